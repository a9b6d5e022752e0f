"""Stores what a reading observed."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from database.partitions import Coming, insert_by_month, sampled_months
from database.queries.metrics import metric_registry
from database.reconciliation import Series
from database.writes.arrivals import WHEN, figure_columns, stage_arrivals
from database.writes.touched_series import touch_series
from domain.observations import Reading


@dataclass(frozen=True)
class Stored:
    """Rows that were stored, and rows that a later one of the same import took the place of."""

    rows: int
    repeated: int


def store_observations(
    connection: Connection,
    workspace_id: int,
    series: Series,
    reading: Reading,
    import_id: int,
) -> Stored:
    """Of several rows for the same subject and time the last one counts."""
    registry = metric_registry(connection, workspace_id)
    figures = figure_columns(registry, reading.metrics)
    arrived = stage_arrivals(connection, workspace_id, series, registry, reading)
    touch_series(connection, workspace_id, series, registry, figures, "arrived", is_new="is_new")
    _note_span(connection, workspace_id, import_id)
    _insert(connection, workspace_id, series, import_id, figures, arrived)
    return Stored(arrived, len(reading.observations) - arrived)


def _insert(
    connection: Connection,
    workspace_id: int,
    series: Series,
    import_id: int,
    figures: Sequence[str],
    rows: int,
) -> None:
    columns = ", ".join([*series.key, *WHEN, *figures])
    insert_by_month(
        connection,
        series.snapshots,
        ["workspace_id", "import_id", columns],
        f"SELECT :workspace_id, :import_id, {columns} FROM arrived",
        Coming(
            "arrived",
            "captured_at",
            rows,
            sampled_months(connection, "arrived", "captured_at", rows),
        ),
        {"workspace_id": workspace_id, "import_id": import_id},
    )


def _note_span(connection: Connection, workspace_id: int, import_id: int) -> None:
    """The days an import speaks of, which also bound where its rows are looked for."""
    connection.execute(
        text(
            "UPDATE imports i SET"
            " period_start = least(first_day, local_day(first_moment, NULL, w.time_zone)),"
            " period_end = greatest(last_day, local_day(last_moment, NULL, w.time_zone)) FROM ("
            " SELECT min(first_day) AS first_day, min(first_moment) AS first_moment,"
            "  max(last_day) AS last_day, max(last_moment) AS last_moment FROM told_series"
            ") span JOIN workspaces w ON w.workspace_id = :workspace_id"
            " WHERE i.workspace_id = :workspace_id AND i.import_id = :import_id"
        ),
        {"workspace_id": workspace_id, "import_id": import_id},
    )
