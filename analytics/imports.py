"""What was imported into a workspace, and what did each import do?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Row

from database.queries import imports as queries
from database.queries.metrics import metric_registry
from database.queries.workspaces import time_zone
from domain.errors import NotFound
from domain.history import HistoryFilter, ImportState
from domain.metric_definitions import STANDARD_METRICS
from domain.metrics import Metric
from domain.observations import Control, Rejection
from domain.periods import Period
from domain.vocabulary import Grain, Platform


@dataclass(frozen=True)
class Effect:
    """What an import did when it came. Later imports may count instead of it."""

    new_posts: int
    known_posts: int
    figures: int
    days_changed: int
    rows_new: int
    rows_changed: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True)
class ImportRow:
    import_id: int
    imported_at: datetime
    undone_at: datetime | None
    actor: str
    file_name: str
    label: str  # the format, for people
    grain: Grain
    platforms: tuple[Platform, ...]
    accounts: tuple[str, ...]
    period: Period | None
    rows_read: int
    rows_imported: int
    rows_rejected: int
    effect: Effect | None  # None: from before it was noted

    @property
    def state(self) -> ImportState:
        return ImportState.STANDING if self.undone_at is None else ImportState.UNDONE


@dataclass(frozen=True)
class ImportsReport:
    asked: HistoryFilter
    rows: tuple[ImportRow, ...]
    found: int
    time_zone: str


@dataclass(frozen=True)
class GivenAnswer:
    """What was asked about a file, and what was taken."""

    asked: str
    words: str
    taken: str
    is_guess: bool


@dataclass(frozen=True)
class ImportDetail:
    row: ImportRow
    fingerprint: str
    currency: str | None
    answers: tuple[GivenAnswer, ...]
    controls: tuple[Control, ...]
    warnings: tuple[str, ...]
    rejected: tuple[Rejection, ...]  # the first of them
    standing_twin: int | None  # the same bytes stand under this number
    can_return: bool  # undone, and what it brought was kept
    custom_metrics: tuple[Metric, ...]  # of the workspace, for the controls
    time_zone: str


def report_imports(
    connection: Connection,
    workspace_id: int,
    asked: HistoryFilter,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> ImportsReport:
    """The newest first; `found` counts those beyond the limit, too."""
    zone = time_zone(connection, workspace_id)
    stored = queries.stored_imports(connection, workspace_id, asked, limit=limit, offset=offset)
    return ImportsReport(asked, tuple(map(_row, stored.rows)), stored.found, zone.key)


def report_import(connection: Connection, workspace_id: int, import_id: int) -> ImportDetail:
    stored = queries.stored_import(connection, workspace_id, import_id)
    if stored is None:
        raise NotFound(f"There is no import number {import_id}.")
    twin = queries.standing_twin(connection, workspace_id, import_id)
    kept = queries.is_set_aside(connection, workspace_id, import_id)
    return ImportDetail(
        row=_row(stored),
        fingerprint=stored.fingerprint,
        currency=stored.currency,
        answers=tuple(GivenAnswer(**answer) for answer in stored.answers),
        controls=tuple(map(_control, stored.controls)),
        warnings=tuple(stored.warnings),
        rejected=tuple(Rejection(**one) for one in stored.rejected),
        standing_twin=twin,
        can_return=stored.undone_at is not None and twin is None and kept,
        custom_metrics=_custom_metrics(connection, workspace_id),
        time_zone=time_zone(connection, workspace_id).key,
    )


def _custom_metrics(connection: Connection, workspace_id: int) -> tuple[Metric, ...]:
    registry = metric_registry(connection, workspace_id)
    return tuple(metric for metric in registry.metrics if metric.name not in STANDARD_METRICS)


def _row(stored: Row[Any]) -> ImportRow:
    platforms = {Platform(name) for name in stored.platforms or ()}
    return ImportRow(
        import_id=stored.import_id,
        imported_at=stored.imported_at,
        undone_at=stored.undone_at,
        actor=stored.actor,
        file_name=stored.file_name,
        label=stored.label or stored.format.replace("_", " ").capitalize(),
        grain=Grain(stored.grain),
        platforms=tuple(platform for platform in Platform if platform in platforms),
        accounts=tuple(stored.accounts or (stored.account,)),
        period=Period(stored.period_start, stored.period_end) if stored.period_start else None,
        rows_read=stored.rows_read,
        rows_imported=stored.rows_imported,
        rows_rejected=stored.rows_rejected,
        effect=_effect(stored),
    )


def _effect(stored: Row[Any]) -> Effect | None:
    if stored.days_changed is None:
        return None
    return Effect(
        new_posts=stored.new_posts,
        known_posts=stored.known_posts,
        figures=stored.figures,
        days_changed=stored.days_changed,
        rows_new=stored.rows_new,
        rows_changed=stored.rows_changed,
        first_day=stored.first_changed,
        last_day=stored.last_changed,
    )


def _control(stored: Mapping[str, str | None]) -> Control:
    stated, imported = stored["stated"], stored["imported"]
    return Control(
        metric=stored["metric"] or "",
        stated=None if stated is None else Decimal(stated),
        imported=None if imported is None else Decimal(imported),
    )
