"""Monthly partitions, made when the first row of a month is about to arrive."""

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import Connection, text

PARTITIONED = ("engagement_snapshots", "content_performance_history")
# Below so many rows of a month, or in more months than this, the detour costs more than it saves.
FEWEST_AT_ONCE = 20_000
_MOST_MONTHS = 12


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
    *,
    source: str,
    time: str,
    parameters: Mapping[str, object],
) -> int:
    """Inserts what the query `rows` finds in the table `source`; {within} in it names the months.

    Months that are new and large are filled before they have an index. How many rows.
    """
    into = f"({', '.join(columns)})"
    months = _large_months(connection, table, source, time)
    stored, filled = 0, ["true"]
    for month in months:
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
        filled.append(f"NOT ({within})")
    rest = " AND ".join(filled)
    ensure_partitions(connection, table, f"SELECT {time} AS day FROM {source} WHERE {rest}")
    query = f"INSERT INTO {table} {into} {rows.format(within=rest)}"
    return stored + connection.execute(text(query), parameters).rowcount


def _large_months(connection: Connection, table: str, source: str, time: str) -> list[date]:
    if table not in PARTITIONED:
        return []
    found = connection.execute(
        text(
            f"SELECT date_trunc('month', {time})::date AS month FROM {source}"
            " GROUP BY 1 HAVING count(*) >= :fewest ORDER BY 1"
        ),
        {"fewest": FEWEST_AT_ONCE},
    )
    months = list(found.scalars())
    return months if len(months) <= _MOST_MONTHS else []
