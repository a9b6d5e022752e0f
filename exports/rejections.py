"""Rows that were not imported, as a table to mend them by."""

from collections.abc import Iterable

from domain.observations import Rejection
from exports.tables import Table


def rejection_table(rejected: Iterable[Rejection]) -> Table:
    rows = [(one.row, one.column, one.value, one.reason) for one in rejected]
    return Table(("row", "column", "value", "reason"), rows)
