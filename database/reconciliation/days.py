"""Puts the derived days where they shall stand, in place of those that stood.

`derived` is a temporary table, unless no day of the series stands yet and many come: then it is
the new months themselves, before they belong to the history.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, text

from database.partitions import Coming, gather_by_month, hand_on, insert_by_month, sampled_months
from database.reconciliation.context import Context
from database.reconciliation.derivation import Figures
from database.reconciliation.rollups import Moved
from database.reconciliation.statements import POSTS, Series, analyze, fresh_table, run

_FIRST_DAY = """
SELECT coalesce(min(coalesce(keep_through, '-infinity')), 'infinity')::text FROM rebuilt
"""


@dataclass(frozen=True)
class Days:
    """`first_day` bounds what may be replaced; `new_months` are filled by deriving."""

    first_day: str
    some_stand: bool
    new_months: Mapping[date, str]


def prepare_days(context: Context, series: Series) -> Days:
    """Makes the table `derived`."""
    connection = context.connection
    first_day = connection.execute(text(_FIRST_DAY)).scalar_one()
    some_stand = bool(
        run(connection, series, "some_stand", context.parameters(first_day=first_day)).scalar()
    )
    fresh_table(connection, "derived")
    months = () if some_stand else _months_to_come(connection, series)
    new_months = gather_by_month(connection, series.history, "derived", "day", months)
    if not new_months:
        connection.exec_driver_sql(
            f"CREATE TEMP TABLE derived (LIKE {series.history}) ON COMMIT DROP"
        )
    return Days(first_day, some_stand, new_months)


def _months_to_come(connection: Connection, series: Series) -> list[date]:
    known = connection.execute(text("SELECT EXISTS (SELECT FROM changed WHERE lane IS NOT NULL)"))
    if series is not POSTS or not known.scalar():
        return []
    rows = connection.execute(text("SELECT sum(rows)::bigint FROM told_series")).scalar_one()
    by_month = sampled_months(connection, "arrived", "local_day", rows)
    return Coming("arrived", "local_day", rows, by_month).large_months


def replace_days(context: Context, series: Series, days: Days, brought: Figures) -> Moved:
    connection = context.connection
    fresh_table(connection, "outgoing")
    connection.exec_driver_sql(f"CREATE TEMP TABLE outgoing (LIKE {series.history}) ON COMMIT DROP")
    some_went = days.some_stand and _compare_with_standing(context, series, days)
    rows_by_day = _rows_by_day(connection)
    if days.new_months:
        rows = hand_on(connection, series.history, "derived", "day", days.new_months)
        connection.exec_driver_sql(f"CREATE TEMP VIEW derived AS {rows}")
    else:
        analyze(connection, f"derived ({', '.join((*series.key, 'day', 'platform'))})")
        _insert(connection, series, rows_by_day)
    return Moved(brought, rows_by_day, some_went, not days.some_stand)


def release_days(connection: Connection, days: Days) -> None:
    """`derived` is no more where it was the months themselves."""
    if days.new_months:
        connection.exec_driver_sql("DROP VIEW pg_temp.derived")
        connection.exec_driver_sql("DROP TABLE derived")


def _insert(connection: Connection, series: Series, rows_by_day: Mapping[date, int]) -> None:
    months = Counter[date]()
    for day, rows in rows_by_day.items():
        months[day.replace(day=1)] += rows
    columns = connection.exec_driver_sql("SELECT * FROM derived LIMIT 0").keys()
    coming = Coming("derived", "day", sum(months.values()), months)
    insert_by_month(connection, series.history, list(columns), "SELECT * FROM derived", coming, {})


def _rows_by_day(connection: Connection) -> Mapping[date, int]:
    found = connection.exec_driver_sql(
        "SELECT day, count(*) AS rows FROM derived GROUP BY day ORDER BY day"
    )
    return {row.day: row.rows for row in found}


def _compare_with_standing(context: Context, series: Series, days: Days) -> bool:
    """Whether any row went. `derived` keeps those that are new or stand otherwise."""
    connection, parameters = context.connection, context.parameters(first_day=days.first_day)
    # Before the server has statistics of what stands: without an index a plan for few rows walks
    # all of `derived` for each of many.
    connection.exec_driver_sql(f"CREATE INDEX ON derived ({', '.join(series.key)}, day)")
    run(connection, series, "outgoing", parameters)
    run(connection, series, "already_standing", parameters)
    analyze(connection, "derived", "outgoing")
    return bool(connection.exec_driver_sql("SELECT EXISTS (SELECT FROM outgoing)").scalar())
