"""Spotify for Artists, the audience timeline: an artist by day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from domain.errors import SourceRejected
from domain.observations import Number, Observation, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform
from sources.dates import DayOrder, ReadDay, day_order, read_day, within_reason
from sources.documents import Document, Row
from sources.harvest import Account, Harvest, reading_of
from sources.headers import listed, normalised
from sources.numbers import not_negative, read_count
from sources.source import Context, Source
from sources.unreadable import CellRejected, Unreadable, refuse_ragged

_METRICS = {
    "streams": "streams",
    "listeners": "listeners",
    "followers": "followers_total",
    "saves": "saves",
    "playlist adds": "playlist_adds",
}
_UNKNOWN_ARTIST = "Spotify artist"
_NAMED = re.compile(r"(.+)-audience-timeline.*", re.IGNORECASE)
_read_figure = not_negative(read_count)


def recognises(document: Document) -> bool:
    return {"date", "streams", "listeners"} <= set(document.columns)


@dataclass(frozen=True)
class _Timeline:
    header: tuple[str, ...]
    day: int
    figures: tuple[tuple[int, str], ...]  # position, metric
    read_day: ReadDay

    @property
    def metrics(self) -> tuple[str, ...]:
        return tuple(metric for _, metric in self.figures)

    def values(self, cells: Sequence[str]) -> tuple[Number | None, ...]:
        return tuple(self._value(position, cells[position]) for position, _ in self.figures)

    def date_of(self, cells: Sequence[str]) -> date:
        try:
            return self.read_day(cells[self.day])
        except Unreadable as fault:
            raise CellRejected(self.header[self.day], cells[self.day], str(fault)) from fault

    def _value(self, position: int, text: str) -> Number | None:
        try:
            return _read_figure(text)
        except Unreadable as fault:
            raise CellRejected(self.header[position], text, str(fault)) from fault


def read(document: Document, context: Context) -> Reading:
    timeline = _timeline(document, context.today)
    harvest = Harvest(warnings=_left_out(document))
    for row in document.rows():
        _gather(row, timeline, harvest)
    _drop_zeros_before_release(harvest)
    return reading_of(
        SOURCE,
        document,
        harvest,
        _account(document.name, context),
        grain=Grain.ACCOUNT,
        metrics=timeline.metrics,
        platform=Platform.SPOTIFY,
    )


def _timeline(document: Document, today: date) -> _Timeline:
    names = document.columns
    day = names.index("date")
    order = day_order(row.cells[day] for row in document.rows() if day < len(row.cells))
    if order is DayOrder.UNDECIDED:
        raise SourceRejected(
            "The dates can be read month first or day first and nothing in the file decides: "
            "import the file as Spotify gives it, or write the dates as 2025-03-31."
        )
    return _Timeline(
        document.header,
        day,
        tuple((names.index(name), metric) for name, metric in _METRICS.items() if name in names),
        within_reason(lambda text: read_day(text, order), today),
    )


def _gather(row: Row, timeline: _Timeline, harvest: Harvest) -> None:
    try:
        refuse_ragged(timeline.header, row.cells)
        values = timeline.values(row.cells)
        if normalised(row.cells[timeline.day]) == "total":
            harvest.state(timeline.metrics, values)
            return
        day = timeline.date_of(row.cells)
        harvest.refuse_repeated(day, row, timeline.header[timeline.day], str(day))
        harvest.observations.append(Observation(Figure.PERIOD, values, days=Period(day, day)))
    except CellRejected as fault:
        harvest.reject(row, fault)
    harvest.rows_read += 1


def _drop_zeros_before_release(harvest: Harvest) -> None:
    """Spotify fills the days before the first release with zeros."""
    lived = sorted(seen.days for seen in harvest.observations if seen.days and any(seen.values))
    kept = [seen for seen in harvest.observations if lived and seen.days and seen.days >= lived[0]]
    harvest.skipped = len(harvest.observations) - len(kept)
    harvest.observations = kept
    if harvest.skipped:
        harvest.warnings.append(
            f"{harvest.skipped:,} days of zeros before the first figures are left out."
        )


def _left_out(document: Document) -> list[str]:
    known = {"date", *_METRICS}
    left_out = [
        header
        for header, name in zip(document.header, document.columns, strict=True)
        if name not in known and name
    ]
    return [f"Columns that are not imported: {listed(left_out)}."] if left_out else []


def _account(path: str, context: Context) -> Account:
    """Spotify names the file after the artist; the name is a guess, the content is not."""
    match = _NAMED.fullmatch(PurePosixPath(path).name)
    stated = context.answers.account or (match and match[1].strip())
    return Account(stated) if stated else Account(_UNKNOWN_ARTIST, assumed=True)


SOURCE = Source(
    name="spotify_audience_timeline",
    label="Spotify for Artists: audience timeline",
    recognised_by="the columns date, listeners and streams",
    platforms=(Platform.SPOTIFY,),
    recognises=recognises,
    read=read,
)
