"""A LinkedIn creator's workbook, the sheet TOP POSTS: two tables side by side, one list of posts.

Their figures are taken as amounts within the workbook's period (docs/decisions).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from domain.observations import Number, Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform
from sources.columns import COUNT, Columns, FigureColumn, Layout, layout_of
from sources.dates import ReadDay
from sources.day_columns import days_of
from sources.documents import Document, Row
from sources.harvest import Harvest, reading_of
from sources.header_rows import HeaderRow, first_header_row, rows_below
from sources.linkedin import engagement
from sources.linkedin.discovery import discovery_beside
from sources.linkedin.naming import period_named, person_of
from sources.linkedin.post_links import id_in, published, stand_in_title
from sources.source import Context, Source
from sources.unreadable import CellRejected
from sources.windows import Window, window_of

_URL = "post url"
_MARKS = (
    (_URL, "post publish date", "engagements"),
    (_URL, "post publish date", "impressions"),
)
_COLUMNS = Columns(
    facts={"link": (_URL,), "published": ("post publish date",)},
    figures=(
        FigureColumn("engagements", ("engagements",), COUNT),
        FigureColumn("impressions", ("impressions",), COUNT),
    ),
)
_METRICS = ("engagements", "impressions")
_USUAL_DAYS = 28


class _Side(NamedTuple):
    """One of the tables: its columns from `start` on."""

    start: int
    layout: Layout


@dataclass
class _Post:
    facts: PostFacts
    figures: dict[str, Number | None] = field(default_factory=dict)


def recognises(document: Document) -> bool:
    return _header(document) is not None


def read(document: Document, context: Context) -> Reading:
    header = _header(document)
    assert header is not None
    sides = list(_sides(header, decimal_comma=document.decimal_comma))
    parts = [part for row in rows_below(document, header) for part in _parts(row, sides)]
    days = days_of({side.layout.text("published", row.cells) for side, row in parts}, context)
    harvest = Harvest()
    posts: dict[str, _Post] = {}
    for side, row in parts:
        _gather(side, row, days.read, posts, harvest)
    window = _window(document, context)
    harvest.warnings.extend(window.warnings)
    harvest.rows_read = len(posts) + len(harvest.rejected)
    harvest.posts = [post.facts for post in posts.values()]
    harvest.observations = [
        _observed(key, post.figures, window.period) for key, post in posts.items()
    ]
    return reading_of(
        SOURCE,
        document,
        harvest,
        person_of(document, context),
        grain=Grain.POST,
        metrics=_METRICS,
        platform=Platform.LINKEDIN,
        period=window.period,
        period_basis=window.basis,
        questions=days.questions,
    )


def _header(document: Document) -> HeaderRow | None:
    return first_header_row(document, _MARKS)


def _sides(header: HeaderRow, *, decimal_comma: bool) -> Iterator[_Side]:
    starts = [place for place, name in enumerate(header.columns) if name == _URL]
    for start, end in zip(starts, [*starts[1:], len(header.header)], strict=True):
        names = header.header[start:end]
        while names and not names[-1]:
            names = names[:-1]
        yield _Side(start, layout_of(_COLUMNS, names, decimal_comma=decimal_comma))


def _parts(row: Row, sides: list[_Side]) -> Iterator[tuple[_Side, Row]]:
    """The cells of each table that lists a post in this row."""
    for side in sides:
        cells = row.cells[side.start : side.start + len(side.layout.header)]
        if any(cell.strip() for cell in cells):
            yield side, Row(row.number, cells)


def _gather(
    side: _Side, row: Row, read_day: ReadDay, posts: dict[str, _Post], harvest: Harvest
) -> None:
    layout, cells = side.layout, row.cells
    try:
        values = layout.values(cells)
        identifier = layout.fact("link", cells, id_in)
        day = layout.fact("published", cells, read_day) if layout.text("published", cells) else None
        link = layout.text("link", cells)
        harvest.refuse_repeated((side.start, identifier), row, layout.header[0], link)
    except CellRejected as fault:
        harvest.reject(row, fault)
        return
    post = posts.setdefault(identifier, _Post(_facts(identifier, link, day)))
    post.figures |= dict(zip(layout.metrics, values, strict=True))


def _facts(identifier: str, link: str, day: date | None) -> PostFacts:
    moment = published(identifier, day)
    title = stand_in_title(moment)
    return PostFacts(identifier, Platform.LINKEDIN, title=title, url=link, published=moment)


def _observed(key: str, figures: Mapping[str, Number | None], period: Period) -> Observation:
    values = tuple(figures.get(metric) for metric in _METRICS)
    return Observation(Figure.PERIOD, values, key, days=period)


def _window(document: Document, context: Context) -> Window:
    """DISCOVERY says the period; older workbooks only tell it by the days of ENGAGEMENT."""
    discovery = discovery_beside(document, context)
    told = discovery.period if discovery else None
    if told is None:
        beside = context.beside(document, (engagement.SOURCE.name,))
        same = [one for one in beside if one.file_name.rpartition("/")[0] == document.folder]
        told = same[0].period if same else None
    return window_of(
        document,
        context,
        told=told,
        named=period_named(document),
        usual_days=_USUAL_DAYS,
        hint=", or import the whole workbook, whose sheet DISCOVERY tells it",
    )


SOURCE = Source(
    name="linkedin_creator_top_posts",
    label="LinkedIn profile: top posts",
    recognised_by="the columns Post URL, Post publish date and impressions or engagements",
    platforms=(Platform.LINKEDIN,),
    recognises=recognises,
    read=read,
    asks_others=True,
)
