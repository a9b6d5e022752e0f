"""Do several items, or several metrics, go the same way?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from analytics.answers import Unanswered, answered
from analytics.stats.trend import Trend, estimate_trend
from analytics.trends.buckets import Line, gathered
from analytics.trends.parts import Course, course_of
from analytics.trends.subjects import (
    Subject,
    chosen_item,
    daily_line,
    groups_of,
    items_of,
    resolve_subject,
)
from database.queries.grouped_daily import Group
from domain.errors import InvalidRequest, NotEnoughData, NotFound
from domain.granularity import Granularity, offered
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Level

MOST_COMPARED = 5
_CONFIDENCE = 0.95

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Difference:
    """Change per day beyond that of the first row, as a share of the level of each."""

    slope: float
    low: float
    high: float
    p: float
    n: int  # days known of both

    @property
    def clear(self) -> bool:
        return not self.low <= 0 <= self.high


@dataclass(frozen=True, eq=False)
class ComparedTrend:
    item: Group
    metric: Metric
    line: Line  # in steps of the granularity
    indexed: Values  # 100 is the line's own mean
    course: Course | Unanswered  # its interval holds together with all others
    against_first: Difference | Unanswered | None  # None for the first row


@dataclass(frozen=True, eq=False)
class TrendComparison:
    """All intervals hold together with 95 %: each is widened for their number (Bonferroni)."""

    subject: Subject  # of the first metric
    granularity: Granularity
    granularities: tuple[Granularity, ...]
    rows: tuple[ComparedTrend, ...]
    confidence: float  # of all intervals together
    notes: tuple[str, ...]


def report_trend_comparison(
    connection: Connection,
    selection: Selection,
    metric_names: Sequence[str | None],
    *,
    level: Level = Level.CONTENT,
    keys: Sequence[str] = (),
    granularity: Granularity = Granularity.DAY,
    today: date | None = None,
) -> TrendComparison:
    """Several keys of one metric, or several metrics of one key; without a key, of the largest."""
    subjects = [
        resolve_subject(connection, selection, name, level, today)
        for name in dict.fromkeys(metric_names or (None,))
    ]
    keys = list(dict.fromkeys(keys))
    if not keys:
        keys = [chosen_item(subjects[0], items_of(connection, subjects[0]), None).key]
    _refuse(len(subjects), len(keys))
    found = [(subject, line) for subject in subjects for line in _lines(connection, subject, keys)]
    offered_here = offered(subjects[0].period) or (Granularity.DAY,)
    chosen = granularity if granularity in offered_here else Granularity.DAY
    tests = 2 * len(found) - 1  # a course each, and each beside the first
    confidence = 1 - (1 - _CONFIDENCE) / tests
    first = found[0][1][1]
    rows = tuple(
        ComparedTrend(
            item=item,
            metric=subject.metric,
            line=(line := gathered(daily, chosen, gauge=subject.gauge)),
            indexed=_indexed(line.values),
            course=_course(daily, confidence),
            against_first=None if place == 0 else _difference(daily, first, confidence),
        )
        for place, (subject, (item, daily)) in enumerate(found)
    )
    notes = dict.fromkeys(note for subject in subjects for note in subject.notes)
    return TrendComparison(subjects[0], chosen, offered_here, rows, _CONFIDENCE, tuple(notes))


def _refuse(metrics: int, keys: int) -> None:
    if metrics > 1 and keys > 1:
        raise InvalidRequest("Compare several items by one metric, or several metrics of one item.")
    if max(metrics, keys) > MOST_COMPARED:
        raise InvalidRequest(
            f"At most {MOST_COMPARED} are compared at once, not {max(metrics, keys)}."
        )


def _lines(
    connection: Connection, subject: Subject, keys: Sequence[str]
) -> list[tuple[Group, Line]]:
    groups = groups_of(connection, subject, keys, subject.period)
    missing = [key for key in keys if key not in groups]
    if missing:
        raise NotFound(
            f"There is no {subject.level.value} {missing[0]!r} with daily figures of "
            f"{subject.metric.label.lower()} in this period."
        )
    return [
        (Group(key, groups[key].label), daily_line(groups[key], subject.period, subject.period))
        for key in keys
    ]


def _course(daily: Line, confidence: float) -> Course | Unanswered:
    return answered(lambda: course_of(daily, confidence=confidence))


def _difference(daily: Line, first: Line, confidence: float) -> Difference | Unanswered:
    """Of both as shares of their own level, day by day: what moves both alike cancels out."""

    def ask() -> Difference:
        both = np.isfinite(daily.values) & np.isfinite(first.values)
        levels = [
            float(np.mean(line.values[both])) if both.any() else 0.0 for line in (daily, first)
        ]
        if min(levels) <= 0:
            raise NotEnoughData("A comparison of two trends", needed=28, got=int(both.sum()))
        apart = np.where(both, daily.values / levels[0] - first.values / levels[1], np.nan)
        trend: Trend = estimate_trend(apart, confidence=confidence)
        return Difference(trend.slope, trend.low, trend.high, trend.p, trend.n)

    return answered(ask)


def _indexed(values: Values) -> Values:
    """nan throughout where the mean is not above zero. The first value is no base: on a restless
    series it would scale all others by chance."""
    known = values[np.isfinite(values)]
    base = float(known.mean()) if known.size else 0.0
    return values / base * 100 if base > 0 else np.full(values.size, np.nan)
