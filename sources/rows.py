"""A row of a table, before anything is made of its cells."""

from typing import NamedTuple


class Row(NamedTuple):
    """`number` counts as a spreadsheet does: a cell with line breaks is still one row."""

    number: int
    cells: list[str]
