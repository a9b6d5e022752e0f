"""Keeps a long line drawable without losing its peaks, troughs and gaps."""

import numpy as np
from numpy.typing import NDArray

MOST_POINTS = 2000


def kept_indices(values: NDArray[np.float64], *, most: int = MOST_POINTS) -> NDArray[np.int64]:
    """Which points to draw: of each bucket the ends of its range, and one missing value if any."""
    if len(values) <= most:
        return np.arange(len(values))
    kept = {0, len(values) - 1}
    for bucket in np.array_split(np.arange(len(values)), max(1, (most - 2) // 3)):
        inside = values[bucket]
        missing = np.isnan(inside)
        if missing.any():
            kept.add(int(bucket[missing.argmax()]))
        if not missing.all():
            kept.update((int(bucket[np.nanargmin(inside)]), int(bucket[np.nanargmax(inside)])))
    return np.array(sorted(kept))


def isolated(values: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Points with no neighbour on either side: a line alone would not show them."""
    known = np.concatenate(([False], ~np.isnan(values), [False]))
    return known[1:-1] & ~known[:-2] & ~known[2:]
