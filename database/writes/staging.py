"""Brings a reading's rows into temporary tables, the fast way."""

import json
import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal
from itertools import islice, repeat

import numpy as np
import orjson
from sqlalchemy import Connection

from domain.collection import seldom_collecting
from domain.metrics import MetricRegistry
from domain.observation_columns import Figures, ObservationColumns
from domain.observations import Number, Observation, side_by_side
from domain.periods import Period
from domain.vocabulary import Figure, Platform

_AT_ONCE = 4_096  # rows
_AS_WRITTEN = (int, Decimal, date)
_END_OF_DAY = time(23, 59, 59, 999_999, tzinfo=UTC)
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
    return _escaped(str(value))


def _escaped(text: str) -> str:
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
    first_row = 0
    for some in side_by_side(observations):
        whose = [_subject_fields(*one, platform) for one in some.subjects]
        whens = ["\t".join(map(_field, _occasion(*one))) for one in some.occasions]
        columns: list[Iterable[str]] = [
            map(str, range(first_row, first_row + len(some))),
            map(whose.__getitem__, some.subject_of),
            map(whens.__getitem__, some.occasion_of),
            *_figure_fields([some.figures[place] for place in wide]),
            _further_fields(some, others),
        ]
        yield from map("\t".join, zip(*columns, strict=True))
        first_row += len(some)


def _subject_fields(subject: str | None, own: Platform | None, platform: Platform | None) -> str:
    name = _MISSING if subject is None else _escaped(subject)
    return f"{own or platform or _MISSING}\t{name}"


def _figure_fields(columns: Sequence[Figures]) -> list[Iterable[str]]:
    """Whole numbers are written many at once."""
    whole = [np.frombuffer(one, np.int64) for one in columns if isinstance(one, array)]
    if not whole or len(whole) < len(columns):
        return [map(_field, column) for column in columns]
    table = np.column_stack(whole)
    written = orjson.dumps(table, option=orjson.OPT_SERIALIZE_NUMPY)
    return [written.decode()[2:-2].replace("],[", "\n").replace(",", "\t").split("\n")]


def _further_fields(seen: ObservationColumns, others: Sequence[tuple[int, str]]) -> Iterable[str]:
    if not others:
        return repeat(_MISSING, len(seen))
    rows = zip(*(seen.figures[place] for place, _ in others), strict=True)
    names = [name for _, name in others]
    return (_further(dict(zip(names, row, strict=True))) for row in rows)


def _further(told: Mapping[str, Number | None]) -> str:
    return _field(_json({name: value for name, value in told.items() if value is not None}))


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
