"""The one filter: which rows of a table a selection speaks of."""

from sqlalchemy import ColumnElement, FromClause

from domain.periods import Period
from domain.selection import Selection


def belongs(table: FromClause, selection: Selection) -> tuple[ColumnElement[bool], ...]:
    """Rows of the workspace and the chosen platforms, whatever their day."""
    of_workspace = table.c.workspace_id == selection.workspace_id
    if not selection.platforms:
        return (of_workspace,)
    return of_workspace, table.c.platform.in_([platform.value for platform in selection.platforms])


def during(column: ColumnElement[object], period: Period) -> ColumnElement[bool]:
    return column.between(period.first_day, period.last_day)


def matches(table: FromClause, selection: Selection) -> tuple[ColumnElement[bool], ...]:
    """Rows of a daily table that lie in the selection's period."""
    return *belongs(table, selection), during(table.c.day, selection.period)


def inside(table: FromClause, period: Period) -> ColumnElement[bool]:
    """Stretches of days that the period covers whole."""
    return (table.c.period_start >= period.first_day) & (table.c.period_end <= period.last_day)


def touching(table: FromClause, period: Period) -> ColumnElement[bool]:
    """Stretches that share at least one day with the period."""
    return (table.c.period_start <= period.last_day) & (table.c.period_end >= period.first_day)
