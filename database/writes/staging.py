"""Brings a reading's rows into temporary tables, the fast way."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import islice, repeat
from typing import Any

from sqlalchemy import Connection

from domain.collection import seldom_collecting
from domain.metrics import MetricRegistry
from domain.observations import Number, Observation, packed_chunks
from domain.periods import Period
from domain.vocabulary import Figure, Platform

_AT_ONCE = 4_096  # rows
_AS_WRITTEN = (int, Decimal, date)
_END_OF_DAY = time(23, 59, 59, 999_999, tzinfo=UTC)
_MOST_OCCASIONS = 50_000
_MISSING = "\\N"
_NEEDS_CARE = re.compile(r"[\\\t\n\r\x00]").search
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r", "\x00": None})


def copy_rows(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """COPY in Postgres' text format; None is NULL. `table` and `columns` are our own names."""
    copy_lines(connection, table, columns, ("\t".join(map(_field, row)) for row in rows))


@seldom_collecting()
def copy_lines(
    connection: Connection, table: str, columns: Sequence[str], lines: Iterable[str]
) -> int:
    """The same for rows that are text already. How many there were."""
    driver_connection = connection.connection.driver_connection
    assert driver_connection is not None
    flow = _Flow(lines)
    with driver_connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({', '.join(columns)}) FROM STDIN", flow)
    return flow.rows


class _Flow:
    """A file of lines made while the server reads it, so that both work and memory stays flat."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.rows = 0
        self._lines = iter(lines)

    def read(self, _size: int) -> bytes:
        some = list(islice(self._lines, _AT_ONCE))
        self.rows += len(some)
        return ("\n".join(some) + "\n").encode() if some else b""


def _field(value: object) -> str:
    if value is None:
        return _MISSING
    if type(value) is int or isinstance(value, _AS_WRITTEN):
        return str(value)
    if isinstance(value, list):
        value = "{" + ",".join(map(str, value)) + "}"
    elif isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False)
    text = str(value)
    return text.translate(_ESCAPED) if _NEEDS_CARE(text) else text


def figure_columns(registry: MetricRegistry, metrics: Sequence[str]) -> list[str]:
    """The wide columns a reading fills, then `extra`."""
    return [name for name in metrics if registry[name].wide] + ["extra"]


def observation_lines(
    observations: Sequence[Observation],
    platform: Platform | None,
    registry: MetricRegistry,
    metrics: Sequence[str],
) -> Iterator[str]:
    """row number, platform, external id, captured_at, kind, days, day, wide figures ..., extra.

    `platform` is that of observations which name none.
    """
    wide = [place for place, name in enumerate(metrics) if registry[name].wide]
    others = [(place, name) for place, name in enumerate(metrics) if not registry[name].wide]
    occasions: dict[object, str] = {}
    first_row = 0
    for some in packed_chunks(observations):
        figures, values, subjects, moments, stretches, own_platforms = zip(*some, strict=True)
        figured = list(zip(*values, strict=True))
        columns: list[Iterable[str]] = [
            map(str, range(first_row, first_row + len(some))),
            [own or platform or _MISSING for own in own_platforms],
            _texts(subjects),
            _told_once(list(zip(figures, moments, stretches, strict=True)), occasions),
            *(_texts(figured[place]) for place in wide),
            [_further(one, others) for one in values] if others else repeat(_MISSING, len(some)),
        ]
        yield from map("\t".join, zip(*columns, strict=True))
        first_row += len(some)


def _told_once(whens: Sequence[tuple[Any, ...]], known: dict[object, str]) -> list[str]:
    """The columns of the occasions, which rows have in common."""
    if len(known) >= _MOST_OCCASIONS:
        known.clear()
    for when in set(whens) - known.keys():
        known[when] = "\t".join(map(_field, _occasion(*when)))
    return [known[when] for when in whens]


def _texts(column: Sequence[object]) -> Iterable[str]:
    texts = list(map(str, column))
    if None in column or _NEEDS_CARE("".join(texts)):
        return list(map(_field, column))
    return texts


def _further(values: Sequence[Number | None], others: Sequence[tuple[int, str]]) -> str:
    return _field(_json({name: values[n] for n, name in others if values[n] is not None}))


def _json(extra: Mapping[str, Number | None]) -> str | None:
    """By hand, because json turns a Decimal into a float."""
    if not extra:
        return None
    return "{" + ", ".join(f"{json.dumps(name)}: {value}" for name, value in extra.items()) + "}"


def occasion_columns(observation: Observation) -> tuple[datetime, str, int, date | None]:
    """captured_at, kind, days and day of its snapshot."""
    return _occasion(observation.figure, observation.moment, observation.days)


def _occasion(
    figure: Figure, moment: datetime | date | None, days: Period | None
) -> tuple[datetime, str, int, date | None]:
    if figure is Figure.PERIOD:
        assert days is not None
        return datetime.combine(days.last_day, _END_OF_DAY), "period", days.days, days.last_day
    assert moment is not None
    if isinstance(moment, datetime):
        return moment.astimezone(UTC), "cumulative", 0, None
    return datetime.combine(moment, _END_OF_DAY), "cumulative", 0, moment
