"""Takes a reading in, whole; taking it back is in reversal.py."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from database.reconciliation import ACCOUNTS, POSTS, Effect, create_touched, reconcile
from database.writes.accounts import agree_on_currency
from database.writes.audit import record_audit
from database.writes.custom_metrics import ensure_custom_metrics
from database.writes.import_rows import (
    insert_import,
    note_on_import,
    says_the_same,
    standing_import,
)
from database.writes.observations import Stored, store_observations
from database.writes.posts import (
    Subjects,
    account_as_subject,
    refresh_facts,
    resolve_posts,
)
from database.writes.repeats import says_nothing_new
from database.writes.reversal import undo_import
from database.writes.workspaces import lock_workspace, mark_changed
from domain.counting import counted
from domain.observations import Reading
from domain.vocabulary import Grain

REPLACES = "Replaces the earlier import of the same file, which had other answers."
REPEATS = "Everything this file says was known already, so nothing changes."

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
    nothing_new: bool = False  # other bytes that say what was known


def record_import(
    connection: Connection,
    workspace_id: int,
    reading: Reading,
    *,
    actor: str,
    on_progress: Progress = _silent,
) -> ImportOutcome:
    """Stores the reading and derives the daily series anew, in the caller's transaction.

    The same bytes again change nothing; with another answer they replace what they brought
    before. Raises SourceRejected when the account reports in another currency.
    """
    lock_workspace(connection, workspace_id)
    earlier = standing_import(connection, workspace_id, reading.fingerprint)
    if earlier is not None and says_the_same(earlier, reading):
        return ImportOutcome(
            earlier.import_id, already_imported=True, imported_at=earlier.imported_at
        )
    warnings: list[str] = []
    if earlier is not None:
        undo_import(connection, workspace_id, earlier.import_id, actor=actor)
        warnings.append(REPLACES)
    import_id = insert_import(connection, workspace_id, reading, actor)
    outcome = _record(connection, workspace_id, reading, import_id, on_progress)
    warnings += outcome.warnings
    _note_effect(connection, workspace_id, outcome)
    subject, details = f"import {import_id}", {"file": reading.file_name}
    record_audit(connection, workspace_id, actor, "import", subject, details)
    mark_changed(connection, workspace_id)
    if outcome.nothing_new and earlier is None:
        warnings.append(REPEATS)
    return replace(outcome, warnings=tuple(warnings))


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
    account_ids = sorted(posts.account_ids)
    note_on_import(connection, workspace_id, import_id, account_ids=account_ids)
    if reading.currency:
        agree_on_currency(connection, workspace_id, account_ids, reading.currency)
    on_progress(f"Storing {len(reading.observations):,} figures ...")
    stored = store_observations(connection, workspace_id, series, reading, import_id)
    on_progress("Deriving the daily series ...")
    effect = reconcile(connection, workspace_id, series)
    outcome = _outcome(import_id, posts, stored, effect)
    moved = outcome.new_posts or outcome.days_changed
    if moved or not says_nothing_new(connection, workspace_id, series, import_id):
        return outcome
    return replace(outcome, nothing_new=True)


def _outcome(import_id: int, posts: Subjects, stored: Stored, effect: Effect) -> ImportOutcome:
    return ImportOutcome(
        import_id,
        already_imported=False,
        new_posts=posts.new,
        known_posts=posts.known,
        observations=stored.rows,
        days_changed=effect.days,
        daily_rows_new=effect.rows_new,
        daily_rows_changed=effect.rows_changed,
        first_day=effect.first_day,
        last_day=effect.last_day,
        warnings=(_repeats(stored.repeated),) if stored.repeated else (),
    )


def _repeats(rows: int) -> str:
    return (
        f"Followed by another for the same post and time: {counted(rows, 'row')}. Of each the last "
        "row counts."
    )


def _note_effect(connection: Connection, workspace_id: int, outcome: ImportOutcome) -> None:
    note_on_import(
        connection,
        workspace_id,
        outcome.import_id,
        figures=outcome.observations,
        new_posts=outcome.new_posts,
        known_posts=outcome.known_posts,
        days_changed=outcome.days_changed,
        rows_new=outcome.daily_rows_new,
        rows_changed=outcome.daily_rows_changed,
        first_changed=outcome.first_day,
        last_changed=outcome.last_day,
    )
