"""Where variants rotate by day: did the days change by themselves while the test ran?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr

from domain.errors import NotEnoughData

FEWEST_DAYS = 14
SUSPICIOUS_BELOW = 0.05


@dataclass(frozen=True)
class Drift:
    """`change` is that of a day's figure from the first day to the last, variants apart, as a
    share of the mean figure; nan where that is zero."""

    change: float
    p: float
    n: int

    @property
    def is_suspicious(self) -> bool:
        return self.p < SUSPICIOUS_BELOW


def check_drift(
    days: NDArray[np.float64], variants: NDArray[np.intp], values: NDArray[np.float64]
) -> Drift:
    """One entry per day, each of shape (n,); `variants` number the variant of the day from 0.

    Least squares on the day and a level per variant; the test of the slope takes days as
    independent of each other.
    """
    if values.size < FEWEST_DAYS:
        raise NotEnoughData("A check for drift", needed=FEWEST_DAYS, got=values.size)
    levels = np.eye(int(variants.max()) + 1)[variants]
    design = np.column_stack([days - days.mean(), levels[:, levels.any(axis=0)]])
    solved, _, rank, _ = np.linalg.lstsq(design, values, rcond=None)
    away = values - design @ solved
    free = values.size - int(rank)
    scatter = float(away @ away) / free
    error = np.sqrt(scatter * np.linalg.pinv(design.T @ design)[0, 0])
    rises = float(solved[0]) * float(days.max() - days.min())
    p = float(2 * stdtr(free, -abs(solved[0]) / error)) if error > 0 else float(solved[0] == 0)
    mean = float(values.mean())
    return Drift(rises / mean if mean else float("nan"), p, values.size)
