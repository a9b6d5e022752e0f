"""The first rows of an unknown table, cell by cell: as written, and as a mapping understands it."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.mappings import ColumnMapping, MappedColumn, Role, UnknownTable
from domain.observations import Number
from sources.dates import DayOrder, check_day, day_order, read_moment
from sources.generic.layout import metric_of, reader_of
from sources.generic.posts import platform_named
from sources.numbers import not_negative, read_clock
from sources.unreadable import Unreadable

_DAYS = ("date", "date_to", "published_at")
_read_length = not_negative(read_clock)


@dataclass(frozen=True)
class Understood:
    """One cell. `meaning` is a figure in `unit`, a day or a text; None is missing; `fault` says
    why it cannot be read."""

    text: str
    meaning: Number | date | str | None
    fault: str = ""
    unit: str = ""


def understood_rows(
    table: UnknownTable, mapping: ColumnMapping, *, today: date
) -> tuple[tuple[Understood, ...], ...]:
    """As many rows and columns as the table shows; what is left out is understood as nothing."""
    by_column = {one.column: one for one in mapping.columns}
    chosen = [by_column.get(one.column) for one in table.columns]
    order = _order(table, chosen, mapping)
    return tuple(
        tuple(
            _understood(text, column, mapping, order, today)
            for text, column in zip(row, chosen, strict=True)
        )
        for row in table.rows
    )


def _order(
    table: UnknownTable, chosen: list[MappedColumn | None], mapping: ColumnMapping
) -> DayOrder:
    if mapping.day_order is not None:
        return DayOrder(mapping.day_order)
    days = [
        row[place]
        for row in table.rows
        for place, one in enumerate(chosen)
        if one is not None and one.role is Role.FACT and one.name in _DAYS
    ]
    return DayOrder.DAY_FIRST if day_order(days) is DayOrder.DAY_FIRST else DayOrder.MONTH_FIRST


def _understood(
    text: str, column: MappedColumn | None, mapping: ColumnMapping, order: DayOrder, today: date
) -> Understood:
    if column is None or column.role is Role.LEFT_OUT:
        return Understood(text, None)
    metric = metric_of(column)
    unit = metric.unit if metric else ""
    try:
        return Understood(text, _meaning(text, column, mapping, order, today), unit=unit)
    except Unreadable as fault:
        return Understood(text, None, str(fault))


def _meaning(
    text: str, column: MappedColumn, mapping: ColumnMapping, order: DayOrder, today: date
) -> Number | date | str | None:
    metric = metric_of(column)
    if metric is not None:
        return reader_of(metric, column.unit, mapping.decimal_comma)(text)
    plain = text.strip()
    if column.role is Role.FACT and plain:
        if column.name in _DAYS:
            return _day(plain, order, today)
        if column.name == "duration_s":
            return _read_length(plain)
        if column.name == "platform":
            return _platform(plain)
    return plain or None


def _day(text: str, order: DayOrder, today: date) -> date:
    moment = read_moment(text, order)
    check_day(date(moment.year, moment.month, moment.day), today + timedelta(days=1))
    return moment


def _platform(text: str) -> str:
    platform = platform_named(text)
    if platform is None:
        raise Unreadable("is not a platform")
    return platform.label
