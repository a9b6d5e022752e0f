"""The same figures over the imported rows, to lay beside what a file states of itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from domain.metrics import MetricRegistry
from domain.observations import Control, Number, Observation, PackedObservation, packed
from domain.periods import Period
from domain.vocabulary import Figure, MetricKind

_RATE_STEP = Decimal("0.0001")
_Told = tuple[date, int, Any]  # day, row, the figure or all figures of the row
# The last totals of more posts are added up only where the file states a total to compare with.
_MOST_POSTS = 20_000


def controls_of(
    metrics: Sequence[str],
    observations: Sequence[Observation],
    stated: Mapping[str, Decimal],
    registry: MetricRegistry,
) -> tuple[Control, ...]:
    sums = Sums(metrics, registry, most_posts=None if stated else _MOST_POSTS)
    for seen in packed(observations):
        sums.take_in(seen)
    imported = sums.imported()
    return tuple(Control(name, stated.get(name), imported.get(name)) for name in metrics)


@dataclass
class _Column:
    """What is added up of one metric while the rows pass by."""

    total: Number = 0
    count: int = 0
    weighted: Decimal = Decimal(0)
    weights: Number = 0
    latest: tuple[date, Number] | None = None
    latest_by_post: dict[object, _Told] = field(default_factory=dict)


class Sums:
    """Amounts add up; of running totals each post's latest one; the two are never added."""

    def __init__(
        self, metrics: Sequence[str], registry: MetricRegistry, *, most_posts: int | None = None
    ) -> None:
        self._metrics = [registry[name] for name in metrics]
        self._columns = [_Column() for _ in metrics]
        self._weights = [
            metrics.index(metric.weight) if metric.weight in metrics else None
            for metric in self._metrics
        ]
        self._only_counters = all(one.kind is MetricKind.COUNTER for one in self._metrics)
        self._whole_rows: dict[object, _Told] = {}  # of rows of counters that lack nothing
        self._most_posts = most_posts
        self._rows = self._running = 0
        self._of_account_only = True

    def take_in(self, seen: PackedObservation) -> None:
        figure, values, subject, moment, days, platform = seen
        self._rows += 1
        running = figure is Figure.CUMULATIVE
        self._running += running
        self._of_account_only = self._of_account_only and subject is None
        if running and self._only_counters and None not in values:
            told = (_day(moment, days), self._rows, values)
            self._note(self._whole_rows, (platform, subject), told)
            return
        for place, value in enumerate(values):
            if value is not None:
                self._add(place, value, seen, running=running)

    def imported(self) -> dict[str, Decimal | None]:
        if 0 < self._running < self._rows:
            return {}
        return {metric.name: self._sum(place) for place, metric in enumerate(self._metrics)}

    def _add(self, place: int, value: Number, seen: PackedObservation, *, running: bool) -> None:
        _, values, subject, moment, days, platform = seen
        column, kind, weight = self._columns[place], self._metrics[place].kind, self._weights[place]
        if kind is MetricKind.COUNTER and running:
            told = (_day(moment, days), self._rows, value)
            self._note(column.latest_by_post, (platform, subject), told)
        elif kind is MetricKind.COUNTER:
            column.total += value
            column.count += 1
        elif kind is MetricKind.RATE and weight is not None:
            by = values[weight]
            if by is not None:
                column.weighted += Decimal(value) * by
                column.weights += by
        elif kind is MetricKind.LEVEL:
            day = _day(moment, days)
            if column.latest is None or column.latest[0] < day:
                column.latest = (day, value)

    def _note(self, latest: dict[object, _Told], post: object, told: _Told) -> None:
        """Of the same day the row further down counts."""
        known = latest.get(post)
        if known is None and self._most_posts is not None and len(latest) > self._most_posts:
            return
        if known is None or known[0] <= told[0]:
            latest[post] = told

    def _sum(self, place: int) -> Decimal | None:
        column, weight = self._columns[place], self._weights[place]
        kind, running = self._metrics[place].kind, self._running > 0
        if kind is MetricKind.COUNTER and running:
            return self._sum_of_latest(place)
        if kind is MetricKind.COUNTER:
            return Decimal(column.total) if column.count else None
        if kind is MetricKind.RATE and weight is not None and not running and column.weights:
            return (column.weighted / column.weights).quantize(_RATE_STEP)
        if kind is MetricKind.LEVEL and self._of_account_only and column.latest:
            return Decimal(column.latest[1])
        return None

    def _sum_of_latest(self, place: int) -> Decimal | None:
        latest = dict(self._columns[place].latest_by_post)
        for post, (day, row, values) in self._whole_rows.items():
            known = latest.get(post)
            if known is None or known[:2] < (day, row):
                latest[post] = (day, row, values[place])
        too_many = self._most_posts is not None and len(latest) > self._most_posts
        return None if too_many or not latest else Decimal(sum(v for _, _, v in latest.values()))


def _day(moment: date | None, days: Period | None) -> date:
    """The day as written; a moment in the middle of a day sorts with that day."""
    if days is not None:
        return days.last_day
    return date.min if moment is None else date(moment.year, moment.month, moment.day)
