"""The parts of a trend: course, rhythms and changes of one daily line, with their dates."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from analytics.stats.change_points import detect_change_points
from analytics.stats.multiplicity import family_wise_p
from analytics.stats.seasonality import Pattern, Positions, Seasonality, estimate_seasonality
from analytics.stats.trend import Trend, estimate_trend
from analytics.trends.buckets import Line, gathered
from analytics.trends.known_days import KnownDay
from domain.errors import NotEnoughData
from domain.granularity import Granularity

Values = NDArray[np.float64]

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_DAYS_FOR_DAYS_OF_MONTH = 3 * 31
_MONTHS_FOR_MONTHS = 36


@dataclass(frozen=True, eq=False)
class Course:
    """A trend, its fitted line on the days of the series: nan before the first and after the last
    day with a figure."""

    trend: Trend
    fitted: Values
    days: int  # from the first day with a figure to the last

    @property
    def change(self) -> float:
        """Over these days, along the line."""
        return self.trend.slope * (self.days - 1)


@dataclass(frozen=True, eq=False)
class SeasonProfile:
    """What each position adds to the average one, per step; nan for one that never occurred."""

    name: str  # "weekday", "day of the month" or "month"
    labels: tuple[str, ...]
    profile: Values
    low: Values
    high: Values
    p: float  # of no rhythm at all, corrected for the rhythms looked for together
    strength: float  # 0..1
    level: float  # of an average position
    n: int
    method: str

    @property
    def clear(self) -> bool:
        return self.p <= 0.05


@dataclass(frozen=True)
class DatedChange:
    day: date  # the first of the new course
    earliest: date  # it may as well have come on any day from here
    latest: date  # to here
    shift: float  # after minus before
    low: float
    high: float
    before: float
    after: float
    slope_before: float  # per day; 0 where a level says enough
    slope_after: float
    explained_by: KnownDay | None

    @property
    def ratio(self) -> float | None:
        return self.shift / self.before if self.before > 0 else None


@dataclass(frozen=True)
class DatedChanges:
    changes: tuple[DatedChange, ...]
    n: int
    method: str


def known_stretch(line: Line) -> tuple[slice, Values]:
    """From the first known day to the last."""
    known = np.flatnonzero(np.isfinite(line.values))
    if known.size == 0:
        raise NotEnoughData("A trend", needed=1, got=0)
    stretch = slice(int(known[0]), int(known[-1]) + 1)
    return stretch, line.values[stretch]


def course_of(line: Line, *, confidence: float = 0.95) -> Course:
    stretch, values = known_stretch(line)
    trend = estimate_trend(values, confidence=confidence)
    fitted = np.full(line.values.size, np.nan)
    fitted[stretch] = trend.fitted
    return Course(trend, fitted, values.size)


def changes_of_line(line: Line, known: Sequence[KnownDay]) -> DatedChanges:
    stretch, values = known_stretch(line)
    days = line.steps[stretch]
    by_index = {
        (one.day - days[0]).days: one for one in reversed(known) if days[0] <= one.day <= days[-1]
    }
    found = detect_change_points(values, known=sorted(by_index))
    dated = tuple(
        DatedChange(
            day=days[point.index],
            earliest=days[point.earliest],
            latest=days[point.latest],
            shift=point.shift,
            low=point.low,
            high=point.high,
            before=point.before,
            after=point.after,
            slope_before=point.slope_before,
            slope_after=point.slope_after,
            explained_by=None if point.explained_by is None else by_index[point.explained_by],
        )
        for point in found.points
    )
    return DatedChanges(dated, found.n, found.method)


def seasons_of(daily: Line, *, gauge: bool) -> tuple[SeasonProfile, ...]:
    """Weekdays; days of the month from three months on; months from three years on."""
    stretch, values = known_stretch(daily)
    days = daily.steps[stretch]
    rhythms = {"weekday": np.array([day.weekday() for day in days], dtype=np.intp)}
    if np.count_nonzero(np.isfinite(values)) >= _DAYS_FOR_DAYS_OF_MONTH:
        rhythms["day of the month"] = np.array([day.day - 1 for day in days], dtype=np.intp)
    found = [(values, estimate_seasonality(values, rhythms))]
    found += _of_months(daily, gauge=gauge)
    patterns = [(level, told, one) for level, told in found for one in told.patterns]
    p = family_wise_p(np.array([one.p for _, _, one in patterns]))
    return tuple(
        _profile(told, one, float(np.nanmean(of)), float(each))
        for (of, told, one), each in zip(patterns, p, strict=True)
    )


def _of_months(daily: Line, *, gauge: bool) -> list[tuple[Values, Seasonality]]:
    monthly = gathered(daily, Granularity.MONTH, gauge=gauge)
    if monthly.known < _MONTHS_FOR_MONTHS:
        return []
    stretch, values = known_stretch(monthly)
    at: Positions = np.array([day.month - 1 for day in monthly.steps[stretch]], dtype=np.intp)
    return [(values, estimate_seasonality(values, {"month": at}))]


def _profile(told: Seasonality, one: Pattern, level: float, p: float) -> SeasonProfile:
    labels = {"weekday": WEEKDAYS, "month": MONTHS}.get(one.name)
    return SeasonProfile(
        name=one.name,
        labels=labels or tuple(str(n + 1) for n in range(one.profile.size)),
        profile=one.profile,
        low=one.low,
        high=one.high,
        p=p,
        strength=one.strength,
        level=level,
        n=told.n,
        method=told.method,
    )
