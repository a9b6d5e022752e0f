"""COPY into a plain table without an index: the least that storing rows can cost."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO

from sqlalchemy import Engine

from benchmarks.measurement import seconds_of
from benchmarks.synthetic import METRICS
from database.engine import writing
from domain.observations import Observation

_COLUMNS = ", ".join(f"{name} bigint" for name in METRICS)
_TABLE = f"raw (platform text, post text, captured_at timestamptz, {_COLUMNS})"


@contextmanager
def as_text(observations: Iterable[Observation]) -> Iterator[IO[str]]:
    """A temporary file in COPY's format."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as file:
        for one in observations:
            values = "\t".join(map(str, one.values))
            file.write(f"{one.platform}\t{one.subject}\t{one.moment}\t{values}\n")
        yield file


def copy_seconds(engine: Engine, rows: IO[str]) -> float:
    with writing(engine) as connection:
        connection.exec_driver_sql("DROP TABLE IF EXISTS raw")
    try:
        return seconds_of(lambda: _copy(engine, rows))
    finally:
        with writing(engine) as connection:
            connection.exec_driver_sql("DROP TABLE raw")


def _copy(engine: Engine, rows: IO[str]) -> None:
    rows.seek(0)
    with writing(engine) as connection:
        connection.exec_driver_sql(f"CREATE TABLE {_TABLE}")
        driver_connection = connection.connection.driver_connection
        assert driver_connection is not None
        with driver_connection.cursor() as cursor:
            cursor.copy_expert("COPY raw FROM STDIN", rows)
