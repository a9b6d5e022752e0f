"""Do stated chances come true as often as they say, and how to mend them if not?"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from domain.errors import NotEnoughData

if TYPE_CHECKING:
    from analytics.stats.intervals import Interval  # brings scipy

EDGES = (0.0, 0.05, 0.15, 0.35, 0.65, 1.0)
_STEPS = 20  # of Newton's method; it settles in five
_LONGEST_STEP = 0.3  # where chances are near 0 or 1 the method would leap
_PRIOR_SD = (0.3, 0.2)  # of shift and stretch, in logits: few outcomes correct little

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Bin:
    """Chances from `low` up to `high`: what was said on average, and how often it came true."""

    low: float
    high: float
    predicted: float
    observed: "Interval"


@dataclass(frozen=True)
class Record:
    bins: tuple[Bin, ...]  # without empty ones
    brier: float  # mean squared distance of chance and outcome
    skill: float  # share of it saved beside always saying the usual share; nan if all were alike
    share: float  # of outcomes that came true
    n: int

    def bin_of(self, chance: float) -> Bin | None:
        """What became of chances like this one."""
        return next((one for one in self.bins if one.low <= chance <= one.high), None)


@dataclass(frozen=True)
class Correction:
    """Of logits: shift + stretch x logit."""

    shift: float
    stretch: float


def calibrate(chances: Values, outcomes: Values) -> Correction:
    """Logistic regression of outcomes (n,) of 0 and 1 on the logits of chances, drawn towards no
    correction: shift 0 and stretch 1."""
    shift, stretch = _fitted(_logits(chances), outcomes, np.array([chances.size]))
    return Correction(float(shift[0]), float(stretch[0]))


def _fitted(logits: Values, outcomes: Values, firsts: NDArray[np.int64]) -> tuple[Values, Values]:
    """Shift and stretch (k,) by the first outcomes alone, as many as `firsts` (k,) says."""
    among = np.arange(logits.size) < firsts[:, None]
    weights = 1 / np.square(_PRIOR_SD)
    shift, stretch = np.zeros(firsts.size), np.ones(firsts.size)
    for _ in range(_STEPS):
        shares = _shares(shift[:, None] + stretch[:, None] * logits)
        missed, curve = (outcomes - shares) * among, shares * (1 - shares) * among
        slopes = (
            missed.sum(axis=1) - weights[0] * shift,
            missed @ logits - weights[1] * (stretch - 1),
        )
        corner = curve @ logits
        sides = curve.sum(axis=1) + weights[0], curve @ np.square(logits) + weights[1]
        inverse = 1 / (sides[0] * sides[1] - np.square(corner))
        steps = np.array(
            [
                (sides[1] * slopes[0] - corner * slopes[1]) * inverse,
                (sides[0] * slopes[1] - corner * slopes[0]) * inverse,
            ]
        )
        steps = np.clip(steps, -_LONGEST_STEP, _LONGEST_STEP)
        shift, stretch = shift + steps[0], stretch + steps[1]
        if np.abs(steps).max(initial=0.0) < 1e-6:
            break
    return shift, stretch


def recalibrated(chances: Values, correction: Correction) -> Values:
    moved = correction.shift + correction.stretch * _logits(chances)
    return _shares(moved)


def keep_record(chances: Values, outcomes: Values) -> Record:
    """Of chances in the order they were said, each corrected by the outcomes of earlier ones."""
    if chances.size == 0:
        raise NotEnoughData("A record", needed=1, got=0, unit="outcomes")
    logits = _logits(chances)
    shift, stretch = _fitted(logits, outcomes, np.arange(chances.size))
    said = _shares(shift + stretch * logits)
    return record_of(said, outcomes)


def record_of(said: Values, outcomes: Values) -> Record:
    """Brier score and its skill by Brier (1950) and Murphy (1973); intervals by Wilson."""
    brier, share = float(np.mean((said - outcomes) ** 2)), float(outcomes.mean())
    usual = share * (1 - share)
    return Record(
        bins=tuple(_bins(said, outcomes)),
        brier=brier,
        skill=1 - brier / usual if usual > 0 else float("nan"),
        share=share,
        n=int(said.size),
    )


def _bins(said: Values, outcomes: Values) -> list[Bin]:
    from analytics.stats.intervals import estimate_share  # brings scipy

    place = np.clip(np.searchsorted(EDGES, said, side="right") - 1, 0, len(EDGES) - 2)
    return [
        Bin(
            EDGES[at],
            EDGES[at + 1],
            float(said[place == at].mean()),
            estimate_share(float(outcomes[place == at].sum()), int((place == at).sum())),
        )
        for at in np.unique(place)
    ]


def _logits(chances: Values) -> Values:
    return np.asarray(np.log(chances) - np.log1p(-chances))


def _shares(logits: Values) -> Values:
    return np.asarray(0.5 * (1 + np.tanh(0.5 * logits)))
