"""The grid of typed figures as a CSV: to fill in elsewhere and bring back."""

from collections.abc import Mapping, Sequence

from exports.tables import Cell, Table


def entry_template(columns: Sequence[str], rows: Sequence[Mapping[str, str]]) -> Table:
    """One row per post of the grid; what was typed already is in it."""
    filled: list[tuple[Cell, ...]] = [tuple(row.get(name, "") for name in columns) for row in rows]
    return Table(tuple(columns), filled)
