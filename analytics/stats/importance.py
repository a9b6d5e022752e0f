"""Which features matter together, and how much do they tell of posts they have not seen?"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analytics.stats.feature_columns import (
    Categories,
    Codes,
    Columns,
    Numbers,
    Values,
    columns_of,
)
from analytics.stats.ridge import fit_ridge
from domain.errors import InvalidRequest, NotEnoughData

MINIMUM_GROUPS = 40
_FOLDS = 5
_REPEATS = 12
_RESAMPLES = 60
_FARTHEST = 5.0  # standard deviations, robust ones, after which an outcome is a hit
_TO_DEVIATION = 1.4826  # from the median absolute deviation of a normal distribution


@dataclass(frozen=True)
class FeatureImportance:
    """The feature's part in the share explained out of sample: half of what shuffling it adds to
    the errors, so that the parts of unrelated features add up to that share."""

    name: str
    estimate: float
    low: float
    high: float
    chosen: float  # share of the resamples in which shuffling it did harm

    @property
    def matters(self) -> bool:
        return self.low > 0


@dataclass(frozen=True)
class Importance:
    features: tuple[FeatureImportance, ...]  # the most important first
    share: float  # of the variance explained out of sample; below 0: worse than the mean alone
    low: float
    high: float
    confidence: float
    n: int
    groups: int  # independent units among the rows
    clipped: int  # outcomes so far out that they were drawn in
    method: str

    @property
    def predicts(self) -> bool:
        """Whether anything is told of unseen rows; if not, no feature's bar means anything."""
        return self.low > 0


class _Scores(NamedTuple):
    share: float
    harm: Values  # (f,)


def estimate_importance(
    features: Sequence[Numbers | Categories],
    outcome: Values,
    *,
    groups: Codes | None = None,
    confidence: float = 0.95,
    seed: int = 0,
) -> Importance:
    """Permutation importance of a ridge regression, on rows its fit has not seen.

    Rows without an outcome are left out. A missing number counts as the mean and a missing
    category as none, each with a mark of its own that belongs to the feature. A feature of
    categories counts as one. `groups` are codes of rows that stay together, such as posts of one
    work: they are never on both sides of a split. Skewed counts belong on a log scale first.

    Source: permutation importance by Breiman (2001), Machine Learning 45, as its exact mean over
    all permutations, which a linear model allows; normal intervals, their spread by resampling
    groups.
    """
    known = np.isfinite(outcome)
    units = _units(groups, known)
    _refuse(features, int(units.max(initial=-1)) + 1)
    values, clipped = _drawn_in(outcome[known])
    _, owners = design = columns_of(features, known)
    rng = np.random.default_rng(seed)
    whole = [_cross_validated(design, values, units, rng, len(features)) for _ in range(_REPEATS)]
    again = [_resampled(design, values, units, rng, len(features)) for _ in range(_RESAMPLES)]
    reach = _normal_quantile(confidence)
    share = float(np.mean([scores.share for scores in whole]))
    margin = reach * float(_spread(np.array([scores.share for scores in again])))
    return Importance(
        features=_ranked(features, whole, again, reach),
        share=share,
        low=share - margin,
        high=min(share + margin, 1.0),
        confidence=confidence,
        n=values.size,
        groups=int(units.max()) + 1,
        clipped=clipped,
        method=f"ridge regression, {_FOLDS}-fold cross-validation, {len(owners)} columns",
    )


def _units(groups: Codes | None, known: NDArray[np.bool_]) -> Codes:
    """Codes from 0 of the independent units of the known rows."""
    if groups is None:
        return np.arange(int(known.sum()))
    return np.asarray(np.unique(groups[known], return_inverse=True)[1])


def _refuse(features: Sequence[Numbers | Categories], units: int) -> None:
    if not features:
        raise InvalidRequest("Which features matter cannot be asked without any feature.")
    if units < MINIMUM_GROUPS:
        raise NotEnoughData(
            "Which features matter", needed=MINIMUM_GROUPS, got=units, unit="pieces of content"
        )


def _drawn_in(outcome: Values) -> tuple[Values, int]:
    """One viral post must not decide what matters: it counts as the farthest ordinary one."""
    middle = np.median(outcome)
    spread = _TO_DEVIATION * np.median(np.abs(outcome - middle))
    if spread == 0:
        return outcome, 0
    kept = np.clip(outcome, middle - _FARTHEST * spread, middle + _FARTHEST * spread)
    return kept, int((kept != outcome).sum())


def _cross_validated(
    design: Columns, values: Values, units: Codes, rng: np.random.Generator, features: int
) -> _Scores:
    return _scored(design, values, np.ones(values.size), _folds(units, rng), features)


def _resampled(
    design: Columns, values: Values, units: Codes, rng: np.random.Generator, features: int
) -> _Scores:
    """Units drawn with replacement, as weights: one drawn twice is still in a single fold."""
    drawn = rng.multinomial(units.max() + 1, np.full(units.max() + 1, 1 / (units.max() + 1)))
    weights = drawn[units].astype(float)
    return _scored(design, values, weights, _folds(units, rng), features)


def _folds(units: Codes, rng: np.random.Generator) -> Codes:
    number = int(units.max()) + 1
    return np.asarray(rng.permutation(np.arange(number) % _FOLDS)[units])


def _scored(
    design: Columns, values: Values, weights: Values, folds: Codes, features: int
) -> _Scores:
    """Errors of unseen rows beside those of the mean, and what shuffling each feature adds.

    For predictions that are sums of parts, the mean over all permutations of a part c of the
    squared error is the present one plus 2 n cov(error + c, c). Half of that is kept.
    """
    columns = design.values
    weighted = columns * weights[:, None]
    errors, alone = 0.0, 0.0
    harm = np.zeros(features)
    for fold in range(_FOLDS):
        unseen = folds == fold
        seen = ~unseen
        fit = fit_ridge(columns[seen], weighted[seen], values[seen], weights[seen])
        w, y = weights[unseen], values[unseen]
        parts = columns[unseen] * fit.slopes
        owned = np.column_stack([parts[:, design.owners == f].sum(axis=1) for f in range(features)])
        error = y - fit.start - parts.sum(axis=1)
        errors += float(w @ error**2)
        alone += float(w @ (y - fit.mean) ** 2)
        without = error[:, None] + owned
        harm += w @ (without * owned) - (w @ without) * (w @ owned) / max(w.sum(), 1.0)
    if alone == 0:
        return _Scores(0.0, harm)
    return _Scores(1 - errors / alone, harm / alone)


def _ranked(
    features: Sequence[Numbers | Categories],
    whole: Sequence[_Scores],
    again: Sequence[_Scores],
    reach: float,
) -> tuple[FeatureImportance, ...]:
    estimates = np.mean([scores.harm for scores in whole], axis=0)
    resampled = np.array([scores.harm for scores in again])
    margins = reach * _spread(resampled)
    chosen = (resampled > 0).mean(axis=0)
    found = [
        FeatureImportance(feature.name, float(at), float(at - margin), float(at + margin), share)
        for feature, at, margin, share in zip(
            features, estimates, margins, chosen.tolist(), strict=True
        )
    ]
    return tuple(sorted(found, key=lambda one: -one.estimate))


def _spread(resampled: Values) -> Values:
    """Half the range of the middle 68 %, a standard deviation that wild resamples of few rows do
    not widen; over the first axis."""
    low, high = np.quantile(resampled, (0.16, 0.84), axis=0)
    return np.asarray((high - low) / 2)


def _normal_quantile(confidence: float) -> float:
    from statistics import NormalDist  # the standard library's: scipy need not be loaded for it

    return NormalDist().inv_cdf(0.5 + confidence / 2)
