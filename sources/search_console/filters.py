"""Filters.csv of an export: which days were chosen, and whether only a part was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from domain.periods import Period
from sources.dates import read_day
from sources.documents import Document
from sources.headers import normalised, visible
from sources.source import Companion, Context
from sources.unreadable import Unreadable

_HEADERS = (("filter", "value"), ("filter", "wert"), ("filtre", "valeur"), ("filtro", "valor"))
_DATE = frozenset({"date", "datum", "fecha", "data"})
_WHOLE = frozenset({"search type", "suchtyp", "type de recherche", "tipo de búsqueda",
                    "tipo de pesquisa"})  # fmt: skip
_LAST = re.compile(r"\D*(\d{1,3}) (hour|day|week|month)s?\b.*", re.IGNORECASE)
_ISO_RANGE = re.compile(r"(\d{4}-\d{2}-\d{2})\s*[-\u2013]\s*(\d{4}-\d{2}-\d{2})")
_DAYS = {"day": 1, "week": 7, "month": 30, "hour": 0}


@dataclass(frozen=True)
class Filters:
    period: Period | None  # chosen by its days
    days: int | None  # chosen by its length: "Last 3 months"
    narrowed: tuple[str, ...]  # other filters, as "Query: …"


def is_filters(document: Document) -> bool:
    return document.columns[:2] in _HEADERS


def filters_beside(document: Document, context: Context) -> Filters | None:
    beside = (other for other in documents_beside(document, context) if is_filters(other))
    return next(map(_filters, beside), None)


def documents_beside(document: Document, context: Context) -> Iterator[Document]:
    """Of the same workbook, archive or folder."""
    return (other for other in context.documents if other.folder == document.folder)


def _filters(document: Document) -> Filters:
    rows = [row.cells for row in document.rows() if len(row.cells) > 1]
    dates = [cells[1].strip() for cells in rows if normalised(cells[0]) in _DATE]
    text = dates[0] if dates else ""
    others = [cells for cells in rows if normalised(cells[0]) not in _DATE | _WHOLE]
    narrowed = tuple(visible(f"{cells[0]}: {cells[1]}")[:100] for cells in others)
    return Filters(_range(text), _length(text), narrowed)


def _range(text: str) -> Period | None:
    match = _ISO_RANGE.search(text)
    parts = list(match.groups()) if match else re.split(r"\s*[-\u2013]\s*", text, maxsplit=1)
    try:
        days = [read_day(part) for part in parts]
    except Unreadable:
        return None
    return Period(days[0], days[1]) if len(days) == 2 and days[0] <= days[1] else None


def _length(text: str) -> int | None:
    match = _LAST.fullmatch(text)
    return (int(match[1]) * _DAYS[match[2].casefold()] or None) if match else None


COMPANION = Companion(recognises=is_filters)
