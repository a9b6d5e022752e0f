"""Which column of a YouTube Studio file holds what, wherever the user's choice has put it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.observations import Number
from sources.documents import Document
from sources.headers import listed
from sources.unreadable import CellRejected, Unreadable
from sources.youtube_studio import columns
from sources.youtube_studio.columns import FigureColumn

_CURRENCY = re.compile(r"(.+) \(([A-Z]{3})\)")


@dataclass(frozen=True)
class Figure:
    position: int
    header: str
    column: FigureColumn


@dataclass(frozen=True)
class Layout:
    header: tuple[str, ...]
    day: int | None
    content: int | None
    title: int | None
    published: int | None
    duration: int | None
    figures: tuple[Figure, ...]
    left_out: tuple[str, ...]
    unknown: tuple[str, ...]  # of those left out, the names no YouTube export is known to have
    currency: str | None
    decimal_comma: bool  # a spreadsheet that parts cells by semicolons writes numbers so

    @property
    def metrics(self) -> tuple[str, ...]:
        return tuple(figure.column.metric for figure in self.figures)

    @property
    def warnings(self) -> list[str]:
        if not self.left_out:
            return []
        return [f"Columns that are not imported: {listed(self.left_out)}."]

    def values(self, cells: Sequence[str]) -> tuple[Number | None, ...]:
        return tuple(self._value(figure, cells) for figure in self.figures)

    def _value(self, figure: Figure, cells: Sequence[str]) -> Number | None:
        text = cells[figure.position]
        try:
            return figure.column.read(text, decimal_comma=self.decimal_comma)
        except Unreadable as fault:
            raise CellRejected(figure.header, text, str(fault)) from fault


def layout_of(document: Document) -> Layout:
    names = document.columns
    found = [_figure(position, document) for position in range(len(names))]
    figures = _chosen([figure for figure in found if figure is not None])
    facts = {
        part: _position(names, words)
        for part, words in {
            "day": columns.DATE,
            "content": columns.CONTENT,
            "title": columns.TITLE,
            "published": columns.PUBLISHED,
            "duration": columns.DURATION,
        }.items()
    }
    used = {figure.position for figure in figures} | set(facts.values())
    left_out = [p for p, name in enumerate(names) if p not in used and name]
    return Layout(
        header=document.header,
        **facts,
        figures=figures,
        left_out=tuple(document.header[p] for p in left_out),
        unknown=tuple(
            document.header[p]
            for p in left_out
            if found[p] is None and names[p] not in columns.KEPT_OUT
        ),
        currency=_currency(figures),
        decimal_comma=document.decimal_comma,
    )


def _figure(position: int, document: Document) -> Figure | None:
    header = document.header[position]
    column = columns.FIGURES.get(document.columns[position])
    if column is None and (match := _CURRENCY.fullmatch(header)):
        column = columns.FIGURES.get(match[1].casefold())
    return None if column is None else Figure(position, header, column)


def _chosen(found: list[Figure]) -> tuple[Figure, ...]:
    """One column per metric: subscribers gained before the net figure, else the first.

    Losses without gains are left out, the net figure has them already.
    """
    gained = any(figure.column.metric == "follows" and not figure.column.net for figure in found)
    kept: dict[str, Figure] = {}
    for figure in found:
        if gained and figure.column.net:
            continue
        kept.setdefault(figure.column.metric, figure)
    if not gained and "follows" in kept:
        kept.pop("unfollows", None)
    return tuple(kept.values())


def _currency(figures: tuple[Figure, ...]) -> str | None:
    for figure in figures:
        match = _CURRENCY.fullmatch(figure.header)
        if figure.column.metric == "revenue" and match:
            return match[2]
    return None


def _position(names: Sequence[str], words: frozenset[str]) -> int | None:
    return next((position for position, name in enumerate(names) if name in words), None)
