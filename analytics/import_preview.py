"""What would an import change, and which figures of earlier imports would it meet?"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from analytics.overlaps import OverlapReport, report_overlaps
from database.queries.import_effect import accounts_of, daily_figures
from database.writes.imports import ImportOutcome, record_import
from domain.metrics import Metric
from domain.observations import Reading
from domain.periods import Period

LONGEST_PICTURE = 366 * 3  # days; a longer change is shown by its last ones


@dataclass(frozen=True)
class DailyChange:
    """The main metric over the days that would change, of the accounts concerned. A day without
    a figure is absent; both are empty when nothing of the metric is told by day."""

    metric: Metric
    period: Period
    before: dict[date, Decimal]
    after: dict[date, Decimal]

    @property
    def is_visible(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True)
class ImportPreview:
    outcome: ImportOutcome
    shared: OverlapReport | None = None
    change: DailyChange | None = None


def report_import_preview(
    connection: Connection, workspace_id: int, reading: Reading, *, actor: str
) -> ImportPreview:
    """Imports within a savepoint and takes that back, so that the days before can be read too."""
    rehearsal = connection.begin_nested()
    try:
        outcome = record_import(connection, workspace_id, reading, actor=actor)
        if outcome.already_imported:
            return ImportPreview(outcome)
        shared = report_overlaps(connection, workspace_id, reading, outcome.import_id)
        period = _pictured(outcome)
        if shared is None or period is None:
            return ImportPreview(outcome, shared)
        accounts = accounts_of(connection, workspace_id, outcome.import_id)

        def figures() -> dict[date, Decimal]:
            return daily_figures(
                connection,
                workspace_id,
                accounts,
                grain=reading.grain,
                metric=shared.metric,
                period=period,
            )

        after = figures()
    finally:
        rehearsal.rollback()
    return ImportPreview(outcome, shared, DailyChange(shared.metric, period, figures(), after))


def _pictured(outcome: ImportOutcome) -> Period | None:
    if outcome.first_day is None or outcome.last_day is None:
        return None
    whole = Period(outcome.first_day, outcome.last_day)
    if whole.days <= LONGEST_PICTURE:
        return whole
    return Period.ending(whole.last_day, days=LONGEST_PICTURE)
