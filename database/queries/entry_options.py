"""What the page of typed figures offers: known names, and what a person typed last."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Connection, select

from database.tables import accounts, content, creators, entry_habits, topics, typed_figures
from domain.typed import Habit
from domain.vocabulary import Platform


@dataclass(frozen=True)
class EntryOptions:
    """Names in alphabetical order; habits with the latest first."""

    accounts: tuple[tuple[Platform, str], ...]
    creators: tuple[str, ...]
    topics: tuple[str, ...]
    content_types: tuple[str, ...]
    people: tuple[str, ...]  # who typed before
    habits: tuple[Habit, ...]

    def accounts_on(self, platform: Platform) -> tuple[str, ...]:
        return tuple(name for on, name in self.accounts if on is platform)

    def habit_on(self, platform: Platform) -> Habit | None:
        return next((habit for habit in self.habits if habit.platform is platform), None)


def entry_options(connection: Connection, workspace_id: int, actor: str) -> EntryOptions:
    named = select(accounts.c.platform, accounts.c.name).where(
        accounts.c.workspace_id == workspace_id
    )
    rows = connection.execute(named.order_by(accounts.c.platform, accounts.c.name))
    return EntryOptions(
        tuple((Platform(row.platform), row.name) for row in rows),
        _distinct(connection, workspace_id, creators.c.name),
        _distinct(connection, workspace_id, topics.c.name),
        _distinct(connection, workspace_id, content.c.content_type),
        _distinct(connection, workspace_id, typed_figures.c.actor),
        _habits(connection, workspace_id, actor),
    )


def _distinct(connection: Connection, workspace_id: int, column: Column[Any]) -> tuple[str, ...]:
    query = (
        select(column)
        .where(column.table.c.workspace_id == workspace_id, column.is_not(None))
        .distinct()
        .order_by(column)
    )
    return tuple(connection.scalars(query))


def _habits(connection: Connection, workspace_id: int, actor: str) -> tuple[Habit, ...]:
    rows = connection.execute(
        select(entry_habits)
        .where(entry_habits.c.workspace_id == workspace_id, entry_habits.c.actor == actor)
        .order_by(entry_habits.c.used_at.desc())
    )
    return tuple(
        Habit(Platform(row.platform), row.account, tuple(row.totals), tuple(row.amounts))
        for row in rows
    )
