"""A LinkedIn creator's workbook, the sheet FOLLOWERS: new ones by day, and how many in all."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from domain.observations import Number, Observation, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform
from sources.account_days import gather_days
from sources.columns import COUNT, Columns, FigureColumn, layout_of
from sources.dates import ReadDay
from sources.day_columns import days_of
from sources.documents import Document, Row
from sources.harvest import Harvest, reading_of
from sources.header_rows import HeaderRow, header_row, rows_below
from sources.headers import visible
from sources.linkedin.naming import person_of
from sources.source import Context, Source
from sources.unreadable import CellRejected, Unreadable

_MARKS = ("date", "new followers")
_COLUMNS = Columns(facts={"day": ("date",)}, figures=(FigureColumn("follows", ("new followers",)),))
_TOTAL = re.compile(r"total followers on (.{6,20}?):?", re.IGNORECASE)


def recognises(document: Document) -> bool:
    header = header_row(document, *_MARKS)
    return header is not None and {name for name in header.columns if name} == set(_MARKS)


@dataclass(frozen=True)
class _Stated:
    row: Row
    day: str
    text: str


def read(document: Document, context: Context) -> Reading:
    header = header_row(document, *_MARKS)
    assert header is not None
    layout = layout_of(_COLUMNS, header.header, decimal_comma=document.decimal_comma)
    stated = _stated(document, header)
    texts = {layout.text("day", row.cells) for row in rows_below(document, header)}
    days = days_of(texts | {stated.day} if stated else texts, context)
    harvest = Harvest(warnings=layout.warnings)
    gather_days(rows_below(document, header), layout, days.read, harvest)
    metrics = layout.metrics
    if stated is not None:
        metrics = (*metrics, "followers_total")
        _take_total(stated, days.read, harvest)
    return reading_of(
        SOURCE,
        document,
        harvest,
        person_of(document, context),
        grain=Grain.ACCOUNT,
        metrics=metrics,
        platform=Platform.LINKEDIN,
        questions=days.questions,
    )


def _stated(document: Document, header: HeaderRow) -> _Stated | None:
    """The line above the header."""
    for row in document.lines():
        if row.number >= header.number:
            return None
        match = _TOTAL.fullmatch(visible(row.cells[0])) if row.cells else None
        if match is not None:
            return _Stated(row, match[1], next(iter(row.cells[1:]), ""))
    return None


def _take_total(stated: _Stated, read_day: ReadDay, harvest: Harvest) -> None:
    """The level belongs to its day, which the table may hold or not."""
    harvest.observations[:] = [
        replace(seen, values=(*seen.values, None)) for seen in harvest.observations
    ]
    try:
        day, total = _read(stated, read_day)
    except CellRejected as fault:
        harvest.rows_read += 1
        harvest.reject(stated.row, fault)
        return
    if total is None:
        return
    days = Period(day, day)
    follows = [seen.values[0] for seen in harvest.observations if seen.days == days]
    kept = [seen for seen in harvest.observations if seen.days != days]
    kept.append(Observation(Figure.PERIOD, (_first(follows), total), days=days))
    harvest.observations[:] = sorted(kept, key=lambda seen: seen.days or days)


def _read(stated: _Stated, read_day: ReadDay) -> tuple[date, Number | None]:
    text = stated.day
    try:
        day = read_day(text)
        text = stated.text
        return day, COUNT(text)
    except Unreadable as fault:
        raise CellRejected("Total followers", text, str(fault)) from fault


def _first(values: Sequence[Number | None]) -> Number | None:
    return values[0] if values else None


SOURCE = Source(
    name="linkedin_creator_followers",
    label="LinkedIn profile: followers by day",
    recognised_by="nothing but the columns Date and New followers",
    platforms=(Platform.LINKEDIN,),
    recognises=recognises,
    read=read,
)
