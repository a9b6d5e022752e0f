"""Brings the observations of a reading into the temporary table `arrived`: each once, in order."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, TypeVar

import numpy as np
import orjson
from numpy.typing import NDArray
from sqlalchemy import Connection, text

from database.reconciliation import Series
from database.writes.staging import (
    MISSING,
    copy_lines,
    copy_text,
    escaped,
    extra_field,
    field,
    stored_occasion,
)
from domain.gathered import Gathered
from domain.metrics import MetricRegistry
from domain.observation_columns import Figures, ObservationColumns, Occasion, Subject
from domain.observations import Reading, side_by_side
from domain.vocabulary import Platform

WHEN = ("captured_at", "kind", "days", "day")
_MOST_KNOWN = 32_768
_AT_ONCE = 8_192  # rows
_Named = TypeVar("_Named", Subject, Occasion)
Numbers = NDArray[np.int64]


class _Numbered(Generic[_Named]):
    """Subjects or occasions by number, so that rows need not repeat how they are written.

    The memory is bounded: beyond, each gets another number whenever it comes again.
    """

    def __init__(self, written: Callable[[_Named], str]) -> None:
        self._written: Callable[[_Named], str] = written
        self._numbers: dict[_Named, int] = {}
        self._lines: Gathered[str] = Gathered(lambda line: (line,), lambda packed: packed[0])

    def numbers(self, named: Sequence[_Named]) -> Numbers:
        found = map(self._numbers.get, named)
        pairs = zip(named, found, strict=True)
        return np.array([self._learn(one) if n is None else n for one, n in pairs], np.int64)

    def lines(self) -> Iterator[Sequence[str]]:
        for chunk in self._lines.chunks():
            yield [line for (line,) in chunk]

    def _learn(self, one: _Named) -> int:
        number = len(self._lines)
        self._lines.append(f"{number}\t{self._written(one)}")
        if len(self._numbers) < _MOST_KNOWN:
            self._numbers[one] = number
        return number


def figure_columns(registry: MetricRegistry, metrics: Sequence[str]) -> list[str]:
    """The wide columns a reading fills, then `extra`."""
    return [name for name in metrics if registry[name].wide] + ["extra"]


def stage_arrivals(
    connection: Connection,
    workspace_id: int,
    series: Series,
    registry: MetricRegistry,
    reading: Reading,
) -> int:
    """How many rows `arrived` has. Of several for one subject and time it has the last."""
    figures = figure_columns(registry, reading.metrics)
    _make_tables(connection, series, figures)
    _copy(connection, registry, reading)
    _name_subjects(connection, series)
    _name_occasions(connection, workspace_id)
    return _put_in_order(connection, series, figures)


def _make_tables(connection: Connection, series: Series, figures: Sequence[str]) -> None:
    for table in _TABLES:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS pg_temp.{table}")
    connection.exec_driver_sql(_STAGED_SUBJECTS)
    connection.exec_driver_sql(_STAGED_OCCASIONS)
    connection.exec_driver_sql(
        "CREATE TEMP TABLE staged_observations ON COMMIT DROP AS"
        f" SELECT 0 AS subject, 0 AS occasion, {', '.join(figures)} FROM {series.snapshots}"
        " WITH NO DATA"
    )


def _copy(connection: Connection, registry: MetricRegistry, reading: Reading) -> None:
    only = _only_platform(reading)
    subjects = _Numbered[Subject](lambda subject: _subject_fields(*subject, only))
    occasions = _Numbered[Occasion](lambda one: "\t".join(map(field, stored_occasion(*one))))
    wide = [place for place, name in enumerate(reading.metrics) if registry[name].wide]
    others = [p for p, name in enumerate(reading.metrics) if not registry[name].wide]
    figures = [reading.metrics[place] for place in wide] + ["extra"] * bool(others)

    def pieces() -> Iterator[bytes]:
        for some in side_by_side(reading.observations):
            whose = subjects.numbers(some.subjects)[np.frombuffer(some.subject_of, np.int32)]
            when = occasions.numbers(some.occasions)[np.frombuffer(some.occasion_of, np.int32)]
            told = [some.figures[place] for place in wide]
            further = _further(some, reading.metrics, others)
            for first in range(0, len(some), _AT_ONCE):
                rows = slice(first, first + _AT_ONCE)
                figures_of_rows = [column[rows] for column in told]
                yield _text([whose[rows], when[rows]], figures_of_rows, further and further[rows])

    copy_text(connection, "staged_observations", ["subject", "occasion", *figures], pieces())
    copy_lines(connection, "staged_subjects", _SUBJECT_COLUMNS, subjects.lines())
    copy_lines(connection, "staged_occasions", _OCCASION_COLUMNS, occasions.lines())


def _only_platform(reading: Reading) -> Platform | None:
    """That of observations which name none; those of an account need none."""
    if reading.platform is not None or not reading.posts:
        return reading.platform
    return reading.posts[0].platform


def _subject_fields(subject: str | None, own: Platform | None, platform: Platform | None) -> str:
    name = MISSING if subject is None else escaped(subject)
    return f"{own or platform or MISSING}\t{name}"


def _further(
    seen: ObservationColumns, metrics: Sequence[str], others: Sequence[int]
) -> list[str] | None:
    if not others:
        return None
    names = [metrics[place] for place in others]
    rows = zip(*(seen.figures[place] for place in others), strict=True)
    return [extra_field(dict(zip(names, row, strict=True))) for row in rows]


def _text(
    numbers: Sequence[Numbers], figures: Sequence[Figures], further: list[str] | None
) -> bytes:
    """Whole numbers are written many at once."""
    whole = [np.frombuffer(one, np.int64) for one in figures if isinstance(one, array)]
    if len(whole) < len(figures):
        columns: list[Iterable[str]] = [map(str, one.tolist()) for one in numbers]
        columns += [map(field, one) for one in figures]
    else:
        table = np.column_stack([*numbers, *whole])
        written = orjson.dumps(table, option=orjson.OPT_SERIALIZE_NUMPY)[2:-2]
        written = written.replace(b"],[", b"\n").replace(b",", b"\t")
        if further is None:
            return written + b"\n"
        columns = [written.decode().split("\n")]
    rows = zip(*columns, *([further] if further is not None else []), strict=True)
    return "".join(["\t".join(row) + "\n" for row in rows]).encode()


def _name_subjects(connection: Connection, series: Series) -> None:
    """A source that speaks of a post without listing it would lose its figures unseen."""
    key = ", ".join(series.key)
    connection.exec_driver_sql(
        "CREATE TEMP TABLE named_subjects ON COMMIT DROP AS SELECT subject,"
        f" dense_rank() OVER (ORDER BY {key}) AS series, {key}, {series.staged_is_new} AS is_new"
        f" FROM staged_subjects {series.staged_subject}"
    )
    connection.exec_driver_sql("ANALYZE named_subjects")
    strangers = connection.execute(text(_STRANGERS)).scalar_one()
    if strangers:
        raise LookupError(f"{strangers} figures are of posts the reading does not list.")


def _name_occasions(connection: Connection, workspace_id: int) -> None:
    connection.execute(text(_NAMED_OCCASIONS), {"workspace_id": workspace_id})
    connection.exec_driver_sql("ANALYZE named_occasions")


def _put_in_order(connection: Connection, series: Series, figures: Sequence[str]) -> int:
    key, when = ", ".join(series.key), ", ".join(WHEN)
    told = ", ".join(figures)
    # One number to sort by: most rows would be alike in all but the last of several columns.
    made = connection.exec_driver_sql(
        f"CREATE TEMP TABLE arrived ON COMMIT DROP AS SELECT DISTINCT ON (place) {key}, is_new,"
        f" {when}, local_day, {told} FROM ("
        f" SELECT series << 32 | turn AS place, o.ctid AS row, {key}, is_new, {when}, local_day,"
        f" {told} FROM staged_observations o JOIN named_subjects USING (subject)"
        " JOIN named_occasions USING (occasion)) known ORDER BY place, row DESC"
    )
    connection.exec_driver_sql("DROP TABLE staged_observations")
    return made.rowcount


_TABLES = (
    "staged_subjects",
    "staged_occasions",
    "staged_observations",
    "named_subjects",
    "named_occasions",
    "arrived",
)
_SUBJECT_COLUMNS = ("subject", "platform", "external_id")
_STAGED_SUBJECTS = """
CREATE TEMP TABLE staged_subjects (subject integer, platform text, external_id text) ON COMMIT DROP
"""
_OCCASION_COLUMNS = ("occasion", *WHEN)
_STAGED_OCCASIONS = """
CREATE TEMP TABLE staged_occasions (
    occasion integer, captured_at timestamptz, kind text, days integer, day date
) ON COMMIT DROP
"""
_STRANGERS = """
SELECT CASE
    WHEN (SELECT count(*) FROM named_subjects) < (SELECT count(*) FROM staged_subjects)
    THEN (SELECT count(*) FROM staged_observations o
          WHERE NOT EXISTS (SELECT FROM named_subjects n WHERE n.subject = o.subject))
    ELSE 0
END
"""
_NAMED_OCCASIONS = """
CREATE TEMP TABLE named_occasions ON COMMIT DROP AS
SELECT o.*, dense_rank() OVER (ORDER BY captured_at, kind, days) AS turn,
    local_day(captured_at, day, w.time_zone) AS local_day
FROM staged_occasions o JOIN workspaces w ON w.workspace_id = CAST(:workspace_id AS bigint)
"""
