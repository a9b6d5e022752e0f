"""Stores what a reading observed."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from database.partitions import Coming, insert_by_month, sampled_months
from database.queries.metrics import metric_registry
from database.reconciliation import Series
from database.writes.staging import copy_lines, figure_columns, observation_lines
from database.writes.touched_series import touch_series
from domain.observations import Reading
from domain.vocabulary import Platform

_WHEN = ("captured_at", "kind", "days", "day")


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
    connection.exec_driver_sql("DROP TABLE IF EXISTS pg_temp.staged_observations")
    connection.exec_driver_sql(
        "CREATE TEMP TABLE staged_observations ON COMMIT DROP AS"
        " SELECT 0::bigint AS number, ''::text AS platform, ''::text AS external_id,"
        f" {', '.join([*_WHEN, *figures])} FROM {series.snapshots} WITH NO DATA"
    )
    staged = copy_lines(
        connection,
        "staged_observations",
        ["number", "platform", "external_id", *_WHEN, *figures],
        observation_lines(reading.observations, _only_platform(reading), registry, reading.metrics),
    )
    connection.exec_driver_sql("ANALYZE staged_observations (platform, external_id)")
    touch_series(
        connection,
        workspace_id,
        series,
        registry,
        figures,
        f"staged_observations {series.staged_subject}",
        is_new=series.staged_is_new,
    )
    _refuse_strangers(connection, staged)
    _note_span(connection, workspace_id, import_id)
    months = sampled_months(connection, "staged_observations", "captured_at", staged)
    coming = Coming("staged_observations", "captured_at", staged, months)
    stored = _insert(connection, workspace_id, series, import_id, figures, coming)
    return Stored(stored, staged - stored)


def _refuse_strangers(connection: Connection, staged: int) -> None:
    """A source that speaks of a post without listing it would lose its figures unseen."""
    listed = connection.execute(text("SELECT coalesce(sum(rows), 0) FROM told_series")).scalar_one()
    if listed < staged:
        raise LookupError(f"{staged - listed} figures are of posts the reading does not list.")


def _only_platform(reading: Reading) -> Platform | None:
    """That of observations which name none; those of an account need none."""
    if reading.platform is not None or not reading.posts:
        return reading.platform
    return reading.posts[0].platform


def _insert(
    connection: Connection,
    workspace_id: int,
    series: Series,
    import_id: int,
    figures: Sequence[str],
    coming: Coming,
) -> int:
    key, named = ", ".join(series.key), ", ".join([*_WHEN, *figures])
    return insert_by_month(
        connection,
        series.snapshots,
        ["workspace_id", *series.key, "import_id", *_WHEN, *figures],
        f"SELECT DISTINCT ON ({key}, captured_at, kind, days)"
        f" :workspace_id, {key}, :import_id, {named}"
        f" FROM staged_observations {series.staged_subject} WHERE {{within}}"
        f" ORDER BY {key}, captured_at, kind, days, number DESC",
        coming,
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
