"""Tables below lines that describe them: a title, an account, the days asked for."""

from collections.abc import Sequence
from dataclasses import replace

from domain.mappings import CellType
from sources.documents import Document, Row
from sources.generic.detection import detected
from sources.headers import listed

_FEWEST_COLUMNS = 2


def below_preamble(document: Document) -> Document | None:
    """The table from its header on, below lines that are all narrower; None where its first line
    is the header, or nothing shows where it begins. What stands above is told as left out."""
    lines = [Row(row.number, _trimmed(row.cells)) for row in document.beginning]
    filled = [row for row in lines if row.cells]
    starts = [place for place in range(1, len(filled) - 1) if _begins(filled[place:], document)]
    if not starts:
        return None
    above, header = filled[: starts[-1]], filled[starts[-1]]
    if any(len(row.cells) >= len(header.cells) for row in above):
        return None
    told = listed([": ".join(filter(None, row.cells)) for row in above], most=4)
    left_out = f"Left out, as it describes the table below: {told}."
    return replace(document, header_line=header.number, warnings=(*document.warnings, left_out))


def _trimmed(cells: Sequence[str]) -> list[str]:
    """Without the empty cells that a spreadsheet leaves to the right."""
    kept = [cell.strip() for cell in cells]
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _begins(below: Sequence[Row], document: Document) -> bool:
    """Whether the first is a header of what follows: as many names, each once, as there are
    cells, and something countable or dated among these."""
    header, row = below[0].cells, below[1]
    return (
        len(header) >= _FEWEST_COLUMNS
        and all(header)
        and len(set(header)) == len(header)
        and not any(_is_figure(cell, document) for cell in header)
        and _is_row(row, len(header), document)
    )


def _is_row(row: Row, width: int, document: Document) -> bool:
    return len(row.cells) == width and any(_is_figure(cell, document) for cell in row.cells)


def _is_figure(text: str, document: Document) -> bool:
    kind = detected("", "", [text], decimal_comma=document.decimal_comma).type
    return kind in (CellType.NUMBER, CellType.PERCENT, CellType.DATE, CellType.DURATION)
