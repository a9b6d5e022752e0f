"""A grid of text cells -> typed figures, and every cell that cannot be read with its reason."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from domain.metrics import Metric, MetricRegistry
from domain.observations import Number, Rejection
from domain.periods import Period
from domain.typed import Occasion, PostName, TypedFigure
from domain.vocabulary import Figure, MetricKind
from sources.dates import DayOrder, day_order
from sources.entry.cells import read_date, read_figure, read_kind, read_time, uses_decimal_comma
from sources.entry.columns import NOTE
from sources.entry.posts import Nameable, find_post
from sources.unreadable import CellRejected, Unreadable

Row = Mapping[str, str]
Read = TypeVar("Read")


@dataclass(frozen=True)
class Defaults:
    """What an empty cell means."""

    now: datetime
    zone: ZoneInfo
    kind: Figure = Figure.CUMULATIVE


@dataclass(frozen=True)
class GridReading:
    """Rows count from 1, as the grid shows them. A row with a fault gives no figure."""

    figures: Mapping[int, tuple[TypedFigure, ...]]
    faults: tuple[Rejection, ...] = ()


def read_grid(
    rows: Sequence[Row], posts: Sequence[Nameable], registry: MetricRegistry, defaults: Defaults
) -> GridReading:
    order = day_order([row.get(name, "") for row in rows for name in ("date", "date_to")])
    sheet = _Sheet(tuple(posts), registry, defaults, order)
    figures: dict[int, tuple[TypedFigure, ...]] = {}
    faults: list[Rejection] = []
    for number, row in enumerate(rows, 1):
        if not has_figures(row, registry):
            continue
        told, refused = sheet.read(number, row)
        faults += [fault.in_row(number) for fault in refused]
        if told and not refused:
            figures[number] = told
    return GridReading(figures, tuple(faults))


def has_figures(row: Row, registry: MetricRegistry) -> bool:
    """A row that only names a post waits to be filled in."""
    return any(text.strip() and name in registry for name, text in row.items())


@dataclass
class _Sheet:
    posts: tuple[Nameable, ...]
    registry: MetricRegistry
    defaults: Defaults
    order: DayOrder
    taken: dict[tuple[PostName, str, Occasion], int] = field(default_factory=dict)

    def read(
        self, number: int, row: Row
    ) -> tuple[tuple[TypedFigure, ...], tuple[CellRejected, ...]]:
        """All faults of the row at once, so that they can be mended at once."""
        faults: list[CellRejected] = []
        post = _tried(faults, lambda: find_post(row, self.posts))
        occasion = _tried(faults, lambda: self._occasion(row))
        values = [
            (metric, _tried(faults, lambda m=metric: self._value(m, row)))  # type: ignore[misc]
            for metric in self.registry.metrics
            if row.get(metric.name, "").strip()
        ]
        if post is None or occasion is None or faults:
            return (), tuple(faults)
        told = []
        for metric, value in values:
            if value is not None:
                figure = self._figure(row, post, metric, occasion, value)
                _tried(faults, lambda f=figure: self._take(number, row, f))  # type: ignore[misc]
                told.append(figure)
        return tuple(told), tuple(faults)

    def _value(self, metric: Metric, row: Row) -> Number | None:
        text = row[metric.name]
        try:
            return read_figure(metric, text, decimal_comma=uses_decimal_comma([text]))
        except Unreadable as fault:
            raise CellRejected(metric.name, text, str(fault)) from fault

    def _figure(
        self, row: Row, post: PostName, metric: Metric, occasion: Occasion, value: Number
    ) -> TypedFigure:
        return TypedFigure(post, metric.name, occasion, value, row.get(NOTE, "").strip())

    def _take(self, number: int, row: Row, figure: TypedFigure) -> None:
        place = (figure.post, figure.metric, figure.occasion)
        first = self.taken.setdefault(place, number)
        if first != number:
            raise CellRejected(figure.metric, row[figure.metric], f"repeats row {first}")
        if (
            figure.occasion.figure is Figure.PERIOD
            and self.registry[figure.metric].kind is MetricKind.LEVEL
        ):
            raise CellRejected(
                "kind", row.get("kind", ""), "must be a running total: it is read at a moment"
            )

    def _occasion(self, row: Row) -> Occasion:
        kind = _read("kind", row, lambda text: read_kind(text, self.defaults.kind))
        if kind is Figure.PERIOD:
            return Occasion(kind, days=self._days(row))
        if row.get("date_to", "").strip():
            raise CellRejected("date_to", row["date_to"], "a running total belongs to one date")
        return Occasion(kind, moment=self._moment(row))

    def _days(self, row: Row) -> Period:
        """An amount without a day could be of any: it is asked for."""
        if not row.get("date", "").strip():
            raise CellRejected("date", "", "is missing: an amount needs its day")
        first = _read("date", row, self._date)
        last = _read("date_to", row, self._date) if row.get("date_to", "").strip() else first
        if last < first:
            raise CellRejected("date_to", row["date_to"], f"lies before {first}")
        return Period(first, last)

    def _moment(self, row: Row) -> datetime | date:
        """Without a time the end of the day is meant, without a date now."""
        at = _read("time", row, read_time)
        if not row.get("date", "").strip():
            if at is None:
                return self.defaults.now
            return datetime.combine(self._today(), at, tzinfo=self.defaults.zone)
        day = _read("date", row, self._date)
        return day if at is None else datetime.combine(day, at, tzinfo=self.defaults.zone)

    def _today(self) -> date:
        return self.defaults.now.astimezone(self.defaults.zone).date()

    def _date(self, text: str) -> date:
        return read_date(text, self.order)


def _read(column: str, row: Row, read: Callable[[str], Read]) -> Read:
    text = row.get(column, "")
    try:
        return read(text)
    except Unreadable as fault:
        raise CellRejected(column, text, str(fault)) from fault


def _tried(faults: list[CellRejected], read: Callable[[], Read]) -> Read | None:
    try:
        return read()
    except CellRejected as fault:
        faults.append(fault)
        return None
