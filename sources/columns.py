"""Tables with one header line: which column holds which fact or figure, and what a row says.

`Columns` is what a format knows; `layout_of` finds it in one file's header, in any order and case.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, TypeVar

from domain.observations import Number
from sources.documents import Document
from sources.headers import listed, normalised
from sources.numbers import ReadCell, ReadNumber, not_negative, quick_count, read_count
from sources.unreadable import CellRejected, Unreadable, refuse_ragged

COUNT = not_negative(read_count)
_CURRENCY = re.compile(r"(.+?) ?\(([A-Z]{3})\)")
_T = TypeVar("_T")


class FigureColumn(NamedTuple):
    """Of several of these names in a file the first given here counts."""

    metric: str
    names: tuple[str, ...]
    read: ReadNumber = COUNT


@dataclass(frozen=True)
class Columns:
    """`facts`: what a row says beside its figures, by a word of the format's own ("day", "title").

    A figure's name may be followed by a currency in the file: `Estimated earnings (USD)`.
    """

    facts: Mapping[str, tuple[str, ...]]
    figures: tuple[FigureColumn, ...]

    def holds(self, document: Document, *facts: str) -> bool:
        """Whether the header has a column for each of these facts."""
        return self.facts_in(document.columns).keys() >= set(facts)

    def facts_in(self, names: Sequence[str]) -> dict[str, int]:
        found = {fact: _position(names, words) for fact, words in self.facts.items()}
        return {fact: position for fact, position in found.items() if position is not None}


class _Figure(NamedTuple):
    position: int
    metric: str
    read: ReadCell


@dataclass(frozen=True)
class Layout:
    header: tuple[str, ...]
    facts: Mapping[str, int]
    figures: tuple[_Figure, ...]
    left_out: tuple[str, ...]  # columns with a name that nothing is kept of
    currency: str | None  # of the first figure that names one

    @property
    def metrics(self) -> tuple[str, ...]:
        return tuple(figure.metric for figure in self.figures)

    @property
    def warnings(self) -> list[str]:
        if not self.left_out:
            return []
        return [f"Columns that are not imported: {listed(self.left_out)}."]

    def values(self, cells: Sequence[str]) -> tuple[Number | None, ...]:
        """In the order of `metrics`. Raises CellRejected, also for a row of another width."""
        refuse_ragged(self.header, cells)
        return tuple(self._value(figure, cells[figure.position]) for figure in self.figures)

    def text(self, fact: str, cells: Sequence[str]) -> str:
        """Empty when the file has no such column, or the row no such cell."""
        position = self.facts.get(fact)
        return "" if position is None or position >= len(cells) else cells[position].strip()

    def fact(self, fact: str, cells: Sequence[str], read: Callable[[str], _T]) -> _T:
        """What `read` makes of the cell; its Unreadable becomes CellRejected."""
        text = self.text(fact, cells)
        try:
            return read(text)
        except Unreadable as fault:
            raise self.rejected(fact, text, str(fault)) from fault

    def rejected(self, fact: str, text: str, reason: str) -> CellRejected:
        position = self.facts.get(fact)
        return CellRejected(fact if position is None else self.header[position], text, reason)

    def _value(self, figure: _Figure, text: str) -> Number | None:
        try:
            return figure.read(text)
        except Unreadable as fault:
            raise CellRejected(self.header[figure.position], text, str(fault)) from fault


def layout_of(columns: Columns, header: Sequence[str], *, decimal_comma: bool = False) -> Layout:
    """`decimal_comma`: a spreadsheet that parts cells by semicolons writes numbers so."""
    names = list(map(normalised, header))
    bare = [_without_currency(text) for text in header]
    facts = columns.facts_in(names)
    figures: dict[str, _Figure] = {}
    for column in columns.figures:
        position = _position(names, column.names)
        position = _position(bare, column.names) if position is None else position
        if position is not None and column.metric not in figures:
            read = _reader(column.read, decimal_comma=decimal_comma)
            figures[column.metric] = _Figure(position, column.metric, read)
    used = {*facts.values(), *(figure.position for figure in figures.values())}
    return Layout(
        header=tuple(header),
        facts=facts,
        figures=tuple(figures.values()),
        left_out=tuple(text for place, text in enumerate(header) if place not in used and text),
        currency=_currency(header[figure.position] for figure in figures.values()),
    )


def layout_in(document: Document, columns: Columns) -> Layout:
    return layout_of(columns, document.header, decimal_comma=document.decimal_comma)


def _reader(read: ReadNumber, *, decimal_comma: bool) -> ReadCell:
    read_cell: ReadCell = partial(read, decimal_comma=decimal_comma)
    return quick_count(read_cell) if read is COUNT else read_cell


def _position(names: Sequence[str], words: Sequence[str]) -> int | None:
    """Where the first of the words stands that stands anywhere."""
    wanted = map(normalised, words)
    return next((names.index(word) for word in wanted if word in names), None)


def _without_currency(text: str) -> str:
    match = _CURRENCY.fullmatch(text.strip())
    return normalised(match[1]) if match else ""


def _currency(headers: Iterable[str]) -> str | None:
    matches = map(_CURRENCY.fullmatch, headers)
    return next((match[2] for match in matches if match), None)
