"""Where in a table each fact, feature and figure stands, and how its figures are read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache, partial
from typing import NamedTuple

from domain.mappings import ColumnMapping, MappedColumn, Role, Unit
from domain.metric_definitions import STANDARD_METRICS
from domain.metrics import Metric
from domain.observations import Number
from sources.documents import Document
from sources.generic.columns import custom_metric, custom_name, metric_named
from sources.numbers import (
    ReadCell,
    ReadNumber,
    not_negative,
    quick_count,
    read_amount,
    read_clock,
    read_count,
    read_percent,
)

# These fall in the course of things: people take a like back.
MAY_FALL_BELOW_ZERO = frozenset({"follows", "likes", "dislikes", "comments", "saves", "revenue"})
_KNOWN_TEXTS = 100_000
_FACTORS: Mapping[tuple[str, Unit], Decimal] = {
    ("percent", Unit.SHARE): Decimal(100),
    ("share", Unit.PERCENT): Decimal("0.01"),
    ("seconds", Unit.MILLISECONDS): Decimal("0.001"),
    ("seconds", Unit.MINUTES): Decimal(60),
    ("seconds", Unit.HOURS): Decimal(3600),
}


class FigureColumn(NamedTuple):
    position: int
    metric: str
    read: ReadCell


@dataclass(frozen=True)
class Layout:
    header: tuple[str, ...]
    mapping: ColumnMapping
    facts: Mapping[str, int]
    features: Mapping[str, int]
    figures: tuple[FigureColumn, ...]
    custom_metrics: tuple[Metric, ...]
    unknown: tuple[str, ...]

    @property
    def metrics(self) -> tuple[str, ...]:
        return tuple(figure.metric for figure in self.figures)

    def name_of(self, fact: str) -> str:
        """The column as the file heads it; the name it should have when it is not there."""
        position = self.facts.get(fact)
        return fact if position is None else self.header[position]


def layout_of(document: Document, mapping: ColumnMapping) -> Layout:
    """Of several columns with the same name the first counts."""
    places = {name: n for n, name in reversed(list(enumerate(document.columns)))}
    used = [one for one in mapping.used if one.column in places]
    positions = [places[one.column] for one in used]
    facts = {one.name: p for one, p in zip(used, positions, strict=True) if one.role is Role.FACT}
    features = {
        one.name: p for one, p in zip(used, positions, strict=True) if one.role is Role.FEATURE
    }
    return Layout(
        header=document.header,
        mapping=mapping,
        facts=facts,
        features=features,
        figures=tuple(
            FigureColumn(place, metric.name, reader_of(metric, one.unit, mapping.decimal_comma))
            for one, place in zip(used, positions, strict=True)
            if (metric := metric_of(one)) is not None
        ),
        custom_metrics=tuple(
            custom_metric(one.name)
            for one in used
            if one.role is Role.CUSTOM and custom_name(one.name) not in STANDARD_METRICS
        ),
        unknown=tuple(h for p, h in enumerate(document.header) if p not in positions and h),
    )


def metric_of(column: MappedColumn) -> Metric | None:
    if column.role is Role.METRIC and column.name in STANDARD_METRICS:
        return STANDARD_METRICS[column.name]
    if column.role is Role.CUSTOM:
        return metric_named(column.name) or custom_metric(column.name)
    return None


def reader_of(metric: Metric, unit: Unit, decimal_comma: bool) -> ReadCell:
    """A counter's amount of a day is negative when the platform took something back."""
    factor = _FACTORS.get((metric.unit, unit))
    plain = _plain_reader(metric) if factor is None else _converting(metric, factor)
    read = plain if metric.additive else not_negative(plain)
    read_cell: ReadCell = partial(read, decimal_comma=decimal_comma)
    return quick_count(read_cell) if metric.scale == 0 else lru_cache(_KNOWN_TEXTS)(read_cell)


def units_of(metric: Metric) -> tuple[Unit, ...]:
    """The units that its figures may be written in, its own first."""
    return (Unit.OWN, *(unit for of, unit in _FACTORS if of == metric.unit))


def _plain_reader(metric: Metric) -> ReadNumber:
    if metric.scale == 0:
        return read_count
    return {"percent": read_percent, "seconds": read_clock}.get(metric.unit, read_amount)


def _converting(metric: Metric, factor: Decimal) -> ReadNumber:
    """A cell that names its unit itself, such as 5.3 % or 0:04:34, is taken at its word."""

    def read(text: str, *, decimal_comma: bool = False) -> Number | None:
        if metric.unit == "percent" and text.rstrip().endswith("%"):
            return read_percent(text, decimal_comma=decimal_comma)
        if metric.unit == "seconds" and ":" in text:
            return read_clock(text, decimal_comma=decimal_comma)
        number = read_percent(text, decimal_comma=decimal_comma)
        return None if number is None else number * factor

    return read


def texts_of(layout: Layout, fact: str, document: Document) -> Iterator[str]:
    position = layout.facts.get(fact)
    if position is not None:
        yield from (row.cells[position] for row in document.rows() if position < len(row.cells))
