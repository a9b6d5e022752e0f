"""Which days were unusual, looking back: what was expected, the band, how unusual."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import stdtr, stdtrit

from analytics.stats.change_points import detect_change_points
from analytics.stats.deseasoning import without_season
from analytics.stats.multiplicity import false_discovery_q
from domain.errors import NotEnoughData
from domain.periods import DAYS_PER_WEEK

Series = NDArray[np.float64]

MINIMUM_DAYS = 14
_NEIGHBOURHOOD = 29  # days whose median is the level: two weeks to either side
_TO_SIGMA = 1.4826  # of the median absolute deviation
_EFFICIENCY = 0.37  # of that deviation beside the standard deviation: what its degrees are worth
_MEAN_TO_SIGMA = 1.2533  # of the mean absolute deviation


@dataclass(frozen=True, eq=False)
class Anomalies:
    """One entry per day; nan where the day is missing."""

    expected: Series
    low: Series  # the band holds an ordinary day with the stated confidence
    high: Series
    deviation: Series  # standard deviations from what was expected, with its sign
    p: Series  # the chance of an ordinary day to be as far out, by itself
    q: Series  # the same, corrected for the number of days looked at
    n: int
    confidence: float
    method: str

    def unusual(self, false_discovery: float = 0.05) -> NDArray[np.bool_]:
        """Days of which at most this share is expected to be ordinary ones."""
        return np.asarray(self.q <= false_discovery)


def detect_anomalies(
    values: Series, *, season: int | None = DAYS_PER_WEEK, confidence: float = 0.95
) -> Anomalies:
    """One value per day, shape (n,), nan where missing. Expected is the course of levels and lines
    that the series takes, moved by the median of the four weeks around the day, plus its rhythm
    of length `season` where there is one. Values that are never negative are judged on a
    logarithmic scale: double counts as far from usual as half. The scatter is taken as the same
    on all days, and as that of Gaussian noise.

    Source: running median and median absolute deviation, Hampel (1974), J. Am. Statist. Assoc. 69;
    correction by Benjamini & Hochberg (1995).
    """
    known = np.isfinite(values)
    n = int(np.count_nonzero(known))
    if n < MINIMUM_DAYS:
        raise NotEnoughData("Unusual days", needed=MINIMUM_DAYS, got=n)
    counts = bool(np.nanmin(values) >= 0)
    y = np.log1p(values) if counts else np.asarray(values, dtype=np.float64)
    plain = without_season(y, season)
    expected = _level(plain, known) + (y - plain)
    away = y - expected
    scatter = _scatter(away[known])
    deviation = away / scatter if scatter > 0 else np.where(known, 0.0, np.nan)
    margin = float(stdtrit(_EFFICIENCY * n, 0.5 + confidence / 2)) * scatter
    low, expected, high = expected - margin, expected, expected + margin
    if counts:
        low, expected, high = (np.maximum(np.expm1(side), 0.0) for side in (low, expected, high))
    p = 2 * stdtr(_EFFICIENCY * n, -np.abs(deviation))
    method = f"course and running median, {'logarithmic' if counts else 'plain'} scale"
    return Anomalies(expected, low, high, deviation, p, false_discovery_q(p), n, confidence, method)


def _level(values: Series, known: NDArray[np.bool_]) -> Series:
    """The course of levels and lines, and the median of the days around beside it: alone, a median
    would smear a new level, and lag at the ends of a trend."""
    from scipy.ndimage import median_filter  # loaded when asked for

    course = detect_change_points(values, season=None).fitted
    beside = np.where(known, values - course, 0.0)
    neighbours = min(_NEIGHBOURHOOD, values.size // 2 * 2 - 1)
    return np.asarray(course + median_filter(beside, neighbours, mode="reflect"))


def _scatter(away: Series) -> float:
    """Robust, unless more than half of the days are exactly as expected."""
    distance = np.abs(away)
    robust = _TO_SIGMA * float(np.median(distance))
    return robust if robust > 0 else _MEAN_TO_SIGMA * float(distance.mean())
