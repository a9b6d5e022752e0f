"""The rows of the grid as they were typed: kept through reruns, other pages, filters and errors."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import uuid4

import pandas as pd
import streamlit as st

Row = Mapping[str, str]
_STATE = "entry_grid"
_BLANK_ROWS = 40  # always free below the last filled row, so that a paste finds room
_FIRST_ROWS = 120


@dataclass(frozen=True)
class Grid:
    """`base` is what the editor was given, `rows` what it holds now. A new revision is a new
    editor: the old one's edits are then part of its base."""

    base: tuple[Row, ...] = ({},) * _FIRST_ROWS
    rows: tuple[Row, ...] = ()
    revision: int = 0

    @property
    def key(self) -> str:
        return f"entry_grid_{self.revision}"


def current() -> Grid:
    """With the edits of the editor; on return from another page, which loses them, as kept."""
    grid: Grid = st.session_state.get(_STATE, Grid())
    if grid.key not in st.session_state:
        kept = replace(grid, base=grid.rows or grid.base)
        grid = replace(kept, rows=kept.base)
    else:
        grid = replace(grid, rows=_edited(grid.base, st.session_state[grid.key]))
    if _filled(grid.rows) > len(grid.rows) - _BLANK_ROWS:
        grid = _renewed(grid, grid.rows)
    st.session_state[_STATE] = grid
    return grid


def token() -> str:
    """Of the save of these rows: pressed twice it is stored once."""
    kept: str = st.session_state.setdefault(f"{current().key}_token", uuid4().hex)
    return kept


def put(rows: Sequence[Row]) -> None:
    """Replaces the rows; nothing of them that is filled is dropped."""
    st.session_state[_STATE] = _renewed(current(), rows)


def add(rows: Sequence[Row]) -> int:
    """Below the last filled row; returns how many."""
    held = current().rows
    put((*held[: _filled(held)], *rows))
    return len(rows)


def remove(numbers: Sequence[int]) -> None:
    """Rows counted from 1 that are done with."""
    put([row for number, row in enumerate(current().rows, 1) if number not in set(numbers)])


def filled_rows() -> tuple[Row, ...]:
    held = current().rows
    return held[: _filled(held)]


def frame(grid: Grid, columns: Sequence[str], marks: Mapping[int, str], mark: str) -> pd.DataFrame:
    """What the editor starts from, beside the mark of every row as it is now."""
    told = [
        [marks.get(number, ""), *(row.get(name, "") for name in columns)]
        for number, row in enumerate(grid.base, 1)
    ]
    return pd.DataFrame(told, columns=[mark, *columns], index=range(1, len(told) + 1), dtype=str)


def _edited(base: tuple[Row, ...], state: Mapping[str, Mapping[int, Row]]) -> tuple[Row, ...]:
    rows = [dict(row) for row in base]
    for place, cells in state.get("edited_rows", {}).items():
        rows[int(place)] |= {name: (text or "").strip() for name, text in cells.items()}
    return tuple(rows)


def _filled(rows: Sequence[Row]) -> int:
    """Up to and with the last row that holds anything."""
    return max((n for n, row in enumerate(rows, 1) if any(row.values())), default=0)


def _renewed(grid: Grid, rows: Sequence[Row]) -> Grid:
    held = tuple(rows[: _filled(rows)])
    blank = max(_FIRST_ROWS - len(held), 2 * _BLANK_ROWS)
    whole = (*held, *({},) * blank)
    return Grid(whole, whole, grid.revision + 1)
