"""YouTube Studio, videos by day: `Chart data.csv`, one figure for the few videos drawn."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from domain.counting import counted
from domain.observations import Number, Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform
from sources.documents import Document, Row
from sources.harvest import Harvest, reading_of
from sources.source import Context, Source
from sources.unreadable import CellRejected, refuse_ragged
from sources.youtube_studio.columns import is_total
from sources.youtube_studio.controls import state_totals, without_empty_viewers
from sources.youtube_studio.layout import layout_of
from sources.youtube_studio.naming import account_of
from sources.youtube_studio.videos import RowReader, row_reader, step_warnings


class _Point(NamedTuple):
    stretch: Period
    values: tuple[Number | None, ...]


class _Series(NamedTuple):
    facts: PostFacts
    points: list[_Point]


def recognises(document: Document) -> bool:
    layout = layout_of(document)
    return None not in (layout.day, layout.content, layout.title) and bool(layout.figures)


def read(document: Document, context: Context) -> Reading:
    reader = row_reader(document, context.today)
    harvest = Harvest(warnings=[*reader.layout.warnings, *step_warnings(reader)])
    series: dict[str, _Series] = {}
    for row in document.rows():
        _gather(row, reader, series, harvest)
    for one in series.values():
        harvest.posts.append(one.facts)
        harvest.observations.extend(_lived(one, harvest))
    if harvest.skipped:
        harvest.warnings.append(
            f"Left out: {counted(harvest.skipped, 'row')} of zeros before a video was published."
        )
    return reading_of(
        SOURCE,
        document,
        harvest,
        account_of(document.name, context),
        grain=Grain.POST,
        metrics=without_empty_viewers(reader.layout.metrics, harvest),
        platform=Platform.YOUTUBE,
        currency=reader.layout.currency,
    )


def _gather(row: Row, reader: RowReader, series: dict[str, _Series], harvest: Harvest) -> None:
    layout = reader.layout
    if is_total(row.cells, layout.day) or is_total(row.cells, layout.content):
        state_totals(layout, row, harvest)
        return
    harvest.rows_read += 1
    try:
        refuse_ragged(layout.header, row.cells)
        facts = reader.facts(row.cells)
        stretch = reader.stretch(reader.day(row.cells))
        key, day = (facts.external_id, stretch), layout.day or 0
        harvest.refuse_repeated(key, row, layout.header[day], row.cells[day])
        point = _Point(stretch, layout.values(row.cells))
        harvest.stretches.add(stretch)
    except CellRejected as fault:
        harvest.reject(row, fault)
        return
    series.setdefault(facts.external_id, _Series(facts, [])).points.append(point)


def _lived(series: _Series, harvest: Harvest) -> Iterator[Observation]:
    """From the publish date, or from the first figure where that is earlier; before are fillers."""
    start = _start(series)
    for stretch, values in series.points:
        if start is None or stretch.last_day < start:
            harvest.skipped += 1
        elif any(value is not None for value in values):
            yield Observation(Figure.PERIOD, values, series.facts.external_id, days=stretch)


def _start(series: _Series) -> date | None:
    """The German export prints publish dates up to days after the first views."""
    firsts = [point.stretch.first_day for point in series.points if any(point.values)]
    published = series.facts.published
    known = [published] if published is not None else []
    return min(firsts + known, default=None)


SOURCE = Source(
    name="youtube_studio_chart",
    label="YouTube Studio: videos by day",
    recognised_by="a date, a video and a title column (Chart data.csv)",
    platforms=(Platform.YOUTUBE,),
    recognises=recognises,
    read=read,
)
