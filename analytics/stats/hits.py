"""Single extraordinary days, taken down so that they do not decide what all the others say."""

import numpy as np
from numpy.typing import NDArray

_NEIGHBOURS = 7
_TO_SIGMA = 1.4826  # median absolute deviation of Gaussian noise


def clip_hits(values: NDArray[np.float64], *, beyond: float = 5.0) -> NDArray[np.float64]:
    """Values further than `beyond` robust deviations from the median of their seven neighbours are
    moved to that distance. A level that lasts four values or more is no hit and stays. No nan.

    Source: Hampel (1974), J. Am. Statist. Assoc. 69, as a running filter that clips.
    """
    from scipy.ndimage import median_filter  # loaded when asked for

    nearby = median_filter(values, _NEIGHBOURS, mode="nearest")
    away = values - nearby
    deviation = _TO_SIGMA * float(np.median(np.abs(away)))
    if deviation == 0:
        return values
    return np.asarray(nearby + np.clip(away, -beyond * deviation, beyond * deviation))
