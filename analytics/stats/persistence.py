"""How strongly noise follows its past, and what that does to means and slopes."""

import numpy as np
from numpy.typing import NDArray

HIGHEST = 0.97


def lag_one_autocorrelation(residuals: NDArray[np.float64], *, parameters: int = 1) -> float:
    """Of neighbouring values, at least 0; nan breaks the chain. `parameters` were fitted to get the
    residuals: each makes a short series look less persistent than it is, which is taken back.

    Source: bias (1 + 3r) / n by Kendall (1954), Biometrika 41, here in the number fitted.
    """
    known = np.isfinite(residuals)
    n = int(known.sum())
    pairs = known[1:] & known[:-1]
    squares = float(np.sum(residuals[known] ** 2))
    if n < parameters + 4 or squares <= 0 or not pairs.any():
        return 0.0
    products = float(np.sum(residuals[1:][pairs] * residuals[:-1][pairs]))
    raw = products / pairs.sum() / (squares / n)
    corrected = (n * raw + parameters) / max(n - 3 - parameters, 1)
    return float(np.clip(corrected, 0.0, HIGHEST))


def variance_factor(autocorrelation: float) -> float:
    """What AR(1) noise multiplies the variance of a mean by, in the long run."""
    return (1 + autocorrelation) / (1 - autocorrelation)
