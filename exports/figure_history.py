"""All typed figures as a table: who, when, what, instead of what, why, and what became of it."""

from zoneinfo import ZoneInfo

from analytics.figure_history import FigureHistoryReport, LedgerRow
from domain.vocabulary import Figure
from exports.tables import Cell, Table

_COLUMNS = (
    "figure", "entry", "typed_at", "typed_by", "state", "platform", "account", "content", "title",
    "metric", "kind", "read_at", "first_day", "last_day", "value", "old_value", "why",
)  # fmt: skip


def figure_history_table(report: FigureHistoryReport) -> Table:
    zone = ZoneInfo(report.time_zone)
    return Table(_COLUMNS, [_row(row, zone) for row in report.rows])


def _row(row: LedgerRow, zone: ZoneInfo) -> tuple[Cell, ...]:
    running = row.figure is Figure.CUMULATIVE
    read_at: Cell = row.day or row.captured_at.astimezone(zone) if running else None
    return (
        row.figure_id,
        row.import_id,
        row.typed_at.astimezone(zone),
        row.actor,
        row.state.value,
        row.post.platform.value,
        row.account,
        row.post.external_id,
        row.title,
        row.metric,
        "running total" if running else "amount",
        read_at,
        row.period.first_day if row.period else None,
        row.period.last_day if row.period else None,
        row.value,
        row.old_value,
        row.why,
    )
