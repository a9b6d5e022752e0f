"""Monthly partitions, made when the first row of a month is about to arrive."""

from sqlalchemy import Connection, text

PARTITIONED = ("engagement_snapshots", "content_performance_history")


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
