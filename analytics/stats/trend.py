"""Is a series rising or falling, by how much, and how restless is it?"""

from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri, stdtr, stdtrit

from analytics.stats.cycles import Cycle, find_cycle
from analytics.stats.deseasoning import without_season
from analytics.stats.hits import without_hits
from analytics.stats.slopes import Line, fit_line
from domain.errors import NotEnoughData
from domain.periods import DAYS_PER_WEEK

Series = NDArray[np.float64]

MINIMUM_DAYS = 28
_NEGLIGIBLE = 0.05  # of the level, over the whole stretch
_TO_SIGMA = 1.4826  # of the median absolute deviation
_LOG_DEVIATION_VARIANCE = 1.36  # of the logarithm of that deviation, times n, of Gaussian noise
_MOST_HITS = 0.1  # of the days: what comes oftener is no exception, and the line must bear it
_ROUNDING = 1e-9
_METHOD = "least squares with AR(1) noise, rhythm and hits removed"


class Direction(Enum):
    RISING = "rising"
    FALLING = "falling"
    STABLE = "stable"
    CYCLICAL = "cyclical"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Volatility:
    """Typical distance of a day from the trend, as a share of the trend's level."""

    share: float
    ratio: float  # of the second half to the first
    low: float
    high: float

    @property
    def changed(self) -> bool:
        return not self.low <= 1 <= self.high


@dataclass(frozen=True, eq=False)
class Trend:
    direction: Direction
    slope: float  # per day
    low: float
    high: float
    p: float  # of a slope as steep as this where there is none
    level: float  # in the middle of the stretch
    strength: float  # share of the variance that lies in the line, 0..1
    autocorrelation: float
    cycle: Cycle | None
    volatility: Volatility | None  # None where values or trend fall below zero
    fitted: Series
    n: int
    hits: int  # of the n days left out of the line
    confidence: float
    method: str = _METHOD

    @property
    def slope_share(self) -> float | None:
        """Change per day as a share of the level; None where the level is not above zero."""
        return self.slope / self.level if self.level > 0 else None

    @property
    def slope_share_interval(self) -> tuple[float, float] | None:
        """With the level taken as known."""
        return (self.low / self.level, self.high / self.level) if self.level > 0 else None


def estimate_trend(
    values: Series, *, season: int | None = DAYS_PER_WEEK, confidence: float = 0.95
) -> Trend:
    """One value per day, shape (n,), nan where missing.

    A rhythm of length `season` is removed where there is one. Hits are left out, unless they fill
    more than a tenth of the days. The interval of the slope is widened for days that follow the
    ones before them. Rising or falling: the interval excludes zero and reaches beyond a negligible
    change (5 % of the level over the whole stretch). Stable: it lies within that. Cyclical:
    neither, and a slow regular wave is found.

    Source: see `fit_line` and `find_cycle`.
    """
    known = np.isfinite(values)
    n = int(np.count_nonzero(known))
    if n < MINIMUM_DAYS:
        raise NotEnoughData("A trend", needed=MINIMUM_DAYS, got=n)
    plain = without_season(values, season)
    ordinary = without_hits(plain)
    hits = n - int(np.count_nonzero(np.isfinite(ordinary)))
    if hits > _MOST_HITS * n:
        ordinary, hits = plain, 0
    line = fit_line(ordinary)
    margin = float(stdtrit(line.freedom, 0.5 + confidence / 2)) * line.error
    low, high = line.slope - margin, line.slope + margin
    cycle = find_cycle(line.residuals, longer_than=season or 2)
    negligible = _NEGLIGIBLE * abs(line.level) / max(values.size - 1, 1)
    return Trend(
        direction=_direction(low, high, negligible, cycle),
        slope=line.slope,
        low=low,
        high=high,
        p=_chance(line),
        level=line.level,
        strength=line.explained,
        autocorrelation=line.autocorrelation,
        cycle=cycle,
        volatility=_volatility(
            (plain - line.fitted) / line.fitted, line.autocorrelation, confidence
        )
        if np.nanmin(values) >= 0 and line.fitted.min() > 0
        else None,
        fitted=line.fitted,
        n=n,
        hits=hits,
        confidence=confidence,
    )


def _chance(line: Line) -> float:
    if line.error == 0:
        return 1.0 if line.slope == 0 else 0.0
    return 2 * float(stdtr(line.freedom, -abs(line.slope) / line.error))


def _direction(low: float, high: float, negligible: float, cycle: Cycle | None) -> Direction:
    if -negligible <= low and high <= negligible:
        return Direction.CYCLICAL if cycle else Direction.STABLE
    if low > 0:
        return Direction.RISING
    if high < 0:
        return Direction.FALLING
    return Direction.CYCLICAL if cycle else Direction.UNCLEAR


def _volatility(away: Series, memory: float, confidence: float) -> Volatility | None:
    """From deviations as shares of the trend; robust, so that hits make no unrest. None where
    most days lie on the trend exactly."""
    known = away[np.isfinite(away)]
    halves = known[: known.size // 2], known[known.size // 2 :]
    first, second = (_robust_deviation(half) for half in halves)
    if min(first, second) < _ROUNDING:
        return None
    of_logarithms = sum(_LOG_DEVIATION_VARIANCE / half.size for half in halves)
    thinned = (1 + memory**2) / (1 - memory**2)
    margin = float(ndtri(0.5 + confidence / 2) * np.sqrt(of_logarithms * thinned))
    ratio = second / first
    low, high = (float(ratio * np.exp(side)) for side in (-margin, margin))
    return Volatility(_robust_deviation(known), ratio, low, high)


def _robust_deviation(values: Series) -> float:
    return _TO_SIGMA * float(np.median(np.abs(values - np.median(values))))
