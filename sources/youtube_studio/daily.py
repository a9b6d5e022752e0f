"""YouTube Studio, the channel by day: `Totals.csv`, or a table whose first column is the date."""

from domain.observations import Observation, Reading
from domain.vocabulary import Figure, Grain, Platform
from sources.documents import Document, Row
from sources.harvest import Harvest, reading_of
from sources.source import Context, Source
from sources.unreadable import CellRejected, refuse_ragged
from sources.youtube_studio.columns import CHANNEL_MARKS, is_total
from sources.youtube_studio.controls import state_totals, without_empty_viewers
from sources.youtube_studio.layout import layout_of
from sources.youtube_studio.naming import account_of
from sources.youtube_studio.videos import RowReader, row_reader, step_warnings


def recognises(document: Document) -> bool:
    """A date, no content, and figures that are YouTube's alone or nothing but known figures."""
    layout = layout_of(document)
    if layout.day is None or layout.content is not None or not layout.figures:
        return False
    return not layout.unknown or not CHANNEL_MARKS.isdisjoint(document.columns)


def read(document: Document, context: Context) -> Reading:
    reader = row_reader(document, context.today)
    harvest = Harvest(warnings=[*reader.layout.warnings, *step_warnings(reader)])
    for row in document.rows():
        _gather(row, reader, harvest)
    metrics = without_empty_viewers(reader.layout.metrics, harvest)
    return reading_of(
        SOURCE,
        document,
        harvest,
        account_of(document.name, context),
        grain=Grain.ACCOUNT,
        metrics=metrics,
        platform=Platform.YOUTUBE,
        currency=reader.layout.currency,
    )


def _gather(row: Row, reader: RowReader, harvest: Harvest) -> None:
    layout = reader.layout
    if is_total(row.cells, layout.day):
        state_totals(layout, row, harvest)
        return
    harvest.rows_read += 1
    try:
        refuse_ragged(layout.header, row.cells)
        stretch = reader.stretch(reader.day(row.cells))
        day = layout.day or 0
        harvest.refuse_repeated(stretch, row, layout.header[day], row.cells[day])
        values = layout.values(row.cells)
        harvest.stretches.add(stretch)
    except CellRejected as fault:
        harvest.reject(row, fault)
        return
    if any(value is not None for value in values):
        harvest.observations.append(Observation(Figure.PERIOD, values, days=stretch))


SOURCE = Source(
    name="youtube_studio_daily",
    label="YouTube Studio: the channel by day",
    recognised_by="a date column and the channel's figures, no video column (Totals.csv, or a "
    "table by date)",
    platforms=(Platform.YOUTUBE,),
    recognises=recognises,
    read=read,
)
