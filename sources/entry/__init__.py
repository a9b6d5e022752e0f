"""Figures as people type or paste them: rows of cells in, typed figures and faults out."""

from sources.entry.cells import read_figure, uses_decimal_comma
from sources.entry.columns import FIXED_COLUMNS, NOTE, Column, columns_of
from sources.entry.grid import Defaults, GridReading, has_figures, read_grid
from sources.entry.posts import Nameable, texts_of
from sources.entry.sheet import KIND_WORDS, PastedSheet, read_pasted, read_sheet

__all__ = [
    "FIXED_COLUMNS",
    "KIND_WORDS",
    "NOTE",
    "Column",
    "Defaults",
    "GridReading",
    "Nameable",
    "PastedSheet",
    "columns_of",
    "has_figures",
    "read_figure",
    "read_grid",
    "read_pasted",
    "read_sheet",
    "texts_of",
    "uses_decimal_comma",
]
