"""Stores what a reading observed."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, text

from database.partitions import insert_by_month
from database.queries.metrics import metric_registry
from database.reconciliation import Series
from database.writes.staging import copy_lines, figure_columns, observation_lines
from domain.observations import Reading
from domain.vocabulary import MetricKind, Platform

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
    connection.exec_driver_sql("ANALYZE staged_observations")
    stored = _insert(connection, workspace_id, series, import_id, figures)
    running = [name for name in figures[:-1] if registry[name].kind is MetricKind.COUNTER]
    touch_series(
        connection, workspace_id, series, running, f"staged_observations {series.staged_subject}"
    )
    _note_span(connection, workspace_id, import_id)
    if stored < staged:
        _refuse_strangers(connection, series, staged)
    return Stored(stored, staged - stored)


def _refuse_strangers(connection: Connection, series: Series, staged: int) -> None:
    """A source that speaks of a post without listing it would lose its figures unseen."""
    listed = connection.exec_driver_sql(
        f"SELECT count(*) FROM staged_observations {series.staged_subject}"
    ).scalar_one()
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
        source="staged_observations",
        time="captured_at",
        parameters={"workspace_id": workspace_id, "import_id": import_id},
    )


def touch_series(
    connection: Connection,
    workspace_id: int,
    series: Series,
    running: Sequence[str],
    observations: str,
) -> None:
    """From which day on each series must be derived anew, and for which running metrics."""
    brought = ", ".join(
        f"CASE WHEN bool_or(kind = 'cumulative' AND {name} IS NOT NULL) THEN '{name}' END"
        for name in running
    )
    key = ", ".join(series.key)
    connection.execute(
        text(
            f"INSERT INTO touched ({key}, from_day, metrics, whole, has_stretches)"
            f" SELECT {key},"
            " coalesce(min(local_day(captured_at, day, w.time_zone)) FILTER (WHERE days <= 1),"
            " 'infinity'),"
            f" array_remove(ARRAY[{brought}]::text[], NULL),"
            " bool_or(kind = 'cumulative' AND extra IS NOT NULL), bool_or(days > 1)"
            f" FROM {observations}"
            " JOIN workspaces w ON w.workspace_id = CAST(:workspace_id AS bigint)"
            f" GROUP BY {key}"
        ),
        {"workspace_id": workspace_id},
    )


def _note_span(connection: Connection, workspace_id: int, import_id: int) -> None:
    """The days an import speaks of, which also bound where its rows are looked for."""
    connection.execute(
        text(
            "UPDATE imports SET period_start = span.first_day, period_end = span.last_day FROM ("
            " SELECT min(local_day(captured_at, day, w.time_zone) - greatest(days - 1, 0))"
            "   AS first_day, max(local_day(captured_at, day, w.time_zone)) AS last_day"
            " FROM staged_observations JOIN workspaces w ON w.workspace_id = :workspace_id"
            ") span WHERE workspace_id = :workspace_id AND import_id = :import_id"
        ),
        {"workspace_id": workspace_id, "import_id": import_id},
    )
