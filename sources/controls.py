"""The same figures over the imported rows, to lay beside what a file states of itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import chain
from typing import Any

from domain.metrics import MetricRegistry
from domain.observation_columns import ObservationColumns, PackedObservation, lacks_figures
from domain.observations import Control, Number
from domain.periods import Period
from domain.vocabulary import Figure, MetricKind
from sources.latest_rows import LatestRows, day_of

_RATE_STEP = Decimal("0.0001")
_Told = tuple[date, int, Any]  # day, row, the figure or all figures of the row
# The last totals of more posts are added up only where the file states a total to compare with.
MOST_POSTS = 20_000


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
        self._latest_rows = LatestRows(len(metrics), most_posts)
        self._whole_rows: dict[object, _Told] = {}  # of rows of counters that lack nothing
        self._most_posts = most_posts
        self._rows = self._running = 0
        self._of_account_only = True

    def take_in(self, seen: ObservationColumns) -> None:
        first_row = self._rows + 1
        self._rows += len(seen)
        kinds = {figure for figure, _, _ in seen.occasions}
        running = len(seen) if kinds == {Figure.CUMULATIVE} else _running(seen)
        self._running += running
        of_account = all(subject is None for subject, _ in seen.subjects)
        self._of_account_only = self._of_account_only and of_account
        lacks_nothing = not any(map(lacks_figures, seen.figures))
        plain = running == len(seen) and self._only_counters and lacks_nothing
        if not (plain and self._latest_rows.take_in(seen, first_row)):
            for row, one in enumerate(seen, first_row):
                self._take_in_one(one, row)

    def controls(self, stated: Mapping[str, Decimal]) -> tuple[Control, ...]:
        imported = self._imported()
        return tuple(
            Control(name, stated.get(name), imported.get(name))
            for name in (metric.name for metric in self._metrics)
        )

    def _take_in_one(self, seen: PackedObservation, row: int) -> None:
        figure, values, subject, moment, days, platform = seen
        running = figure is Figure.CUMULATIVE
        if running and self._only_counters and None not in values:
            told = (_day(moment, days), row, values)
            self._note(self._whole_rows, (subject, platform), told)
            return
        for place, value in enumerate(values):
            if value is not None:
                self._add(place, value, seen, row)

    def _imported(self) -> dict[str, Decimal | None]:
        if 0 < self._running < self._rows:
            return {}
        return {metric.name: self._sum(place) for place, metric in enumerate(self._metrics)}

    def _add(self, place: int, value: Number, seen: PackedObservation, row: int) -> None:
        figure, values, subject, moment, days, platform = seen
        running = figure is Figure.CUMULATIVE
        column, kind, weight = self._columns[place], self._metrics[place].kind, self._weights[place]
        if kind is MetricKind.COUNTER and running:
            told = (_day(moment, days), row, value)
            self._note(column.latest_by_post, (subject, platform), told)
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
        if known is None and self._too_many(latest):
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
        if self._latest_rows.are_too_many:
            return None
        latest = dict(self._columns[place].latest_by_post)
        whole = chain(self._whole_rows.items(), self._latest_rows.items())
        for post, (day, row, values) in whole:
            known = latest.get(post)
            if known is None or known[:2] < (day, row):
                latest[post] = (day, row, values[place])
        if self._too_many(latest) or not latest:
            return None
        return Decimal(sum(value for _, _, value in latest.values()))

    def _too_many(self, latest: Mapping[object, _Told]) -> bool:
        return self._most_posts is not None and len(latest) > self._most_posts


def _running(seen: ObservationColumns) -> int:
    return sum(seen.occasions[when][0] is Figure.CUMULATIVE for when in seen.occasion_of)


def _day(moment: date | None, days: Period | None) -> date:
    return day_of((Figure.CUMULATIVE, moment, days))
