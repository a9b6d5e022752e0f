"""A pasted or uploaded sheet, turned into cells of the grid in the grid's own way of writing."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from domain.errors import SourceRejected
from domain.metrics import MetricRegistry
from domain.observations import SourceFile
from domain.vocabulary import Figure
from sources.dates import DayOrder, day_order
from sources.documents import Document, documents_of
from sources.entry.cells import read_date, read_figure, read_kind, read_time, uses_decimal_comma
from sources.entry.columns import column_named
from sources.unreadable import Unreadable

MOST_ROWS = 5_000
KIND_WORDS = {Figure.CUMULATIVE: "running total", Figure.PERIOD: "amount"}
_DELIMITERS = "\t;,"


@dataclass(frozen=True)
class PastedSheet:
    """`rows` by column name. `unknown` are headers that mean nothing here."""

    columns: tuple[str, ...]
    rows: tuple[Mapping[str, str], ...]
    unknown: tuple[str, ...] = ()
    left_out: int = 0  # rows beyond what a grid holds


def read_pasted(text: str, registry: MetricRegistry, *, shown: Sequence[str]) -> PastedSheet:
    """Without a line of names the cells are taken to stand in the columns `shown`."""
    lines = text.strip("\r\n")
    first = next(iter(lines.splitlines()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    cells = next(csv.reader([first], delimiter=delimiter), [])
    if not any(column_named(cell, registry) for cell in cells):
        lines = delimiter.join(shown) + "\n" + lines
    return read_sheet(SourceFile("What was pasted", lines.encode()), registry)


def read_sheet(file: SourceFile, registry: MetricRegistry) -> PastedSheet:
    """The first table with a column that is known. Raises SourceRejected when there is none."""
    for document in documents_of(file):
        if any(column_named(header, registry) for header in document.header):
            return _sheet(document, registry)
    raise SourceRejected(
        f"{file.name} has no column that the grid knows. The template shows how they are called."
    )


def _sheet(document: Document, registry: MetricRegistry) -> PastedSheet:
    places: dict[str, int] = {}
    unknown = []
    for place, header in enumerate(document.header):
        column = column_named(header, registry)
        if column is not None and column not in places:
            places[column] = place
        elif header:
            unknown.append(header)
    lines = (row.cells for row in document.rows())
    rows = [
        {name: cells[place].strip() for name, place in places.items() if place < len(cells)}
        for cells in islice(lines, MOST_ROWS)
    ]
    return PastedSheet(
        tuple(places),
        tuple(_in_own_way(rows, registry, decimal_comma=document.decimal_comma)),
        tuple(unknown),
        sum(1 for _ in lines),
    )


def _in_own_way(
    rows: Sequence[Mapping[str, str]], registry: MetricRegistry, *, decimal_comma: bool
) -> list[dict[str, str]]:
    """What can be read is written as the grid writes it; the rest stays as it was."""
    order = day_order([row[name] for row in rows for name in ("date", "date_to") if name in row])
    figures = [text for row in rows for name, text in row.items() if name in registry]
    comma = uses_decimal_comma(figures) or decimal_comma
    return [
        {name: _cell(name, text, registry, order, comma=comma) for name, text in row.items()}
        for row in rows
    ]


def _cell(name: str, text: str, registry: MetricRegistry, order: DayOrder, *, comma: bool) -> str:
    plain = text.removeprefix("'")  # put there against formulas
    try:
        if name in registry:
            number = read_figure(registry[name], plain, decimal_comma=comma)
            return "" if number is None else str(number)
        match name:
            case "date" | "date_to":
                return read_date(plain, order).isoformat() if plain else ""
            case "time":
                at = read_time(plain)
                return f"{at:%H:%M}" if at else ""
            case "kind":
                return KIND_WORDS[read_kind(plain, Figure.CUMULATIVE)] if plain else ""
    except Unreadable:
        return plain
    return plain
