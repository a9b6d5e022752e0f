"""Benchmarks as a table, one per row: what others published, and the team's own targets.

Columns may stand in any order and be left out where they say nothing. Rates are in per cent.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from domain.benchmarks import (
    COUNTABLE,
    ENGAGEMENT_RATE,
    BenchmarkDefinition,
    BenchmarkDraft,
    BenchmarkOrigin,
    Statistic,
    faults_of,
)
from domain.errors import InvalidRequest, SourceRejected
from domain.observations import SourceFile
from domain.periods import Period
from domain.spreadsheets import from_plain_cell
from domain.vocabulary import Platform
from sources.dates import DayOrder, day_order
from sources.documents import Document, documents_of
from sources.entry.cells import read_date
from sources.headers import listed
from sources.numbers import read_amount, read_count, read_percent
from sources.unreadable import CellRejected, Unreadable, refuse_ragged

COLUMNS = (
    "origin", "platform", "format", "metric", "interactions", "denominator", "age_days",
    "statistic", "value", "low", "high", "unit", "source", "dated", "first_day", "last_day", "n",
    "n_of", "definition", "link",
)  # fmt: skip
NEEDED = ("platform", "metric", "value", "unit")
EXAMPLE = "EXAMPLE"  # how the source of the template's first row begins
MOST_ROWS = 2_000
_PERCENT = "percent"
_DAYS = ("dated", "first_day", "last_day")

Cells = Mapping[str, str]
Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True)
class RefusedCell:
    """`row` counts as a spreadsheet does, the header being row 1."""

    file: str
    row: int
    column: str
    value: str
    expected: str
    remedy: str


@dataclass(frozen=True)
class BenchmarksRead:
    """Nothing is to be stored while a row is refused: half a file is hard to tell from a whole."""

    drafts: tuple[BenchmarkDraft, ...]
    refused: tuple[RefusedCell, ...] = ()


@dataclass(frozen=True)
class _Reading:
    """What all rows of a file share."""

    metrics: Collection[str]
    order: DayOrder
    decimal_comma: bool
    today: date


def read_benchmarks(file: SourceFile, metrics: Collection[str], *, today: date) -> BenchmarksRead:
    """`metrics` are the counters one can name. Raises SourceRejected where no table of benchmarks
    is found."""
    for document in documents_of(file):
        if {"platform", "value"} <= set(document.columns):
            return _read(document, metrics, today)
    raise SourceRejected(
        f"{file.name} has no columns 'platform' and 'value'. Known columns are: "
        f"{listed(COLUMNS, most=len(COLUMNS))}."
    )


def _read(document: Document, metrics: Collection[str], today: date) -> BenchmarksRead:
    columns = document.columns
    if missing := [name for name in NEEDED if name not in columns]:
        raise SourceRejected(
            f"{document.name} lacks {listed(missing)}. Download the template to see all columns."
        )
    rows = list(document.rows())
    if len(rows) > MOST_ROWS:
        raise SourceRejected(
            f"{document.name} has {len(rows):,} rows; at most {MOST_ROWS:,} benchmarks are read."
        )
    drafts: list[BenchmarkDraft] = []
    refused: list[RefusedCell] = []
    told = [dict(zip(columns, row.cells, strict=False)) for row in rows]
    order = day_order(cells.get(name, "") for cells in told for name in _DAYS)
    reading = _Reading(metrics, order, document.decimal_comma, today)
    seen: dict[tuple[object, ...], int] = {}
    for row, cells in zip(rows, told, strict=True):
        try:
            refuse_ragged(columns, row.cells)
            draft = _draft({name: _text(cells, name) for name in COLUMNS}, reading)
            _refuse_repeat(seen, draft, row.number)
            drafts.append(draft)
        except CellRejected as fault:
            refused.append(_refused(document.name, row.number, fault))
    if not rows:
        refused.append(
            RefusedCell(document.name, 2, "platform", "", "a row per benchmark", "Add a row.")
        )
    return BenchmarksRead(() if refused else tuple(drafts), tuple(refused))


def _text(cells: Cells, name: str) -> str:
    return from_plain_cell(cells.get(name, "").strip())


def _refused(file: str, row: int, fault: CellRejected) -> RefusedCell:
    if not fault.value:
        remedy = "Fill the cell in"
    elif fault.reason.endswith("leave it empty"):
        remedy = "Empty the cell"
    else:
        remedy = "Correct the cell"
    return RefusedCell(
        file, row, fault.column, fault.value[:200], fault.reason, f"{remedy} and upload again."
    )


def _refuse_repeat(seen: dict[tuple[object, ...], int], draft: BenchmarkDraft, number: int) -> None:
    before = seen.setdefault(draft.identity, number)
    if before != number:
        raise CellRejected(
            "source",
            draft.source or draft.definition.platform.value,
            f"every figure once; this one stands in row {before} already",
        )


def _draft(cells: Cells, reading: _Reading) -> BenchmarkDraft:
    if cells["source"].upper().startswith(EXAMPLE):
        raise CellRejected("source", cells["source"], "figures instead of the template's example")
    origin = _word(cells, "origin", BenchmarkOrigin, BenchmarkOrigin.EXTERNAL)
    definition = _definition(cells, reading)
    of_team = origin is BenchmarkOrigin.TEAM

    def amount(name: str) -> float | None:
        return _amount(cells, name, reading, is_rate=definition.is_rate)

    value = amount("value")
    if value is None:
        raise CellRejected("value", cells["value"], "a number")
    dated = _day(cells, "dated", reading)
    if dated is None and not of_team:
        raise CellRejected("dated", "", "the day the source was published, as 2026-03-31")
    draft = BenchmarkDraft(
        definition=definition,
        value=value,
        dated=dated or reading.today,
        origin=origin,
        low=amount("low"),
        high=amount("high"),
        source=cells["source"],
        period=_period(cells, reading),
        n=_whole(cells, "n"),
        counted=cells["n_of"] or "posts",
        explanation=cells["definition"],
        link=cells["link"],
    )
    for fault in faults_of(draft, today=reading.today):
        raise CellRejected(fault.field, cells[fault.field], fault.reason)
    return draft


def _definition(cells: Cells, reading: _Reading) -> BenchmarkDefinition:
    metric = cells["metric"].casefold().replace(" ", "_")
    if metric != ENGAGEMENT_RATE and metric not in reading.metrics:
        known = listed([ENGAGEMENT_RATE, *reading.metrics], most=12)
        raise CellRejected("metric", cells["metric"], f"one of {known}")
    unit = cells["unit"].casefold()
    is_rate = metric == ENGAGEMENT_RATE
    if is_rate and unit not in (_PERCENT, "%"):
        raise CellRejected("unit", cells["unit"], "'percent', for an engagement rate")
    if not is_rate and unit in (_PERCENT, "%", ""):
        raise CellRejected("unit", cells["unit"], "'count', for an amount")
    return BenchmarkDefinition(
        platform=_word(cells, "platform", Platform),
        metric=metric,
        content_type=cells["format"] or None,
        age_days=_whole(cells, "age_days"),
        statistic=_word(cells, "statistic", Statistic, Statistic.MEDIAN),
        interactions=_interactions(cells),
        denominator=cells["denominator"].casefold() or None,
    )


def _interactions(cells: Cells) -> tuple[str, ...]:
    """Parted by plus signs, commas or spaces."""
    text = cells["interactions"].casefold()
    names = text.replace("+", " ").replace(",", " ").replace(";", " ").split()
    if unknown := [name for name in names if name not in COUNTABLE]:
        raise CellRejected(
            "interactions",
            cells["interactions"],
            f"some of {', '.join(COUNTABLE)}, parted by +; {unknown[0]!r} is none",
        )
    return tuple(name for name in COUNTABLE if name in names)


def _word(cells: Cells, name: str, kind: type[Word], otherwise: Word | None = None) -> Word:
    text = cells[name].casefold()
    if not text and otherwise is not None:
        return otherwise
    try:
        return kind(text)
    except ValueError as unknown:
        raise CellRejected(name, cells[name], f"one of {', '.join(kind)}") from unknown


def _amount(cells: Cells, name: str, reading: _Reading, *, is_rate: bool) -> float | None:
    read = read_percent if is_rate else read_amount
    try:
        found = read(cells[name], decimal_comma=reading.decimal_comma)
    except Unreadable as cause:
        raise CellRejected(name, cells[name], f"a number; this one {cause}") from cause
    if found is None:
        return None
    return float(found) / 100 if is_rate else float(found)


def _whole(cells: Cells, name: str) -> int | None:
    try:
        return read_count(cells[name])
    except Unreadable as cause:
        raise CellRejected(name, cells[name], f"a whole number; this one {cause}") from cause


def _day(cells: Cells, name: str, reading: _Reading) -> date | None:
    if not cells[name]:
        return None
    try:
        return read_date(cells[name], reading.order)
    except Unreadable as cause:
        raise CellRejected(name, cells[name], f"a day as 2026-03-31; this one {cause}") from cause


def _period(cells: Cells, reading: _Reading) -> Period | None:
    first, last = _day(cells, "first_day", reading), _day(cells, "last_day", reading)
    if first is None and last is None:
        return None
    if first is None or last is None:
        empty = "first_day" if first is None else "last_day"
        raise CellRejected(empty, "", "both ends of the period, or neither")
    try:
        return Period(first, last)
    except InvalidRequest as cause:
        raise CellRejected(
            "last_day", cells["last_day"], f"a day from {first} on, the first day"
        ) from cause
