"""What rows of observations tell of each series, and so what must be derived anew."""

from collections.abc import Sequence

from sqlalchemy import Connection, text

from database.reconciliation import Series
from database.reconciliation.steady import known_among, lane_of
from domain.metrics import MetricRegistry
from domain.vocabulary import MetricKind


def touch_series(
    connection: Connection,
    workspace_id: int,
    series: Series,
    registry: MetricRegistry,
    columns: Sequence[str],
    observations: str,
    *,
    is_new: str = "false",
) -> None:
    """From which day on each series must be derived anew, and for which running metrics.

    `columns` are the wide metrics of the rows, then `extra`; `is_new` tells of a row whether all
    observations of its series are among them. `told_series` keeps what the rows were.
    """
    _count(connection, series, registry, columns, observations, is_new)
    key = ", ".join(series.key)
    connection.execute(
        text(
            f"INSERT INTO touched ({key}, from_day, metrics, whole, has_stretches, lane, known)"
            f" SELECT {key},"
            # Clocks may go back over midnight: an earlier day is always safe.
            " coalesce(least(first_printed, local_day(first_moment - interval '1 hour', NULL,"
            " w.time_zone)), 'infinity'), metrics, whole, has_stretches,"
            f" CASE WHEN is_new AND totals + amounts > 0 THEN {lane_of(registry, columns)} END,"
            f" {known_among(columns)}"
            " FROM told_series JOIN workspaces w ON w.workspace_id = CAST(:workspace_id AS bigint)"
        ),
        {"workspace_id": workspace_id},
    )


def _count(
    connection: Connection,
    series: Series,
    registry: MetricRegistry,
    columns: Sequence[str],
    observations: str,
    is_new: str,
) -> None:
    key = ", ".join(series.key)
    running = [name for name in columns[:-1] if registry[name].kind is MetricKind.COUNTER]
    brought = ", ".join(
        f"CASE WHEN sum({name}) FILTER (WHERE kind = 'cumulative') > 0 THEN '{name}' END"
        for name in running
    )
    connection.exec_driver_sql("DROP TABLE IF EXISTS pg_temp.told_series")
    connection.exec_driver_sql(
        _TOLD_SERIES.format(
            key=key,
            is_new=is_new,
            observations=observations,
            brought=brought,
            counts="".join(f", count({name}) AS {name}" for name in columns),
            summed="".join(
                f", coalesce(sum({name}) FILTER (WHERE NOT stretched), 0) AS {name}"
                for name in columns
            ),
        )
    )


# Counted apart by the manner of the rows first: a FILTER for each row and metric takes longer.
_TOLD_SERIES = """
CREATE TEMP TABLE told_series ON COMMIT DROP AS
SELECT {key}, bool_and(is_new) AS is_new, sum(rows)::bigint AS rows,
    min(first_printed) FILTER (WHERE NOT stretched) AS first_printed,
    min(first_moment) FILTER (WHERE by_moment) AS first_moment,
    max(last_moment) FILTER (WHERE by_moment) AS last_moment,
    min(first_day) AS first_day, max(last_day) AS last_day,
    bool_or(stretched) AS has_stretches,
    bool_or(kind = 'cumulative' AND extra > 0) AS whole,
    array_remove(ARRAY[{brought}]::text[], NULL) AS metrics,
    coalesce(sum(rows) FILTER (WHERE kind = 'cumulative'), 0) AS totals,
    coalesce(sum(rows) FILTER (WHERE kind = 'period' AND NOT stretched), 0) AS amounts,
    1 AS amount_imports{summed}
FROM (
    SELECT {key}, kind, days > 1 AS stretched, day IS NULL AS by_moment,
        bool_and({is_new}) AS is_new,
        count(*) AS rows, min(day) AS first_printed, max(day) AS last_day,
        min(day - greatest(days - 1, 0)) AS first_day,
        min(captured_at) AS first_moment, max(captured_at) AS last_moment{counts}
    FROM {observations}
    GROUP BY {key}, kind, days > 1, day IS NULL
) said
GROUP BY {key}
"""
