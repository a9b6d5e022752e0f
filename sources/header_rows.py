"""Tables whose header stands below a line or two of description."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sources.documents import Document, Row
from sources.headers import normalised, visible


class HeaderRow(NamedTuple):
    number: int
    header: tuple[str, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(map(normalised, self.header))


def header_row(document: Document, *names: str) -> HeaderRow | None:
    """The first of the first lines that has all these names, in any order."""
    wanted = set(map(normalised, names))
    for row in document.beginning:
        if wanted <= set(map(normalised, row.cells)):
            return HeaderRow(row.number, tuple(map(visible, row.cells)))
    return None


def first_header_row(document: Document, marks: Iterable[Sequence[str]]) -> HeaderRow | None:
    """Of several sets of names that each give the table away."""
    found = (header_row(document, *names) for names in marks)
    return next((row for row in found if row is not None), None)


def rows_below(document: Document, header: HeaderRow) -> Iterator[Row]:
    """Every row that is not blank, as wide as the header where it ends sooner."""
    width = len(header.header)
    for row in document.lines():
        if row.number > header.number and any(cell.strip() for cell in row.cells):
            missing = width - len(row.cells)
            yield Row(row.number, row.cells + [""] * missing if missing > 0 else row.cells)
