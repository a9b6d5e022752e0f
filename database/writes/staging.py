"""Brings a reading's rows into temporary tables, the fast way."""

import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from decimal import Decimal

from sqlalchemy import Connection

from domain.metrics import MetricRegistry
from domain.observations import Number, Observation
from domain.vocabulary import Figure

_CHUNK_CHARACTERS = 1 << 22
_AS_WRITTEN = (int, Decimal, date)
_END_OF_DAY = time(23, 59, 59, 999_999, tzinfo=UTC)


def copy_rows(
    connection: Connection, table: str, columns: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """COPY in Postgres' text format; None is NULL. `table` and `columns` are our own names."""
    driver_connection = connection.connection.driver_connection
    assert driver_connection is not None
    statement = f"COPY {table} ({', '.join(columns)}) FROM STDIN"
    with driver_connection.cursor() as cursor:
        for chunk in _chunks(rows):
            cursor.copy_expert(statement, chunk)


def _chunks(rows: Iterable[Sequence[object]]) -> Iterator[io.StringIO]:
    """Bounded pieces, so that memory stays flat however long the file is."""
    chunk, size = io.StringIO(), 0
    for row in rows:
        size += chunk.write("\t".join(map(_field, row)) + "\n")
        if size >= _CHUNK_CHARACTERS:
            chunk.seek(0)
            yield chunk
            chunk, size = io.StringIO(), 0
    chunk.seek(0)
    yield chunk


def _field(value: object) -> str:
    if value is None:
        return "\\N"
    if type(value) is int or isinstance(value, _AS_WRITTEN):
        return str(value)
    if isinstance(value, list):
        value = "{" + ",".join(map(str, value)) + "}"
    elif isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False)
    text = str(value).replace("\x00", "")  # the one character Postgres cannot hold
    return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def figure_columns(registry: MetricRegistry, metrics: Sequence[str]) -> list[str]:
    """The wide columns a reading fills, then `extra`."""
    return [name for name in metrics if registry[name].wide] + ["extra"]


def observation_rows(
    observations: Iterable[Observation],
    subjects: Mapping[tuple[object, object], int] | None,
    registry: MetricRegistry,
    metrics: Sequence[str],
) -> Iterator[list[object]]:
    """row number, subject, captured_at, kind, days, day, wide figures ..., extra."""
    wide = [place for place, name in enumerate(metrics) if registry[name].wide]
    others = [(place, name) for place, name in enumerate(metrics) if not registry[name].wide]
    for number, observation in enumerate(observations):
        values = observation.values
        subject = subjects[observation.platform, observation.subject] if subjects else None
        extra = {name: values[place] for place, name in others if values[place] is not None}
        yield [
            number,
            subject,
            *occasion_columns(observation),
            *(values[place] for place in wide),
            _json(extra),
        ]


def _json(extra: Mapping[str, Number | None]) -> str | None:
    """By hand, because json turns a Decimal into a float."""
    if not extra:
        return None
    return "{" + ", ".join(f"{json.dumps(name)}: {value}" for name, value in extra.items()) + "}"


def occasion_columns(observation: Observation) -> tuple[datetime, str, int, date | None]:
    """captured_at, kind, days and day of its snapshot."""
    if observation.figure is Figure.PERIOD:
        assert observation.days is not None
        last = observation.days.last_day
        return datetime.combine(last, _END_OF_DAY), "period", observation.days.days, last
    moment = observation.moment
    assert moment is not None
    if isinstance(moment, datetime):
        return moment.astimezone(UTC), "cumulative", 0, None
    return datetime.combine(moment, _END_OF_DAY), "cumulative", 0, moment
