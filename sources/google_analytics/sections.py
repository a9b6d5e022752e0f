"""A report file in its parts: tables, each behind comment lines that say what and when it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from domain.periods import Period
from sources.documents import Document, Row
from sources.headers import normalised, visible

_MARK = "#"
_RANGE = re.compile(r"\b(\d{8})\s*-\s*(\d{8})\b")
_DAY = re.compile(r":\s*(\d{8})\b")
_NAMED = re.compile(r"([^:]{2,30}):\s*(.+)")
_PROPERTY = frozenset({"property", "propiedad", "propriété", "proprietà", "propriedade"})


@dataclass(frozen=True)
class Section:
    """`period` in whole days, as the comments state it."""

    title: str
    period: Period | None
    header: tuple[str, ...]
    rows: Sequence[Row]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(map(normalised, self.header))


@dataclass(frozen=True)
class Report:
    site: str | None  # the property, where the comments name it
    sections: tuple[Section, ...]
    decimal_comma: bool


@dataclass
class _Draft:
    comments: list[str] = field(default_factory=list)
    header: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)


def is_report(document: Document) -> bool:
    """Comments first, and one of them with a day written 20260109."""
    if not document.columns[0].startswith(_MARK):
        return False
    comments = [_comment(row.cells) for row in document.beginning if _is_comment(row.cells)]
    return any(_RANGE.search(text) or _DAY.search(text) for text in comments)


def report_of(document: Document) -> Report:
    parted = _parted_as_its_tables(document)
    drafts = _drafts(parted)
    comments = [text for draft in drafts for text in draft.comments]
    return Report(_site(comments), tuple(map(_section, drafts)), parted.decimal_comma)


def _parted_as_its_tables(document: Document) -> Document:
    """The first line is a comment and does not tell what parts the cells below."""
    tables = (row.cells for row in document.beginning if any(row.cells))
    header = next((cells for cells in tables if not _is_comment(cells)), [])
    if len(header) != 1 or document.sheet is not None:
        return document
    delimiter = next((sign for sign in "\t;" if sign in header[0]), document.delimiter)
    return replace(document, delimiter=delimiter)


def _drafts(document: Document) -> list[_Draft]:
    drafts = [_Draft()]
    for row in document.lines():
        draft = drafts[-1]
        if not any(cell.strip() for cell in row.cells):
            continue
        if _is_comment(row.cells, inside=bool(draft.header)):
            if draft.header:
                drafts.append(draft := _Draft())
            draft.comments.append(_comment(row.cells))
        elif not draft.header:
            draft.header = _without_blanks(map(visible, row.cells))
        else:
            draft.rows.append(row)
    return [draft for draft in drafts if draft.header]


def _is_comment(cells: Sequence[str], *, inside: bool = False) -> bool:
    """Inside a table a page's title may begin with the mark as well; figures follow it."""
    if not cells or not visible(cells[0]).startswith(_MARK):
        return False
    return not (inside and any(cell.strip()[:1].isdigit() for cell in cells[1:]))


def _comment(cells: Sequence[str]) -> str:
    return visible(", ".join(cell for cell in cells if cell.strip())).lstrip("#- ").strip()


def _without_blanks(header: Iterable[str]) -> tuple[str, ...]:
    """A spreadsheet pads every line to the longest one."""
    names = list(header)
    while names and not names[-1]:
        names.pop()
    return tuple(names)


def _section(draft: _Draft) -> Section:
    titles = [text for text in draft.comments if text and not _days_in(text)]
    title = next((text for text in titles if not _NAMED.fullmatch(text)), "")
    return Section(title, _period(draft.comments), draft.header, draft.rows)


def _period(comments: Sequence[str]) -> Period | None:
    """The first two days: a comparison names its own days after them."""
    days = [day for text in comments for day in _days_in(text)][:2]
    return Period(days[0], days[1]) if len(days) == 2 and days[0] <= days[1] else None


def _days_in(text: str) -> list[date]:
    match = _RANGE.search(text)
    texts = match.groups() if match else _DAY.findall(text)
    days = map(_day, texts)
    return [day for day in days if day is not None]


def _day(text: str) -> date | None:
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def _site(comments: Sequence[str]) -> str | None:
    named = [match.groups() for text in comments if (match := _NAMED.fullmatch(text))]
    return next((name.strip() for label, name in named if normalised(label) in _PROPERTY), None)
