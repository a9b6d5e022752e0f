"""Squares left around a level or a line over any stretch of a series, from running sums."""

from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Ends = NDArray[np.intp] | int


@dataclass(frozen=True, eq=False)
class RunningSums:
    """Of 1, t, t^2, y, ty and y^2 up to each value, shape (6, n + 1)."""

    sums: NDArray[np.float64]

    @classmethod
    def of(cls, days: NDArray[np.float64], values: NDArray[np.float64]) -> Self:
        """`days` says when each of the `values` was: they need not be evenly spaced."""
        terms = np.stack(
            [np.ones(days.size), days, days * days, values, days * values, values * values]
        )
        sums = np.zeros((6, days.size + 1))
        np.cumsum(terms, axis=1, out=sums[:, 1:])
        return cls(sums)

    def left_around(
        self, start: Ends, end: Ends
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Sums of squares around the level and around the line of each stretch [start, end)."""
        n, t, tt, y, ty, yy = self.sums[:, np.atleast_1d(end)] - self.sums[:, np.atleast_1d(start)]
        around_level = np.maximum(yy - y * y / n, 0.0)
        spread = tt - t * t / n
        together = ty - t * y / n
        explained = np.divide(
            together * together, spread, out=np.zeros_like(spread), where=spread > 0
        )
        return around_level, np.maximum(around_level - explained, 0.0)
