"""The same figures over the imported rows, to lay beside what a file states of itself."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from domain.metrics import MetricRegistry
from domain.observations import Control, Number, Observation
from domain.vocabulary import Figure, MetricKind

_RATE_STEP = Decimal("0.0001")
# The last totals of more posts are added up only where the file states a total to compare with.
_MOST_POSTS = 20_000


def controls_of(
    metrics: Sequence[str],
    observations: Iterable[Observation],
    stated: Mapping[str, Decimal],
    registry: MetricRegistry,
) -> tuple[Control, ...]:
    sums = Sums(metrics, registry, most_posts=None if stated else _MOST_POSTS)
    for seen in observations:
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
    latest_by_post: dict[object, tuple[date, Number]] = field(default_factory=dict)


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
        self._most_posts = most_posts
        self._rows = self._running = 0
        self._of_account_only = True

    def take_in(self, seen: Observation) -> None:
        self._rows += 1
        running = seen.figure is Figure.CUMULATIVE
        self._running += running
        self._of_account_only = self._of_account_only and seen.subject is None
        for place, value in enumerate(seen.values):
            if value is not None:
                self._add(place, value, seen, running=running)

    def imported(self) -> dict[str, Decimal | None]:
        if 0 < self._running < self._rows:
            return {}
        told = zip(self._metrics, self._columns, self._weights, strict=True)
        return {
            metric.name: self._sum(metric.kind, column, weight) for metric, column, weight in told
        }

    def _add(self, place: int, value: Number, seen: Observation, *, running: bool) -> None:
        column, kind, weight = self._columns[place], self._metrics[place].kind, self._weights[place]
        if kind is MetricKind.COUNTER and running:
            self._note_latest(column.latest_by_post, (seen.platform, seen.subject), seen, value)
        elif kind is MetricKind.COUNTER:
            column.total += value
            column.count += 1
        elif kind is MetricKind.RATE and weight is not None:
            by = seen.values[weight]
            if by is not None:
                column.weighted += Decimal(value) * by
                column.weights += by
        elif kind is MetricKind.LEVEL:
            day = _day_of(seen)
            if column.latest is None or column.latest[0] < day:
                column.latest = (day, value)

    def _note_latest(
        self,
        latest: dict[object, tuple[date, Number]],
        post: object,
        seen: Observation,
        value: Number,
    ) -> None:
        day, known = _day_of(seen), latest.get(post)
        if known is not None and known[0] > day:
            return
        if known is None and self._most_posts is not None and len(latest) > self._most_posts:
            return
        latest[post] = (day, value)

    def _sum(self, kind: MetricKind, column: _Column, weight: int | None) -> Decimal | None:
        running = self._running > 0
        if kind is MetricKind.COUNTER and running:
            known = [value for _, value in column.latest_by_post.values()]
            too_many = self._most_posts is not None and len(known) > self._most_posts
            return Decimal(sum(known)) if known and not too_many else None
        if kind is MetricKind.COUNTER:
            return Decimal(column.total) if column.count else None
        if kind is MetricKind.RATE and weight is not None and not running and column.weights:
            return (column.weighted / column.weights).quantize(_RATE_STEP)
        if kind is MetricKind.LEVEL and self._of_account_only and column.latest:
            return Decimal(column.latest[1])
        return None


def _day_of(seen: Observation) -> date:
    """The day as written; a moment in the middle of a day sorts with that day."""
    if seen.days is not None:
        return seen.days.last_day
    if seen.moment is None:
        return date.min
    return date(seen.moment.year, seen.moment.month, seen.moment.day)
