"""Single extraordinary days, taken down so that they do not decide what all the others say."""

import numpy as np
from numpy.typing import NDArray

from analytics.stats.slopes import robust_slope

_FEWEST_NEIGHBOURS, _MOST_NEIGHBOURS = 5, 11
_TO_SIGMA = 1.4826  # median absolute deviation of Gaussian noise


def clip_hits(values: NDArray[np.float64], *, beyond: float = 5.0) -> NDArray[np.float64]:
    """Values further than `beyond` robust deviations from the median of their neighbours (a tenth
    of the series, 5 to 11 values) are moved to that distance. What fills more than half of these
    is a level, no hit, and stays. No nan.

    Source: Hampel (1974), J. Am. Statist. Assoc. 69, as a running filter that clips.
    """
    from scipy.ndimage import median_filter  # loaded when asked for

    neighbours = min(max(values.size // 10, _FEWEST_NEIGHBOURS), _MOST_NEIGHBOURS) // 2 * 2 + 1
    nearby = median_filter(values, neighbours, mode="nearest")
    away = values - nearby
    deviation = _TO_SIGMA * float(np.median(np.abs(away)))
    if deviation == 0:
        return values
    return np.asarray(nearby + np.clip(away, -beyond * deviation, beyond * deviation))


def without_hits(values: NDArray[np.float64], *, beyond: float = 4.0) -> NDArray[np.float64]:
    """nan where a value lies further than `beyond` robust deviations from the robust line through
    all: a clipped hit near an end would still turn a trend. nan stays nan."""
    away = values - robust_slope(values) * np.arange(values.size)
    away = away - np.nanmedian(away)
    deviation = _TO_SIGMA * float(np.nanmedian(np.abs(away)))
    if deviation == 0:
        return values
    return np.where(np.abs(away) > beyond * deviation, np.nan, values)
