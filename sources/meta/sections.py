"""Files of several tables, each below a title of its own: Meta's account series."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from sources.documents import Document, Row
from sources.headers import normalised, visible

_DAY_WORDS = frozenset({"date", "datum", "fecha", "data"})
_LOOKED_AT = 300


@dataclass(frozen=True)
class Section:
    """`header` is empty where the block is no series of days."""

    title: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def first_sections(document: Document) -> list[Section]:
    """Of the first lines; none where the file does not start with a title alone in its line."""
    if document.json is not None:
        return []
    lines = list(islice(_lines(document), _LOOKED_AT))
    first = next((row for row in lines if any(row.cells)), None)
    return list(_sections(lines)) if first and _title(first) else []


def sections_of(document: Document) -> Iterator[Section]:
    return _sections(list(_lines(document)))


def _sections(lines: Sequence[Row]) -> Iterator[Section]:
    block: list[Row] = []
    for place, row in enumerate(lines):
        begins = bool(_title(row)) and _is_header(_following(lines, place))
        if block and (begins or not any(row.cells)):
            yield from _section(block)
            block = []
        if any(row.cells):
            block.append(row)
    if block:
        yield from _section(block)


def _lines(document: Document) -> Iterator[Row]:
    for row in document.lines():
        separator = row.number == 1 and row.cells[:1] and row.cells[0].casefold().startswith("sep=")
        if not separator:
            yield row


def _following(lines: Sequence[Row], place: int) -> Row:
    later = lines[place + 1 : place + 3]
    return next((row for row in later if any(row.cells)), Row(0, []))


def _section(block: Sequence[Row]) -> Iterator[Section]:
    title, *rest = block
    if not _title(title):
        yield Section("", (), tuple(block))
    elif rest and _is_header(rest[0]):
        header = tuple(map(visible, rest[0].cells))
        yield Section(_title(title), header, tuple(rest[1:]))
    else:
        yield Section(_title(title), (), tuple(rest))


def _title(row: Row) -> str:
    filled = [cell for cell in row.cells if cell.strip()]
    return visible(filled[0]) if len(filled) == 1 and row.cells[0].strip() else ""


def _is_header(row: Row) -> bool:
    filled = [cell for cell in row.cells if cell.strip()]
    return len(filled) > 1 and normalised(row.cells[0]) in _DAY_WORDS
