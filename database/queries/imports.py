"""What was imported, by whom, and what it did; the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, func, literal, or_, select

from database.tables import (
    accounts,
    imports,
    set_aside_account_snapshots,
    set_aside_accounts,
    set_aside_facts,
    set_aside_snapshots,
    workspaces,
)
from domain.history import HistoryFilter, ImportState


@dataclass(frozen=True)
class StoredImports:
    rows: Sequence[Row[Any]]
    found: int


def stored_imports(
    connection: Connection,
    workspace_id: int,
    asked: HistoryFilter,
    *,
    limit: int | None,
    offset: int = 0,
) -> StoredImports:
    """With the platforms and names of the accounts each speaks of, also of those gone since."""
    query = (
        _imports(workspace_id)
        .add_columns(func.count().over().label("found"))
        .where(*_matches(asked))
        .order_by(imports.c.import_id.desc())
        .limit(limit)
        .offset(offset)
    )
    rows = connection.execute(query).all()
    return StoredImports(rows, rows[0].found if rows else 0)


def stored_import(connection: Connection, workspace_id: int, import_id: int) -> Row[Any] | None:
    return connection.execute(
        _imports(workspace_id).where(imports.c.import_id == import_id)
    ).one_or_none()


def standing_twin(connection: Connection, workspace_id: int, import_id: int) -> int | None:
    """The import under which the bytes of an undone one stand again."""
    twin, asked = imports.alias("twin"), imports.c
    return connection.scalar(
        select(twin.c.import_id)
        .join(imports, asked.fingerprint == twin.c.fingerprint)
        .where(
            asked.workspace_id == workspace_id,
            asked.import_id == import_id,
            twin.c.workspace_id == workspace_id,
            twin.c.import_id != import_id,
            twin.c.undone_at.is_(None),
        )
    )


def is_set_aside(connection: Connection, workspace_id: int, import_id: int) -> bool:
    """Whether an undone import left anything to do it again with."""
    kept = (set_aside_facts, set_aside_snapshots, set_aside_account_snapshots)
    anything = or_(
        *(
            select(literal(1))
            .where(table.c.workspace_id == workspace_id, table.c.import_id == import_id)
            .exists()
            for table in kept
        )
    )
    return bool(connection.scalar(select(anything)))


def _imports(workspace_id: int) -> Select[Any]:
    called = _account_names(workspace_id)
    return select(
        imports,
        select(func.array_agg(called.c.platform.distinct()))
        .where(called.c.account_id == imports.c.account_ids.any_())
        .scalar_subquery()
        .label("platforms"),
        select(func.array_agg(called.c.name.distinct()))
        .where(called.c.account_id == imports.c.account_ids.any_())
        .scalar_subquery()
        .label("accounts"),
    ).where(imports.c.workspace_id == workspace_id)


def _account_names(workspace_id: int) -> Any:  # noqa: ANN401  a subquery
    """Of accounts that are there, and of those taken back under the numbers they had."""
    standing, gone = accounts, set_aside_accounts
    return (
        select(standing.c.account_id, standing.c.platform, standing.c.name)
        .where(standing.c.workspace_id == workspace_id)
        .union(
            select(gone.c.account_id, gone.c.platform, gone.c.name).where(
                gone.c.workspace_id == workspace_id
            )
        )
        .subquery("called")
    )


def _matches(asked: HistoryFilter) -> list[ColumnElement[bool]]:
    found = []
    if asked.text:
        words = (imports.c.file_name, imports.c.label, imports.c.account, imports.c.actor)
        found += [or_(*(word.icontains(asked.text, autoescape=True) for word in words))]
    if asked.platform:
        of_platform = _of_platform(asked)
        found += [of_platform]
    if asked.state is ImportState.STANDING:
        found += [imports.c.undone_at.is_(None)]
    if asked.state is ImportState.UNDONE:
        found += [imports.c.undone_at.is_not(None)]
    return found + within_days(imports.c.imported_at, imports.c.workspace_id, asked)


def _of_platform(asked: HistoryFilter) -> ColumnElement[bool]:
    return or_(
        *(
            select(literal(1))
            .where(
                table.c.workspace_id == imports.c.workspace_id,
                table.c.account_id == imports.c.account_ids.any_(),
                table.c.platform == asked.platform,
            )
            .exists()
            for table in (accounts, set_aside_accounts)
        )
    )


def within_days(
    moment: ColumnElement[Any], workspace_id: ColumnElement[int], asked: HistoryFilter
) -> list[ColumnElement[bool]]:
    if asked.days is None:
        return []
    zone = (
        select(workspaces.c.time_zone)
        .where(workspaces.c.workspace_id == workspace_id)
        .scalar_subquery()
    )
    day = func.date(func.timezone(zone, moment))
    return [day.between(asked.days.first_day, asked.days.last_day)]
