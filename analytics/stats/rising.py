"""Which of many series rise above their own past more than chance lets them?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri, stdtr

from analytics.stats.multiplicity import false_discovery_q
from analytics.stats.persistence import HIGHEST, lag_one_autocorrelation
from analytics.stats.shrinkage import MINIMUM_UNITS, shrink_means

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]

FEWEST_RECENT = 5
FEWEST_EARLIER = 14
FEWEST_AMOUNT = 50.0  # expected in the recent days: smaller series are counted in ones and twos
_FEWEST_FOR_A_COMMON_COURSE = 10
_METHOD = "ratio of means, overdispersed counts with AR(1) memory, empirical Bayes"


@dataclass(frozen=True, eq=False)
class Rises:
    """One entry per series, nan where it cannot be judged. Ratios are recent over expected."""

    recent: Vector  # amount of the known recent days
    expected: Vector  # of the same number of days, by its own earlier ones and the common course
    ratio: Vector
    shrunk: Vector  # drawn towards what all series do; equal to `ratio` with few series
    low: Vector  # of the shrunk ratio
    high: Vector
    q: Vector  # of a rise as large as this by chance, corrected for all series judged
    common: float  # what all series together rose by, as a ratio; 1 where they did not rise
    n: int  # series judged
    confidence: float
    method: str = _METHOD

    def rising(self, false_discovery: float = 0.05) -> NDArray[np.bool_]:
        return np.asarray((self.q <= false_discovery) & (self.low > 1))


def find_rises(recent: Matrix, earlier: Matrix, *, confidence: float = 0.95) -> Rises:
    """Amounts per day, shapes (k, r) and (k, e), nan where missing; `e` in whole weeks, so that
    weekdays weigh alike. A series is judged with at least 5 recent and 14 earlier days known and
    50 expected.

    Expected is the mean of the earlier days, raised by what the middle series rose where ten or
    more are judged: what lifts all is no news of one. A day's variance is taken as proportional to
    its expectation (at least as large), and to remember the day before as its earlier days do, or
    as those of all series do where these remember more.

    Source: quasi-Poisson variance, McCullagh & Nelder (1989), 6.2; the mean of AR(1) noise, von
    Storch & Zwiers (1999), 6.6; Benjamini & Hochberg (1995).
    """
    days, days_before = (np.isfinite(part).sum(axis=1) for part in (recent, earlier))
    usual = np.nansum(earlier, axis=1) / np.maximum(days_before, 1)
    judged = (days >= FEWEST_RECENT) & (days_before >= FEWEST_EARLIER)
    judged &= usual * days >= FEWEST_AMOUNT
    amount = np.nansum(recent, axis=1)
    with np.errstate(divide="ignore", invalid="ignore"):
        raw = np.where(judged, amount / (usual * days), np.nan)
    common = _common(raw[judged])
    expected = np.where(judged, usual * days * common, np.nan)
    variance, freedom = _uncertainty(recent, earlier, usual, judged)
    logarithm = np.log(np.maximum(np.where(judged, amount, np.nan), 0.5) / expected)
    p = stdtr(freedom, -logarithm / np.sqrt(variance))
    shrunk, low, high = _shrunk(logarithm, variance, confidence)
    return Rises(
        recent=np.where(judged, amount, np.nan),
        expected=expected,
        ratio=raw / common,
        shrunk=np.exp(shrunk),
        low=np.exp(low),
        high=np.exp(high),
        q=false_discovery_q(p),
        common=common,
        n=int(judged.sum()),
        confidence=confidence,
    )


def _common(ratios: Vector) -> float:
    if ratios.size < _FEWEST_FOR_A_COMMON_COURSE:
        return 1.0
    return max(1.0, float(np.median(ratios)))


def _uncertainty(
    recent: Matrix, earlier: Matrix, usual: Vector, judged: NDArray[np.bool_]
) -> tuple[Vector, Vector]:
    """Variance of the logarithm of the ratio under no rise, and the degrees it rests on."""
    variance, freedom = np.full(usual.size, np.nan), np.full(usual.size, np.nan)
    rows = np.flatnonzero(judged)
    memories = [lag_one_autocorrelation(earlier[row] - usual[row]) for row in rows]
    shared = float(np.mean(memories)) if memories else 0.0
    for row, own in zip(rows, memories, strict=True):
        away = earlier[row] - usual[row]
        known = int(np.isfinite(away).sum())
        overdispersion = float(np.nansum(away**2)) / (known - 1) / usual[row]
        memory = min(max(own, shared + 1 / np.sqrt(known * len(rows))), HIGHEST)
        lengths = int(np.isfinite(recent[row]).sum()), known
        per_day = sum(_mean_factor(n, memory) / n for n in lengths)
        variance[row] = max(overdispersion, 1.0) / usual[row] * per_day
        freedom[row] = max((known - 1) * (1 - memory**2) / (1 + memory**2), 1.0)
    return variance, freedom


def _mean_factor(n: int, memory: float) -> float:
    """n times the variance of the mean of n AR(1) values of unit variance."""
    lags = np.arange(1, n)
    return float(1 + 2 * np.sum((1 - lags / n) * memory**lags))


def _shrunk(logarithm: Vector, variance: Vector, confidence: float) -> tuple[Vector, ...]:
    """With few series nothing is known of all of them, so each stands for itself."""
    if np.count_nonzero(np.isfinite(logarithm)) < MINIMUM_UNITS:
        margin = float(ndtri(0.5 + confidence / 2)) * np.sqrt(variance)
        return logarithm, logarithm - margin, logarithm + margin
    drawn = shrink_means(logarithm, variance, confidence=confidence)
    return drawn.estimates, drawn.low, drawn.high
