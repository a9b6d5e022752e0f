"""What the posts of a group amount to, from its weak to its strong ones, and where one stands."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.stats.intervals import Interval, estimate_median, estimate_share
from domain.errors import NotEnoughData

LEVELS = (0.1, 0.25, 0.5, 0.75, 0.9)
MINIMUM_MIDDLE = 10
MINIMUM_TAILS = 20  # a tenth of fewer is less than two posts

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Quantiles:
    """`at` holds a value per level of `LEVELS`; None where `n` is less than the level needs."""

    n: int
    at: tuple[float | None, ...]
    median: Interval | None

    @property
    def answered(self) -> bool:
        return self.median is not None

    def of(self, level: float) -> float | None:
        return self.at[LEVELS.index(level)]


def needed(level: float) -> int:
    return MINIMUM_MIDDLE if 0.25 <= level <= 0.75 else MINIMUM_TAILS


def estimate_quantiles(values: Values) -> Quantiles:
    """Between two values on the straight line (Hyndman & Fan's type 7); nan left out."""
    known = values[np.isfinite(values)]
    at = tuple(
        float(np.quantile(known, level)) if known.size >= needed(level) else None
        for level in LEVELS
    )
    median = estimate_median(known) if known.size >= MINIMUM_MIDDLE else None
    return Quantiles(known.size, at, median)


def estimate_standing(values: Values, amount: float) -> Interval:
    """The share of the values that lie below `amount`, those equal to it counted half."""
    known = values[np.isfinite(values)]
    if known.size < MINIMUM_MIDDLE:
        raise NotEnoughData("A standing", needed=MINIMUM_MIDDLE, got=known.size, unit="posts")
    below = float((known < amount).sum()) + 0.5 * float((known == amount).sum())
    return estimate_share(below, known.size)
