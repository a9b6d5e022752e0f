"""Monthly partitions, made when the first row of a month is about to arrive."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

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
) -> int:
    """Inserts what the query `rows` finds among those coming; {within} in it names the months.

    Months that are new and large are filled before they have an index. How many rows.
    """
    into, time = f"({', '.join(columns)})", coming.time
    stored, filled = 0, ["true"]
    for month in coming.large_months if table in PARTITIONED else ():
        name = connection.execute(
            text("SELECT create_month_table(:parent, :month)"), {"parent": table, "month": month}
        ).scalar()
        if name is None:
            continue
        within = f"{time} >= '{month}' AND {time} < date '{month}' + interval '1 month'"
        query = f"INSERT INTO {name} {into} {rows.format(within=within)}"
        stored += connection.execute(text(query), parameters).rowcount
        connection.execute(
            text("SELECT attach_month_table(:parent, :month)"), {"parent": table, "month": month}
        )
        _acquaint(connection, name, ["workspace_id", "content_id", "post_id", time])
        filled.append(f"NOT ({within})")
    if stored == coming.rows:
        return stored
    rest = " AND ".join(filled)
    ensure_partitions(connection, table, f"SELECT {time} AS day FROM {coming.source} WHERE {rest}")
    query = f"INSERT INTO {table} {into} {rows.format(within=rest)}"
    return stored + connection.execute(text(query), parameters).rowcount


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
