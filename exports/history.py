"""The history as tables: what was imported, and who changed what."""

from analytics.changes import ChangesReport
from analytics.imports import ImportsReport
from exports.tables import Cell, Table


def imports_table(report: ImportsReport) -> Table:
    columns = (
        "import", "state", "imported_at", "undone_at", "by", "file", "recognised_as", "grain",
        "platforms", "accounts", "first_day", "last_day", "rows_read", "rows_imported",
        "rows_refused", "new_posts", "known_posts", "figures", "days_changed",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            row.import_id,
            row.state.value,
            row.imported_at,
            row.undone_at,
            row.actor,
            row.file_name,
            row.label,
            row.grain.value,
            " ".join(platform.value for platform in row.platforms),
            ", ".join(row.accounts),
            row.period.first_day if row.period else None,
            row.period.last_day if row.period else None,
            row.rows_read,
            row.rows_imported,
            row.rows_rejected,
            row.effect.new_posts if row.effect else None,
            row.effect.known_posts if row.effect else None,
            row.effect.figures if row.effect else None,
            row.effect.days_changed if row.effect else None,
        )
        for row in report.rows
    ]
    return Table(columns, rows)


def changes_table(report: ChangesReport) -> Table:
    rows: list[tuple[Cell, ...]] = [
        (
            row.happened_at,
            row.actor,
            row.action,
            row.subject,
            "; ".join(f"{name}: {value}" for name, value in row.details),
        )
        for row in report.rows
    ]
    return Table(("when", "who", "what", "of", "details"), rows)
