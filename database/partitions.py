"""Monthly partitions, made when the first row of a month is about to arrive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import Connection, text

PARTITIONED = ("engagement_snapshots", "content_performance_history")
# Below so many rows of a month, or in more months than this, the detour costs more than it saves.
FEWEST_AT_ONCE = 20_000
_MOST_MONTHS = 12
_SAMPLED_ROWS = 100_000


@dataclass(frozen=True)
class Coming:
    """Rows of the table `source` on their way to a partitioned one."""

    source: str
    time: str  # the column that decides the month
    rows: int
    by_month: Mapping[date, int]  # about how many

    @property
    def large_months(self) -> list[date]:
        large = [month for month, rows in self.by_month.items() if rows >= FEWEST_AT_ONCE]
        return large if len(large) <= _MOST_MONTHS else []


def ensure_partitions(connection: Connection, table: str, days: str) -> None:
    """For every month among `days`, a query of one column named day; plain tables need none."""
    if table not in PARTITIONED:
        return
    connection.execute(
        text(
            "SELECT ensure_month_partition(:parent, month) FROM"
            f" (SELECT DISTINCT date_trunc('month', day)::date AS month FROM ({days}) needed"
            " ORDER BY 1) months"
        ),
        {"parent": table},
    )


def insert_by_month(
    connection: Connection,
    table: str,
    columns: Sequence[str],
    rows: str,
    coming: Coming,
    parameters: Mapping[str, object],
) -> None:
    """Inserts what the query `rows` finds of those coming."""
    months = coming.large_months if table in PARTITIONED else []
    gathering = f"{table}_gathering"
    new = gather_by_month(connection, table, gathering, coming.time, months)
    into = table
    if new:
        into = gathering
    else:
        ensure_partitions(connection, table, f"SELECT {coming.time} AS day FROM {coming.source}")
    connection.execute(text(f"INSERT INTO {into} ({', '.join(columns)}) {rows}"), parameters)
    if new:
        hand_on(connection, table, gathering, coming.time, new)
        connection.exec_driver_sql(f"DROP TABLE {gathering}")


def gather_by_month(
    connection: Connection, table: str, gathering: str, time: str, months: Sequence[date]
) -> Mapping[date, str]:
    """Makes the months' tables that there are not yet, to be filled before they have an index.

    Where any was made, `gathering` takes in rows of all months, those of others in one more table.
    """
    made = {month: _create_month(connection, table, month) for month in months}
    new = {month: name for month, name in made.items() if name is not None}
    if not new:
        return {}
    connection.exec_driver_sql(
        f"CREATE TABLE {gathering} (LIKE {table}) PARTITION BY RANGE ({time})"
    )
    for month, name in new.items():
        connection.exec_driver_sql(
            f"ALTER TABLE {gathering} ATTACH PARTITION {name}"
            f" FOR VALUES FROM ('{month}') TO ('{_next(month)}')"
        )
    connection.exec_driver_sql(f"CREATE TABLE {_rest(gathering)} PARTITION OF {gathering} DEFAULT")
    return new


def hand_on(
    connection: Connection, table: str, gathering: str, time: str, months: Mapping[date, str]
) -> str:
    """The months become the table's, the other rows go there. Where the gathered rows lie now."""
    for month, name in months.items():
        connection.exec_driver_sql(f"ALTER TABLE {gathering} DETACH PARTITION {name}")
        connection.execute(
            text("SELECT attach_month_table(:parent, :month)"), {"parent": table, "month": month}
        )
        _acquaint(connection, name, ["workspace_id", "content_id", "post_id", time])
    rest = _rest(gathering)
    ensure_partitions(connection, table, f"SELECT {time} AS day FROM {rest}")
    connection.exec_driver_sql(f"INSERT INTO {table} SELECT * FROM {rest}")
    return " UNION ALL ".join(f"SELECT * FROM {name}" for name in (*months.values(), rest))


def _create_month(connection: Connection, table: str, month: date) -> str | None:
    """None when there is one."""
    name: str | None = connection.execute(
        text("SELECT create_month_table(:parent, :month)"), {"parent": table, "month": month}
    ).scalar()
    return name


def _rest(gathering: str) -> str:
    return f"{gathering}_rest"


def _next(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def _acquaint(connection: Connection, month_table: str, columns: Sequence[str]) -> None:
    """A coarse idea is enough, and needed at once: until the server looks by itself, it would take
    the month for nearly empty."""
    connection.execute(text("SET LOCAL default_statistics_target = 10"))
    connection.exec_driver_sql(f"ANALYZE {month_table} ({', '.join(columns)})")
    connection.execute(text("SET LOCAL default_statistics_target TO DEFAULT"))


def sampled_months(connection: Connection, source: str, time: str, rows: int) -> Mapping[date, int]:
    """About how many of the rows of a table lie in each month."""
    if rows < FEWEST_AT_ONCE:
        return {}
    share = min(1.0, _SAMPLED_ROWS / rows)
    found = connection.execute(
        text(
            f"SELECT date_trunc('month', {time})::date AS month, count(*) FROM {source}"
            " TABLESAMPLE SYSTEM (:percent) GROUP BY 1 ORDER BY 1"
        ),
        {"percent": 100 * share},
    )
    return {month: int(counted / share) for month, counted in found}
