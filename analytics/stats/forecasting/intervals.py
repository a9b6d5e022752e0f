"""Intervals as wide as the series' own past errors ask for."""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from analytics.stats.forecasting.scales import Matrix

_PRIOR_ORIGINS = 4.0  # what the model's own variance counts for against the backtest
_PRIOR_RATIO = 1.15  # a model that chose its own parameters is a little too sure
_SMALLEST = 1e-150  # a series without noise expects no error at all
_MOST_RATIO = 9.0  # an origin before a break says no more than three times the spread


@dataclass(frozen=True, eq=False)
class Calibrated:
    """Standard deviations (s, horizon) at the end, and (s, origins, horizon) in the backtest, each
    origin there calibrated by the other ones only."""

    ahead: Matrix
    past: Matrix


def calibrate(means: Matrix, variances: Matrix, actual: Matrix) -> Calibrated:
    """Shapes (s, 1 + origins, horizon), the end first; `actual` (s, origins, horizon).

    The variance is multiplied by the mean ratio of squared to expected errors over the origins,
    together with a few origins of the usual ratio: an inverse-gamma prior on the scale.
    """
    expected = np.maximum(variances, _SMALLEST)
    ratios = np.nanmean((means[:, 1:] - actual) ** 2 / expected[:, 1:], axis=2)
    ratios = np.minimum(ratios, _MOST_RATIO)
    origins = ratios.shape[1]
    total = _PRIOR_ORIGINS * _PRIOR_RATIO + ratios.sum(axis=1, keepdims=True)
    ahead = total / (_PRIOR_ORIGINS + origins)
    past = (total - ratios) / (_PRIOR_ORIGINS + max(origins - 1, 0))
    spread = np.sqrt(variances)
    return Calibrated(spread[:, 0] * np.sqrt(ahead), spread[:, 1:] * np.sqrt(past)[:, :, None])


def width(level: float) -> float:
    """Standard deviations to either side that hold `level` of a normal distribution."""
    return float(ndtri(0.5 + level / 2))
