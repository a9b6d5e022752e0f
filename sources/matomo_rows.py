"""The rows of a Matomo answer: pages in folders of pages, in one list or in one per period."""

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.periods import Period
from sources.dates import check_day
from sources.documents import Document
from sources.payloads import Item, shown
from sources.unreadable import CellRejected, Unreadable

LISTING = "subtable"
_LOOKED_AT = 20
_DEEPEST = 100
_SPAN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True)
class PageRow:
    """`period` is None where only the call knew it; `fault` says why nothing can be read."""

    number: int
    item: Item
    folders: tuple[str, ...] = ()
    period: Period | None = None
    fault: CellRejected | None = None


def is_listing(payload: object) -> bool:
    lists = list(payload.values()) if isinstance(payload, dict) else [payload]
    if _is_row(payload):
        return True
    return any(
        _is_row(row) for rows in lists if isinstance(rows, list) for row in rows[:_LOOKED_AT]
    )


def _is_row(row: object) -> bool:
    return isinstance(row, dict) and "label" in row and ("nb_visits" in row or "nb_hits" in row)


def page_rows(document: Document, today: date) -> Iterator[PageRow]:
    """The innermost rows, numbered through: those around them are their sums."""
    found = (leaf for _, top in document.objects() for leaf in _of_top(top, today))
    for number, (item, folders, period, fault) in enumerate(found, 1):
        yield PageRow(number, item, folders, period, fault)


_Leaf = tuple[Item, tuple[str, ...], Period | None, CellRejected | None]


def _of_top(top: object, today: date) -> Iterator[_Leaf]:
    if not isinstance(top, dict) or "label" in top:
        yield from _leaves([top], (), None)
        return
    for key, rows in top.items():
        if not isinstance(rows, list):
            yield Item({}), (), None, CellRejected(str(key), shown(rows), "is not a list of pages")
            continue
        try:
            period = _period(str(key), today)
        except Unreadable as fault:
            yield Item({}), (), None, CellRejected("date", str(key), str(fault))
            continue
        yield from _leaves(rows, (), period)


def _leaves(
    rows: Sequence[object], folders: tuple[str, ...], period: Period | None
) -> Iterator[_Leaf]:
    for row in rows:
        if not isinstance(row, dict):
            yield Item({}), folders, period, CellRejected("row", shown(row), "is not an object")
            continue
        inner = row.get(LISTING)
        if isinstance(inner, list) and inner and len(folders) < _DEEPEST:
            yield from _leaves(inner, (*folders, str(row.get("label", ""))), period)
        else:
            yield Item(row), folders, period, None


def _period(key: str, today: date) -> Period:
    """'2026-08-01', '2026-08', '2026', or the first and last day of a week or range."""
    first, _, last = key.partition(",")
    start = _span(first)
    end = _span(last) if last else start
    if end.last_day < start.first_day:
        raise Unreadable("ends before it begins")
    check_day(start.first_day, today)
    return Period(start.first_day, max(start.first_day, min(end.last_day, today)))


def _span(text: str) -> Period:
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        raise Unreadable("is not a day, month or year: write it as 2025-03-31")
    year, month, day = match.groups()
    try:
        first = date(int(year), int(month or 1), int(day or 1))
        last = date(int(year), int(month or 12), int(day or 1))
    except ValueError as cause:
        raise Unreadable("is not a day, month or year: write it as 2025-03-31") from cause
    if day:
        return Period(first, first)
    return Period(first, last.replace(day=calendar.monthrange(last.year, last.month)[1]))
