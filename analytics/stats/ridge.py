"""A ridge regression whose penalty the rows choose themselves."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_PENALTIES = np.geomspace(1e-3, 1e2, 16)  # times the number of rows
_AS_GOOD = 1.001  # errors up to here times the least are no worse

Values = NDArray[np.float64]


class RidgeFit(NamedTuple):
    slopes: Values
    start: float
    mean: float  # of the outcome, the prediction without features


def fit_ridge(columns: Values, weighted: Values, values: Values, weights: Values) -> RidgeFit:
    """The strongest penalty whose generalised cross-validation error is about the least: among
    features that say the same, a strong one shares what a weak one hands to either by chance.

    Source: Golub, Heath & Wahba (1979), Technometrics 21.
    """
    n = weights.sum()
    centre, mean = weighted.sum(axis=0) / n, float(weights @ values) / n
    squares = columns.T @ weighted - n * np.outer(centre, centre)
    products = weighted.T @ values - n * centre * mean
    spread = float(weights @ values**2) - n * mean**2
    eigenvalues, axes = np.linalg.eigh(squares)
    eigenvalues = np.maximum(eigenvalues, 0.0)
    along = axes.T @ products
    shrunk = along / (eigenvalues + n * _PENALTIES[:, None])
    left = spread - 2 * shrunk @ along + (shrunk**2) @ eigenvalues
    freedom = 1 + (eigenvalues / (eigenvalues + n * _PENALTIES[:, None])).sum(axis=1)
    rows = float((weights > 0).sum())
    error = left / np.maximum(1 - freedom / rows, 1e-3) ** 2
    best = int(np.flatnonzero(error <= _AS_GOOD * error.min())[-1])
    slopes = axes @ shrunk[best]
    return RidgeFit(slopes, mean - float(centre @ slopes), mean)
