"""Many tests at once, corrected together."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray


def false_discovery_q(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """Smallest false discovery rate at which each test would be a discovery; nan stays nan and
    counts as no test. Any shape; the family is all of it.

    Source: Benjamini & Hochberg (1995), J. R. Statist. Soc. B 57.
    """
    return _stepped(p, lambda tests: tests / np.arange(1, tests + 1), from_largest=True)


def family_wise_p(p: NDArray[np.float64]) -> NDArray[np.float64]:
    """p-values that bound the chance of any false rejection in the family; nan stays nan.

    Source: Holm (1979), Scand. J. Statist. 6.
    """
    return _stepped(p, lambda tests: np.arange(tests, 0, -1.0), from_largest=False)


def _stepped(
    p: NDArray[np.float64], factors: Callable[[int], NDArray[np.float64]], *, from_largest: bool
) -> NDArray[np.float64]:
    """The sorted p-values times their factors, made monotone, in the order they came."""
    adjusted = np.full(p.shape, np.nan)
    known = np.flatnonzero(~np.isnan(p))
    order = known[np.argsort(p.flat[known], kind="stable")]
    scaled = p.flat[order] * factors(order.size)
    monotone = (
        np.minimum.accumulate(scaled[::-1])[::-1] if from_largest else np.maximum.accumulate(scaled)
    )
    adjusted.flat[order] = np.minimum(monotone, 1.0)
    return adjusted
