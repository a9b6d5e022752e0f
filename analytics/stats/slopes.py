"""Straight lines through series: by least squares with an error that memory widens, and robust."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.stats.persistence import HIGHEST, lag_one_autocorrelation

Series = NDArray[np.float64]

_CAUTION = 0.8  # standard errors added to the autocorrelation, which is estimated itself
# By simulation: up to a memory of 0.9, five of a hundred series without a slope seem to have one.
_SHORT_MEMORY = 6.5
_MOST_PAIRED = 120  # values whose pairs are all looked at; longer series are thinned evenly


@dataclass(frozen=True, eq=False)
class Line:
    level: float  # in the middle of the known days
    slope: float  # per day
    error: float  # standard error of the slope
    level_error: float
    freedom: float  # degrees that the errors rest on
    autocorrelation: float
    fitted: Series
    residuals: Series  # nan where the series is

    @property
    def explained(self) -> float:
        """Share of the variance that lies in the line."""
        known = np.isfinite(self.residuals)
        left = float(self.residuals[known] @ self.residuals[known])
        on_line = float(np.sum((self.fitted[known] - self.level) ** 2))
        return on_line / (on_line + left) if on_line > 0 else 0.0


def fit_line(values: Series) -> Line:
    """Least squares through one value per day, nan where missing, with AR(1) noise.

    Source: variance of a linear statistic of an AR(1) series, von Storch & Zwiers (1999), 6.6
    and 8.3. The autocorrelation is corrected for the two parameters fitted and taken a little high.
    """
    known = np.isfinite(values)
    days = np.arange(values.size, dtype=np.float64)
    away = np.where(known, days - days[known].mean(), 0.0)
    spread, n = float(away @ away), int(known.sum())
    level = float(values[known].mean())
    slope = float(away[known] @ values[known]) / spread
    fitted = level + slope * (days - days[known].mean())
    residuals = np.where(known, values - fitted, np.nan)
    memory = _cautious(lag_one_autocorrelation(residuals, parameters=2), n)
    of_slope = _remembered_square(away, memory) / spread
    of_level = _remembered_square(known.astype(np.float64), memory) / n
    left = float(np.nansum(residuals**2))
    variance = left / max(n - of_slope - of_level, 1.0)
    return Line(
        level,
        slope,
        error=float(np.sqrt(variance * of_slope / spread)) * _allowance(memory, n),
        level_error=float(np.sqrt(variance * of_level / n)),
        freedom=max((n - 2) * (1 - memory**2) / (1 + memory**2), 1.0),
        autocorrelation=memory,
        fitted=fitted,
        residuals=residuals,
    )


def _allowance(memory: float, n: int) -> float:
    """For few days that follow each other closely, whose memory is known least."""
    return 1 + _SHORT_MEMORY * memory / (n * (1 - memory))


def _cautious(memory: float, n: int) -> float:
    return min(memory + _CAUTION * float(np.sqrt((1 - memory**2) / n)), HIGHEST)


def robust_slope(values: Series) -> float:
    """Median of the slopes between all pairs of known values.

    Source: Theil (1950); Sen (1968), J. Am. Statist. Assoc. 63.
    """
    known = np.flatnonzero(np.isfinite(values))
    if known.size > _MOST_PAIRED:
        known = known[np.linspace(0, known.size - 1, _MOST_PAIRED).astype(int)]
    first, second = np.triu_indices(known.size, 1)
    rises = values[known[second]] - values[known[first]]
    return float(np.median(rises / (known[second] - known[first])))


def _remembered_square(weights: Series, memory: float) -> float:
    """Variance of the weighted sum of AR(1) noise of unit variance, by its autocovariances."""
    if memory == 0:
        return float(weights @ weights)
    spectrum = np.fft.rfft(weights, 2 * weights.size)
    products = np.fft.irfft(spectrum * spectrum.conj())[: weights.size]
    decay = memory ** np.arange(weights.size)
    return float(2 * decay @ products - products[0])
