"""What rows are worth when those of a group, such as posts of one work, are alike."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc, ndtri

Values = NDArray[np.float64]
Codes = NDArray[np.int64]


@dataclass(frozen=True)
class SureOf:
    """Of a correlation: p, and the interval."""

    p: float
    low: float
    high: float


def worth_in_groups(x: Values, y: Values, groups: Codes) -> float:
    """Share of an independent row that each counts for, at most 1, for the link of x and y, both
    (n,) without gaps: the variance of the slope if rows were independent, beside the one that
    allows any likeness within `groups`.

    Source: Liang & Zeger (1986), Biometrika 73; Kish (1965), Survey Sampling.
    """
    centred, right = x - x.mean(), y - y.mean()
    squares = float(centred @ centred)
    if squares == 0:
        return 1.0
    pulls = centred * (right - float(centred @ right) / squares * centred)
    alone = float(pulls @ pulls)
    if alone == 0:
        return 1.0
    together = np.bincount(np.unique(groups, return_inverse=True)[1], pulls)
    shared = float(together @ together)
    return min(alone / shared, 1.0) if shared > 0 else 1.0


def sure_of_correlation(r: float, effective_n: float, *, confidence: float = 0.95) -> SureOf:
    """As the t test of Pearson's r and Fisher's interval, for so many independent rows; of a
    partial correlation `effective_n` is less by what is held fixed."""
    freedom = max(effective_n - 2, 1e-9)
    p = float(betainc(freedom / 2, 0.5, (1 - r) * (1 + r)))
    if effective_n <= 3:
        return SureOf(p, -1.0, 1.0)
    margin = float(ndtri(0.5 + confidence / 2)) / np.sqrt(effective_n - 3)
    middle = np.arctanh(np.clip(r, -1 + 1e-15, 1 - 1e-15))
    return SureOf(p, float(np.tanh(middle - margin)), float(np.tanh(middle + margin)))
