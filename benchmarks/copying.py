"""COPY of a file into a plain table without an index: the least that storing its rows can cost."""

from pathlib import Path

from sqlalchemy import Engine

from benchmarks.measurement import seconds_of
from benchmarks.synthetic import METRICS
from database.engine import writing

_TEXTS = ("platform", "account", "content", "title", "published_at", "date", "kind")
_COLUMNS = ", ".join(
    (*(f"{name} text" for name in _TEXTS), *(f"{name} bigint" for name in METRICS))
)


def copy_seconds(engine: Engine, table: Path) -> float:
    """The table stands before, as any table does that people copy into: one made in the same
    transaction is not written to the log on a server that keeps only what recovery needs."""
    with writing(engine) as connection:
        connection.exec_driver_sql("DROP TABLE IF EXISTS raw")
        connection.exec_driver_sql(f"CREATE TABLE raw ({_COLUMNS})")
    try:
        return seconds_of(lambda: _copy(engine, table))
    finally:
        with writing(engine) as connection:
            connection.exec_driver_sql("DROP TABLE raw")


def _copy(engine: Engine, table: Path) -> None:
    with writing(engine) as connection, table.open("rb") as rows:
        driver_connection = connection.connection.driver_connection
        assert driver_connection is not None
        with driver_connection.cursor() as cursor:
            cursor.copy_expert("COPY raw FROM STDIN (FORMAT csv, HEADER)", rows)
