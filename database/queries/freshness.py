"""How new the figures are, of the workspace and of each account."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, ScalarSelect, bindparam, func, select

from database.filters import belongs
from database.tables import (
    account_performance_history,
    accounts,
    content_period_figures,
    daily_totals,
    imports,
    workspaces,
)
from domain.errors import NotFound
from domain.selection import Selection
from domain.vocabulary import Platform


@dataclass(frozen=True)
class AccountFreshness:
    platform: Platform
    account: str
    last_day: date | None
    imported_at: datetime | None


_VERSION = select(workspaces.c.version).where(workspaces.c.workspace_id == bindparam("asked"))


def data_version(connection: Connection, workspace_id: int) -> str:
    """Changes whenever a figure of the workspace does."""
    version = connection.scalar(_VERSION, {"asked": workspace_id})
    if version is None:
        raise NotFound(f"There is no workspace {workspace_id}.")
    return str(version)


def account_freshness(connection: Connection, selection: Selection) -> tuple[AccountFreshness, ...]:
    """Of the chosen platforms' accounts, whatever the period, by platform and name."""
    last_day = func.greatest(
        _last(daily_totals, daily_totals.c.day),
        _last(account_performance_history, account_performance_history.c.day),
        _last(content_period_figures, content_period_figures.c.period_end),
    )
    query = (
        select(
            accounts.c.platform,
            accounts.c.name,
            last_day.label("last_day"),
            _imported_at().label("imported_at"),
        )
        .where(*belongs(accounts, selection))
        .order_by(accounts.c.platform, accounts.c.name)
    )
    return tuple(
        AccountFreshness(Platform(row.platform), row.name, row.last_day, row.imported_at)
        for row in connection.execute(query)
    )


def last_told_day(connection: Connection, workspace_id: int) -> date | None:
    """The last day that has figures of its own; totals of longer periods tell no day."""
    days = (
        select(func.max(table.c.day)).where(table.c.workspace_id == workspace_id).scalar_subquery()
        for table in (daily_totals, account_performance_history)
    )
    found: date | None = connection.scalar(select(func.greatest(*days)))
    return found


def _last(table: FromClause, column: ColumnElement[Any]) -> ScalarSelect[Any]:
    return (
        select(func.max(column))
        .where(
            table.c.workspace_id == accounts.c.workspace_id,
            table.c.account_id == accounts.c.account_id,
        )
        .correlate(accounts)
        .scalar_subquery()
    )


def _imported_at() -> ScalarSelect[Any]:
    """The last import that speaks of the account and stands."""
    return (
        select(func.max(imports.c.imported_at))
        .where(
            imports.c.workspace_id == accounts.c.workspace_id,
            accounts.c.account_id == imports.c.account_ids.any_(),
            imports.c.undone_at.is_(None),
        )
        .correlate(accounts)
        .scalar_subquery()
    )
