"""Brings rows into tables by COPY in Postgres' text format, the fast way."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import islice

from sqlalchemy import Connection

from domain.collection import seldom_collecting
from domain.observations import Number, Observation
from domain.periods import Period
from domain.vocabulary import Figure

MISSING = "\\N"
_AT_ONCE = 4_096  # rows
_AS_WRITTEN = (int, Decimal, date)
_END_OF_DAY = time(23, 59, 59, 999_999, tzinfo=UTC)
_NEEDS_CARE = re.compile(r"[\\\t\n\r\x00]").search
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\x00": None})


def copy_rows(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """None is NULL. `table` and `columns` are our own names."""
    lines = ("\t".join(map(field, row)) for row in rows)
    copy_lines(connection, table, columns, iter(lambda: list(islice(lines, _AT_ONCE)), []))


def copy_lines(
    connection: Connection, table: str, columns: Sequence[str], lines: Iterable[Sequence[str]]
) -> None:
    """The same for rows that are text already."""
    copy_text(connection, table, columns, (("\n".join(some) + "\n").encode() for some in lines))


@seldom_collecting()
def copy_text(
    connection: Connection, table: str, columns: Sequence[str], pieces: Iterable[bytes]
) -> None:
    """The same for pieces of text, whole lines each."""
    driver_connection = connection.connection.driver_connection
    assert driver_connection is not None
    with driver_connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", _Flow(pieces))


class _Flow:
    """A file made while the server reads it, so that both work and memory stays flat."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = iter(pieces)

    def read(self, _size: int) -> bytes:
        return next(self._pieces, b"")


def field(value: object) -> str:
    if value is None:
        return MISSING
    if type(value) is int or isinstance(value, _AS_WRITTEN):
        return str(value)
    if isinstance(value, list):
        value = "{" + ",".join(map(str, value)) + "}"
    elif isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False)
    return escaped(str(value))


def escaped(text: str) -> str:
    return text.translate(_ESCAPED) if _NEEDS_CARE(text) else text


def extra_field(told: Mapping[str, Number | None]) -> str:
    """Figures without a column of their own. By hand, because json turns a Decimal into a float."""
    known = {name: value for name, value in told.items() if value is not None}
    if not known:
        return MISSING
    figures = (f"{json.dumps(name)}: {value}" for name, value in known.items())
    return escaped("{" + ", ".join(figures) + "}")


def occasion_columns(observation: Observation) -> tuple[datetime, str, int, date | None]:
    """captured_at, kind, days and day of its snapshot."""
    return stored_occasion(observation.figure, observation.moment, observation.days)


def stored_occasion(
    figure: Figure, moment: datetime | date | None, days: Period | None
) -> tuple[datetime, str, int, date | None]:
    if figure is Figure.PERIOD:
        assert days is not None
        return datetime.combine(days.last_day, _END_OF_DAY), "period", days.days, days.last_day
    assert moment is not None
    if isinstance(moment, datetime):
        return moment.astimezone(UTC), "cumulative", 0, None
    return datetime.combine(moment, _END_OF_DAY), "cumulative", 0, moment
