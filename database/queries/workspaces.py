"""The workspaces, what they hold, and how they cut days."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, FromClause, ScalarSelect, func, select

from database.tables import (
    account_performance_history,
    accounts,
    content_period_figures,
    daily_totals,
    posts,
    workspaces,
)
from domain.errors import NotFound


@dataclass(frozen=True)
class StoredWorkspace:
    workspace_id: int
    name: str
    is_sample: bool
    time_zone: str
    first_day: date | None
    last_day: date | None
    posts: int
    accounts: int


def stored_workspaces(connection: Connection) -> tuple[StoredWorkspace, ...]:
    """All of them, the oldest first."""
    series, levels, stretches = daily_totals, account_performance_history, content_period_figures
    first_day = func.least(
        _of_workspace(series, func.min(series.c.day)),
        _of_workspace(levels, func.min(levels.c.day)),
        _of_workspace(stretches, func.min(stretches.c.period_start)),
    )
    last_day = func.greatest(
        _of_workspace(series, func.max(series.c.day)),
        _of_workspace(levels, func.max(levels.c.day)),
        _of_workspace(stretches, func.max(stretches.c.period_end)),
    )
    query = select(
        workspaces.c.workspace_id,
        workspaces.c.name,
        workspaces.c.is_sample,
        workspaces.c.time_zone,
        first_day.label("first_day"),
        last_day.label("last_day"),
        _of_workspace(posts, func.count()).label("posts"),
        _of_workspace(accounts, func.count()).label("accounts"),
    ).order_by(workspaces.c.workspace_id)
    return tuple(StoredWorkspace(*row) for row in connection.execute(query))


def _of_workspace(table: FromClause, value: ColumnElement[Any]) -> ScalarSelect[Any]:
    return (
        select(value)
        .select_from(table)
        .where(table.c.workspace_id == workspaces.c.workspace_id)
        .correlate(workspaces)
        .scalar_subquery()
    )


def time_zone(connection: Connection, workspace_id: int) -> ZoneInfo:
    name = connection.scalar(
        select(workspaces.c.time_zone).where(workspaces.c.workspace_id == workspace_id)
    )
    if name is None:
        raise NotFound(f"There is no workspace {workspace_id}.")
    return ZoneInfo(name)
