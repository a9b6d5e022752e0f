"""Takes a reading in, whole, or takes an import back, whole."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, func, insert, select, update

from database.reconciliation import ACCOUNTS, POSTS, Effect, create_touched, reconcile
from database.tables import imports
from database.writes.accounts import agree_on_currency
from database.writes.audit import record_audit
from database.writes.custom_metrics import ensure_custom_metrics
from database.writes.observations import forget_observations, store_observations
from database.writes.posts import (
    account_as_subject,
    drop_unknown_posts,
    forget_facts,
    refresh_facts,
    resolve_posts,
)
from database.writes.workspaces import lock_workspace, mark_changed
from domain.errors import InvalidRequest, NotFound
from domain.observations import Control, Reading
from domain.periods import Period
from domain.vocabulary import Grain, PeriodBasis

Progress = Callable[[str], None]


def _silent(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True)
class ImportOutcome:
    """What an import changed, or would change when its transaction is rolled back."""

    import_id: int
    already_imported: bool
    imported_at: datetime | None = None  # when it was, if it already was
    new_posts: int = 0
    known_posts: int = 0
    observations: int = 0
    days_changed: int = 0
    daily_rows_new: int = 0
    daily_rows_changed: int = 0
    first_day: date | None = None
    last_day: date | None = None
    warnings: tuple[str, ...] = ()


def record_import(
    connection: Connection,
    workspace_id: int,
    reading: Reading,
    *,
    actor: str,
    on_progress: Progress = _silent,
) -> ImportOutcome:
    """Stores the reading and derives the daily series anew, in the caller's transaction.

    The same bytes again change nothing; under another account or period they replace what
    they brought before. Raises SourceRejected when the account reports in another currency.
    """
    lock_workspace(connection, workspace_id)
    earlier = _standing_import(connection, workspace_id, reading)
    if earlier is not None and _says_the_same(earlier, reading):
        return ImportOutcome(
            earlier.import_id, already_imported=True, imported_at=earlier.imported_at
        )
    warnings: tuple[str, ...] = ()
    if earlier is not None:
        undo_import(connection, workspace_id, earlier.import_id, actor=actor)
        warnings = ("Replaces the earlier import of the same file, which had other answers.",)
    import_id = _insert_import(connection, workspace_id, reading, actor)
    outcome = _record(connection, workspace_id, reading, import_id, on_progress)
    _conclude(connection, workspace_id, "import", actor, import_id, reading.file_name)
    return replace(outcome, warnings=warnings)


def undo_import(connection: Connection, workspace_id: int, import_id: int, *, actor: str) -> Effect:
    """Takes everything back that the import brought; the series return to what they were."""
    lock_workspace(connection, workspace_id)
    row = _undoable(connection, workspace_id, import_id)
    series = POSTS if row.grain == Grain.POST else ACCOUNTS
    span = Period(row.period_start, row.period_end) if row.period_start else None
    create_touched(connection, series)
    forget_observations(connection, workspace_id, series, import_id, span)
    if series is POSTS:
        forget_facts(connection, workspace_id, import_id)
    effect = reconcile(connection, workspace_id, series)
    drop_unknown_posts(connection, workspace_id)
    connection.execute(
        update(imports).where(_is(workspace_id, import_id)).values(undone_at=func.now())
    )
    _conclude(connection, workspace_id, "undo import", actor, import_id, row.file_name)
    return effect


def _record(
    connection: Connection,
    workspace_id: int,
    reading: Reading,
    import_id: int,
    on_progress: Progress,
) -> ImportOutcome:
    ensure_custom_metrics(connection, workspace_id, reading.custom_metrics)
    series = POSTS if reading.grain is Grain.POST else ACCOUNTS
    create_touched(connection, series)
    if series is POSTS:
        posts = resolve_posts(connection, workspace_id, reading, import_id)
        refresh_facts(connection, workspace_id)
    else:
        posts = account_as_subject(connection, workspace_id, reading)
    if reading.currency:
        agree_on_currency(connection, workspace_id, posts.account_ids, reading.currency)
    on_progress(f"Storing {len(reading.observations):,} figures ...")
    stored = store_observations(connection, workspace_id, series, reading, import_id, posts)
    on_progress("Deriving the daily series ...")
    effect = reconcile(connection, workspace_id, series)
    return ImportOutcome(
        import_id,
        already_imported=False,
        new_posts=posts.new,
        known_posts=posts.known,
        observations=stored,
        days_changed=effect.days,
        daily_rows_new=effect.rows_new,
        daily_rows_changed=effect.rows_changed,
        first_day=effect.first_day,
        last_day=effect.last_day,
    )


def _standing_import(
    connection: Connection, workspace_id: int, reading: Reading
) -> Row[Any] | None:
    return connection.execute(
        select(imports).where(
            imports.c.workspace_id == workspace_id,
            imports.c.fingerprint == reading.fingerprint,
            imports.c.undone_at.is_(None),
        )
    ).one_or_none()


def _says_the_same(earlier: Row[Any], reading: Reading) -> bool:
    """A guess never replaces what was known before."""
    same_account = reading.account_assumed or earlier.account == reading.account
    guessed = reading.period_basis in (PeriodBasis.STATED, PeriodBasis.ASSUMED)
    if guessed or reading.period is None:
        return same_account
    span = (reading.period.first_day, reading.period.last_day)
    return same_account and span == (earlier.period_start, earlier.period_end)


def _insert_import(connection: Connection, workspace_id: int, reading: Reading, actor: str) -> int:
    import_id: int = connection.execute(
        insert(imports)
        .values(
            workspace_id=workspace_id,
            file_name=reading.file_name,
            fingerprint=reading.fingerprint,
            format=reading.format,
            grain=reading.grain,
            account=reading.account,
            period_start=reading.period and reading.period.first_day,
            period_end=reading.period and reading.period.last_day,
            period_basis=reading.period_basis,
            actor=actor,
            rows_read=reading.rows_read,
            rows_imported=reading.rows_imported,
            rows_rejected=len(reading.rejected),
            controls=[_control_as_json(control) for control in reading.controls],
            warnings=list(reading.warnings),
        )
        .returning(imports.c.import_id)
    ).scalar_one()
    return import_id


def _control_as_json(control: Control) -> dict[str, str | None]:
    return {
        "metric": control.metric,
        "stated": None if control.stated is None else str(control.stated),
        "imported": None if control.imported is None else str(control.imported),
    }


def _undoable(connection: Connection, workspace_id: int, import_id: int) -> Row[Any]:
    row = connection.execute(select(imports).where(_is(workspace_id, import_id))).one_or_none()
    if row is None:
        raise NotFound(f"There is no import number {import_id}.")
    if row.undone_at is not None:
        raise InvalidRequest(f"Import number {import_id} was already undone.")
    return row


def _is(workspace_id: int, import_id: int) -> ColumnElement[bool]:
    return and_(imports.c.workspace_id == workspace_id, imports.c.import_id == import_id)


def _conclude(
    connection: Connection,
    workspace_id: int,
    action: str,
    actor: str,
    import_id: int,
    file_name: str,
) -> None:
    record_audit(
        connection, workspace_id, actor, action, f"import {import_id}", {"file": file_name}
    )
    mark_changed(connection, workspace_id)
