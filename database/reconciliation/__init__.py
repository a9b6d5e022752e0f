"""Keeps the derived daily truth equal to the observations: docs/decisions/daily-truth.md.

Callers hold the workspace's lock and have filled the temporary table `touched`.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, text

from database.reconciliation.bands import group_by_band
from database.reconciliation.content_stats import latest_day, renew_content_stats
from database.reconciliation.context import Context
from database.reconciliation.days import prepare_days, release_days, replace_days
from database.reconciliation.derivation import derive, find_rebuilt
from database.reconciliation.rollups import Moved, roll_up
from database.reconciliation.statements import ACCOUNTS, POSTS, Series, analyze, fresh_table, run
from database.reconciliation.stretches import renew_stretches

__all__ = ["ACCOUNTS", "POSTS", "Effect", "Series", "create_touched", "recalculate", "reconcile"]


# One writer of a workspace at a time: it may use what the server grants to maintenance.
_AMPLE_MEMORY = """
SELECT set_config('work_mem', greatest(
    pg_size_bytes(current_setting('work_mem')),
    pg_size_bytes(current_setting('maintenance_work_mem'))
) / 1024 || 'kB', true)
"""


@dataclass(frozen=True)
class Effect:
    """Rows of the daily series that are new, changed or gone."""

    rows_new: int
    rows_changed: int
    rows_gone: int
    days: int
    first_day: date | None
    last_day: date | None


def create_touched(connection: Connection, series: Series) -> None:
    """An empty `touched`. A row: a series, the first day on which something of it changed, the
    running counters that came, whether all of it must be derived anew, and whether amounts of
    longer stretches are among the changes. Of a series all of whose observations just came:
    its lane, and the metrics it knows."""
    connection.exec_driver_sql(_AMPLE_MEMORY)
    fresh_table(connection, "touched")
    keys = ", ".join(f"{column} bigint NOT NULL" for column in series.key)
    connection.exec_driver_sql(
        f"CREATE TEMP TABLE touched ({keys}, from_day date NOT NULL, metrics text[] NOT NULL,"
        " whole boolean NOT NULL, has_stretches boolean NOT NULL, lane text, known text[])"
        " ON COMMIT DROP"
    )


def reconcile(connection: Connection, workspace_id: int, series: Series) -> Effect:
    context = Context.of(connection, workspace_id)
    _gather_changes(connection, series)
    find_rebuilt(context, series)
    days = prepare_days(context, series)
    brought = derive(context, series)
    moved = replace_days(context, series, days, brought)
    run(connection, series, "running_metrics", context.parameters())
    if series is POSTS:
        if not moved.some_went:
            group_by_band(context, moved, latest_day(context, moved))
        roll_up(context, moved)
        renew_stretches(context)
        renew_content_stats(context, moved)
    effect = _effect(connection, series, moved)
    release_days(connection, days)
    return effect


def _gather_changes(connection: Connection, series: Series) -> None:
    """One row of `changed` per series, however many reasons touched it."""
    key = ", ".join(series.key)
    fresh_table(connection, "changed")
    connection.exec_driver_sql(
        f"CREATE TEMP TABLE changed ON COMMIT DROP AS SELECT {key}, min(from_day) AS from_day,"
        " max(metrics) AS metrics, bool_or(whole) AS whole,"
        " bool_or(has_stretches) AS has_stretches, max(lane) AS lane, max(known) AS known"
        f" FROM touched GROUP BY {key}"
    )
    analyze(connection, "changed")


def recalculate(connection: Connection, workspace_id: int) -> Effect:
    """Derives the whole workspace anew; unchanged rows stay untouched."""
    effects = [_recalculate(connection, workspace_id, series) for series in (ACCOUNTS, POSTS)]
    return effects[-1]


def _recalculate(connection: Connection, workspace_id: int, series: Series) -> Effect:
    create_touched(connection, series)
    key = ", ".join(series.key)
    connection.execute(
        text(
            f"INSERT INTO touched ({key}, from_day, metrics, whole, has_stretches)"
            f" SELECT {key}, '-infinity', '{{}}', true, true"
            f" FROM ({series.listing}) every"
        ),
        Context.of(connection, workspace_id).parameters(),
    )
    return reconcile(connection, workspace_id, series)


def _effect(connection: Connection, series: Series, moved: Moved) -> Effect:
    if not moved.some_went:
        days = moved.rows_by_day
        return Effect(
            rows_new=sum(days.values()),
            rows_changed=0,
            rows_gone=0,
            days=len(days),
            first_day=min(days, default=None),
            last_day=max(days, default=None),
        )
    key = ", ".join((*series.key, "day"))
    counted = connection.execute(
        text(
            "SELECT sum(rows_new)::bigint AS rows_new, sum(rows_changed)::bigint AS rows_changed,"
            " sum(rows_gone)::bigint AS rows_gone, count(*) AS days, min(day) AS first_day,"
            " max(day) AS last_day FROM ("
            " SELECT day, count(*) FILTER (WHERE o.workspace_id IS NULL) AS rows_new,"
            "  count(n.workspace_id + o.workspace_id) AS rows_changed,"
            "  count(*) FILTER (WHERE n.workspace_id IS NULL) AS rows_gone"
            f" FROM derived n FULL JOIN outgoing o USING ({key}) GROUP BY day) days"
        )
    ).one()
    return Effect(**counted._mapping)
