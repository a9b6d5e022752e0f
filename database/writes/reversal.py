"""Takes an import back, whole, or does it again, whole: docs/decisions/counted-once.md."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, func

from database.reconciliation import ACCOUNTS, POSTS, Effect, Series, create_touched, reconcile
from database.tables import set_aside_account_snapshots, set_aside_facts, set_aside_snapshots
from database.writes.accounts import forget_accounts, return_accounts, take_currency
from database.writes.audit import record_audit
from database.writes.import_rows import note_on_import, standing_import, stored_import
from database.writes.set_aside import (
    drop_what_is_empty,
    return_facts,
    return_snapshots,
    returned_posts,
    set_facts_aside,
    set_snapshots_aside,
)
from database.writes.workspaces import lock_workspace, mark_changed
from domain.errors import InvalidRequest
from domain.periods import Period
from domain.vocabulary import Grain


@dataclass(frozen=True)
class Reversal:
    """What an undo or a redo moved."""

    import_id: int
    file_name: str
    posts: int  # that vanished, or came back
    days_changed: int
    rows_new: int
    rows_changed: int
    rows_gone: int
    first_day: date | None
    last_day: date | None


def undo_import(
    connection: Connection, workspace_id: int, import_id: int, *, actor: str
) -> Reversal:
    """Sets everything aside that the import brought; the series return to what they were."""
    lock_workspace(connection, workspace_id)
    row = stored_import(connection, workspace_id, import_id)
    if row.undone_at is not None:
        raise InvalidRequest(f"Import number {import_id} was already undone.")
    series = _series(row)
    create_touched(connection, series)
    if series is POSTS:
        set_facts_aside(connection, workspace_id, import_id)
    if row.period_start is not None:
        span = Period(row.period_start, row.period_end)
        set_snapshots_aside(connection, workspace_id, series, import_id, span)
    effect = reconcile(connection, workspace_id, series)
    gone = drop_what_is_empty(connection, workspace_id) if series is POSTS else 0
    note_on_import(connection, workspace_id, import_id, undone_at=func.now())
    forget_accounts(connection, workspace_id, row.account_ids)
    return _conclude(connection, row, "undo import", actor, effect, gone)


def redo_import(
    connection: Connection, workspace_id: int, import_id: int, *, actor: str
) -> Reversal:
    """Brings back what an undo set aside, under the same number: the order of imports, which
    decides whose figure counts, is what it was."""
    lock_workspace(connection, workspace_id)
    row = stored_import(connection, workspace_id, import_id)
    _check_can_return(connection, row)
    series = _series(row)
    create_touched(connection, series)
    return_accounts(connection, workspace_id, row.account_ids)
    _agree_on_currency(connection, row)
    came_back = 0
    if series is POSTS:
        return_facts(connection, workspace_id, import_id)
        came_back = returned_posts(connection)
    return_snapshots(connection, workspace_id, series, import_id)
    effect = reconcile(connection, workspace_id, series)
    if series is POSTS:
        drop_what_is_empty(connection, workspace_id)
    note_on_import(connection, workspace_id, import_id, undone_at=None)
    return _conclude(connection, row, "redo import", actor, effect, came_back)


def _series(row: Row[Any]) -> Series:
    return POSTS if row.grain == Grain.POST else ACCOUNTS


def _check_can_return(connection: Connection, row: Row[Any]) -> None:
    if row.undone_at is None:
        raise InvalidRequest(f"Import number {row.import_id} stands; there is nothing to redo.")
    twin = standing_import(connection, row.workspace_id, row.fingerprint)
    if twin is not None:
        raise InvalidRequest(
            f"The same file stands as import number {twin.import_id}. Undo that one first, or "
            "leave it as it is."
        )
    if row.rows_imported and not is_set_aside(connection, row):
        raise InvalidRequest(
            f"Import number {row.import_id} was undone before the workbench kept what it takes "
            "back. Import the file again."
        )


def is_set_aside(connection: Connection, row: Row[Any]) -> bool:
    tables = (set_aside_facts, set_aside_snapshots, set_aside_account_snapshots)
    return any(
        connection.execute(
            table.select()
            .where(table.c.workspace_id == row.workspace_id, table.c.import_id == row.import_id)
            .limit(1)
        ).first()
        for table in tables
    )


def _agree_on_currency(connection: Connection, row: Row[Any]) -> None:
    if row.currency is None:
        return
    other = take_currency(connection, row.workspace_id, row.account_ids, row.currency)
    if other is not None:
        raise InvalidRequest(
            f"Import number {row.import_id} has revenue in {row.currency}, but account "
            f"{other.name!r} reports in {other.currency} now. Undo the imports in "
            f"{other.currency} first."
        )


def _conclude(
    connection: Connection, row: Row[Any], action: str, actor: str, effect: Effect, posts: int
) -> Reversal:
    subject = f"import {row.import_id}"
    record_audit(connection, row.workspace_id, actor, action, subject, {"file": row.file_name})
    mark_changed(connection, row.workspace_id)
    return Reversal(
        import_id=row.import_id,
        file_name=row.file_name,
        posts=posts,
        days_changed=effect.days,
        rows_new=effect.rows_new,
        rows_changed=effect.rows_changed,
        rows_gone=effect.rows_gone,
        first_day=effect.first_day,
        last_day=effect.last_day,
    )
