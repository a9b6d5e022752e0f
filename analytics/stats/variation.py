"""Is the difference of two periods within the normal variation from day to day?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.stats.student import t_quantile
from domain.errors import NotEnoughData
from domain.periods import DAYS_PER_WEEK

MINIMUM_DAYS = 14
_HIGHEST_AUTOCORRELATION = 0.95


@dataclass(frozen=True)
class Variation:
    """Difference of the mean days of two periods, now minus before, free of weekday effects."""

    difference: float
    low: float
    high: float
    confidence: float
    autocorrelation: float  # of neighbouring days, as estimated; at least zero
    days_now: int
    days_before: int

    @property
    def within_noise(self) -> bool:
        return self.low <= 0 <= self.high


def estimate_variation(
    now: NDArray[np.float64],
    before: NDArray[np.float64],
    *,
    weekday_now: int = 0,
    weekday_before: int = 0,
    confidence: float = 0.95,
) -> Variation:
    """Compares daily values of shapes (n,) and (m,), one per calendar day, nan where missing.

    `weekday_now` and `weekday_before` are those of the first entries (any fixed numbering). Least
    squares on the period and the weekday; the residuals are taken as AR(1), which widens the
    variance of a mean and thins the degrees of freedom. Negative autocorrelation counts as none.
    The two periods are taken as independent, which is cautious where they adjoin.

    Source: von Storch & Zwiers (1999), Statistical Analysis in Climate Research, 6.6 and 17.1
    (equivalent sample size); bias of r by Kendall (1954), Biometrika 41.
    """
    for values in (now, before):
        days = int(np.count_nonzero(~np.isnan(values)))
        if days < MINIMUM_DAYS:
            raise NotEnoughData("Normal variation", needed=MINIMUM_DAYS, got=days)
    difference, residuals, weekdays, balance = _fit(now, before, weekday_now, weekday_before)
    sides = residuals[: now.size], residuals[now.size :]
    autocorrelation = _autocorrelation(sides)
    inflations = [_mean_variance_factor(_count(side), autocorrelation) for side in sides]
    days = _count(residuals)
    squares = float(np.nansum(residuals**2))
    variance = squares / max(days - sum(inflations) - weekdays, 1.0)
    of_means = sum(f / _count(side) for f, side in zip(inflations, sides, strict=True))
    thinning = (1 - autocorrelation**2) / (1 + autocorrelation**2)
    freedom = max((days - 2 - weekdays) * thinning, 1.0)
    margin = t_quantile(freedom, 0.5 + confidence / 2) * float(
        np.sqrt(variance * of_means * balance)
    )
    return Variation(
        difference,
        difference - margin,
        difference + margin,
        confidence,
        autocorrelation,
        _count(sides[0]),
        _count(sides[1]),
    )


def _fit(
    now: NDArray[np.float64], before: NDArray[np.float64], weekday_now: int, weekday_before: int
) -> tuple[float, NDArray[np.float64], int, float]:
    """The period's effect, residuals with nan kept, weekday parameters, and how much the weekdays'
    imbalance inflates the variance of the effect (1: none)."""
    values = np.concatenate([now, before])
    weekdays = np.concatenate(
        [np.arange(now.size) + weekday_now, np.arange(before.size) + weekday_before]
    )
    is_now = np.repeat([1.0, 0.0], [now.size, before.size])
    known = ~np.isnan(values)
    days_of_week = np.eye(DAYS_PER_WEEK)[weekdays % DAYS_PER_WEEK]
    design = np.column_stack([is_now, days_of_week])[known]
    coefficients, _, rank, _ = np.linalg.lstsq(design, values[known], rcond=None)
    residuals = np.full(values.size, np.nan)
    residuals[known] = values[known] - design @ coefficients
    plain = 1 / np.count_nonzero(known & (is_now > 0)) + 1 / np.count_nonzero(known & (is_now < 1))
    spread = float(np.linalg.pinv(design.T @ design)[0, 0])
    return float(coefficients[0]), residuals, int(rank) - 2, spread / plain


def _count(values: NDArray[np.float64]) -> int:
    return int(np.count_nonzero(~np.isnan(values)))


def _autocorrelation(sides: tuple[NDArray[np.float64], ...]) -> float:
    """Of neighbouring days within each side, pooled, with the bias of short series taken back."""
    pairs = [(side[:-1], side[1:]) for side in sides]
    products = sum(float(np.nansum(a * b)) for a, b in pairs)
    pairs_known = sum(_count(a * b) for a, b in pairs)
    squares = sum(float(np.nansum(side**2)) for side in sides)
    days = sum(_count(side) for side in sides)
    if squares == 0 or pairs_known == 0:
        return 0.0
    raw = (products / pairs_known) / (squares / days)
    shorter = days / len(sides)
    corrected = (shorter * raw + 1) / (shorter - 3)
    return float(np.clip(corrected, 0.0, _HIGHEST_AUTOCORRELATION))


def _mean_variance_factor(n: int, autocorrelation: float) -> float:
    """n times the variance of the mean of n AR(1) values of unit variance; 1 for white noise."""
    lags = np.arange(1, n)
    return float(1 + 2 * np.sum((1 - lags / n) * autocorrelation**lags))
