"""How much two series that remember their past really tell: the effective sample size."""

import numpy as np
from numpy.typing import NDArray

# Rows without order show a lag-one correlation beyond this only by chance, one column in 1,500.
REMEMBERS_BEYOND = 3.2
_LONGEST_LAG_SHARE = 0.2
_SIGNIFICANT = 1.645


def remembers(lag_one: NDArray[np.float64], n: int) -> NDArray[np.bool_]:
    """Which columns follow their past, given their lag-one autocorrelations."""
    return np.asarray(lag_one > REMEMBERS_BEYOND / np.sqrt(n))


def autocorrelations(series: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of lags 1 to n/5 for columns of shape (n, k), up to the first one that is not significant,
    0 after it. Missing values are taken as the mean; constant columns give 0."""
    n = len(series)
    centred = np.nan_to_num(series - np.nanmean(series, axis=0))
    spectrum = np.fft.rfft(centred, 2 * n, axis=0)
    covariances = np.fft.irfft(spectrum * spectrum.conj(), axis=0)[
        : int(n * _LONGEST_LAG_SHARE) + 1
    ]
    variances = covariances[0]
    raw = covariances[1:] / np.where(variances > 0, variances, 1.0)
    corrected = raw + (1 + 3 * raw) / n * (raw != 0)  # short series show too little of it
    return np.asarray(corrected * np.cumprod(corrected > _SIGNIFICANT / np.sqrt(n), axis=0))


def effective_sample_size(
    first: NDArray[np.float64],
    second: NDArray[np.float64],
    complete: NDArray[np.float64],
    rows: int,
) -> NDArray[np.float64]:
    """For each pair of columns of `autocorrelations`, shapes (lags, f) and (lags, m), with
    `complete` of the `rows` rows known, shape (f, m). Never more than these, never fewer than 4.

    Source: Bartlett (1946), J. R. Statist. Soc. Suppl. 8; Pyper & Peterman (1998), Can. J. Fish.
    Aquat. Sci. 55.
    """
    tapered = first * (1 - np.arange(1, len(first) + 1) / rows)[:, None]
    share = 1 / (1 + 2 * tapered.T @ second)
    return np.clip(complete * share, np.minimum(complete, 4.0), complete)
