"""YouTube Studio, videos over a period: `Table data.csv`, one row per video, no days."""

from typing import NamedTuple

from domain.observations import Number, Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform
from sources.documents import Document, Row
from sources.harvest import Harvest, reading_of
from sources.headers import visible
from sources.source import Context, Source
from sources.unreadable import CellRejected, refuse_ragged
from sources.youtube_studio.columns import is_total
from sources.youtube_studio.controls import state_totals, without_empty_viewers
from sources.youtube_studio.layout import Layout, layout_of
from sources.youtube_studio.naming import account_of
from sources.youtube_studio.spans import span_of
from sources.youtube_studio.videos import RowReader, row_reader

_LENGTH_OF_ID = 11


class _Video(NamedTuple):
    facts: PostFacts
    values: tuple[Number | None, ...]


def recognises(document: Document) -> bool:
    layout = layout_of(document)
    named = layout.content is not None and layout.title is not None
    return named and layout.day is None and bool(layout.figures)


def read(document: Document, context: Context) -> Reading:
    reader = row_reader(document, context.today)
    harvest = Harvest(warnings=reader.layout.warnings)
    videos = _videos(document, reader, harvest)
    published = [video.facts.published for video in videos]
    span = span_of(document, context, harvest.stated, [day for day in published if day is not None])
    harvest.warnings.extend(span.warnings)
    harvest.posts = [video.facts for video in videos]
    harvest.observations = [seen for video in videos for seen in _observed(video, span.period)]
    return reading_of(
        SOURCE,
        document,
        harvest,
        account_of(document.name, context),
        grain=Grain.POST,
        metrics=without_empty_viewers(reader.layout.metrics, harvest),
        platform=Platform.YOUTUBE,
        period=span.period,
        period_basis=span.basis,
        currency=reader.layout.currency,
    )


def _videos(document: Document, reader: RowReader, harvest: Harvest) -> list[_Video]:
    rows = list(document.rows())
    if _is_footer(rows[-1], reader.layout):
        footer = visible(rows.pop().cells[0])
        harvest.warnings.append(
            f"The export is cut off ({footer!r}): videos below that are missing, the Total row "
            "counts them."
        )
    videos = []
    for row in rows:
        if is_total(row.cells, reader.layout.content):
            state_totals(reader.layout, row, harvest)
        elif video := _video(row, reader, harvest):
            videos.append(video)
    return videos


def _video(row: Row, reader: RowReader, harvest: Harvest) -> _Video | None:
    layout = reader.layout
    harvest.rows_read += 1
    try:
        refuse_ragged(layout.header, row.cells)
        facts = reader.facts(row.cells)
        video, column = facts.external_id, layout.header[layout.content or 0]
        harvest.refuse_repeated(video, row, column, video)
        return _Video(facts, layout.values(row.cells))
    except CellRejected as fault:
        harvest.reject(row, fault)
        return None


def _observed(video: _Video, period: Period) -> list[Observation]:
    """A video without any figure is known, but nothing of it was observed."""
    if all(value is None for value in video.values):
        return []
    return [Observation(Figure.PERIOD, video.values, video.facts.external_id, days=period)]


def _is_footer(row: Row, layout: Layout) -> bool:
    """One cell that is no id: 'Showing top 500 results'."""
    first, rest = row.cells[0].strip(), row.cells[1:]
    alone = len(layout.header) > 1 and not any(cell.strip() for cell in rest)
    is_id = len(first) == _LENGTH_OF_ID and " " not in first
    return alone and not is_id and not is_total(row.cells, layout.content)


SOURCE = Source(
    name="youtube_studio_table",
    label="YouTube Studio: videos over a period",
    recognised_by="a video and a title column, no date column (Table data.csv)",
    platforms=(Platform.YOUTUBE,),
    recognises=recognises,
    read=read,
    asks_others=True,
)
