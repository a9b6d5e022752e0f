"""LinkedIn pages, the posts: running totals on the day the workbook was written."""

from datetime import date

from domain.observations import FeatureValue, Number, Observation, PostFacts, Reading
from domain.vocabulary import Figure, Grain, Platform
from sources.captured import captured_on
from sources.columns import Columns, FigureColumn, Layout, layout_of
from sources.dates import ReadDay
from sources.day_columns import days_of
from sources.documents import Document, Row
from sources.harvest import Harvest, reading_of
from sources.header_rows import HeaderRow, first_header_row, rows_below
from sources.headers import listed, visible
from sources.linkedin.naming import page_of, written_on
from sources.linkedin.post_links import id_in, published
from sources.numbers import not_negative, read_share, read_share_in_percent
from sources.source import Context, Source
from sources.unreadable import CellRejected

_MARKS = (
    ("post title", "post link", "created date"),
    ("update title", "update link", "created date"),  # until 2023
)
_COLUMNS = Columns(
    facts={
        "title": ("post title", "update title"),
        "link": ("post link", "update link"),
        "paid": ("post type", "update type"),
        "campaign": ("campaign name",),
        "poster": ("posted by",),  # a person's name: known so that it is left out
        "created": ("created date",),
        "campaign start": ("campaign start date",),
        "campaign end": ("campaign end date",),
        "type": ("content type",),
    },
    figures=(
        FigureColumn("impressions", ("impressions",)),
        FigureColumn("views", ("views", "video views")),
        FigureColumn("clicks", ("clicks",)),
        FigureColumn("likes", ("likes", "reactions")),
        FigureColumn("comments", ("comments",)),
        FigureColumn("shares", ("reposts", "shares")),
        FigureColumn("follows", ("follows",)),
        FigureColumn("ctr_pct", ("click through rate (ctr)",), not_negative(read_share_in_percent)),
        FigureColumn("engagement_rate_reported", ("engagement rate",), not_negative(read_share)),
    ),
)
_LONGEST_TITLE = 120


def recognises(document: Document) -> bool:
    return _header(document) is not None


def read(document: Document, context: Context) -> Reading:
    header = _header(document)
    assert header is not None
    layout = layout_of(_COLUMNS, header.header, decimal_comma=document.decimal_comma)
    rows = list(rows_below(document, header))
    days = days_of({layout.text("created", row.cells) for row in rows}, context)
    captured = captured_on(document, context, written_on(document))
    harvest = Harvest(warnings=_left_out(layout))
    for row in rows:
        _gather(row, layout, days.read, date.fromisoformat(captured.taken), harvest)
    return reading_of(
        SOURCE,
        document,
        harvest,
        page_of(document, context),
        grain=Grain.POST,
        metrics=layout.metrics,
        platform=Platform.LINKEDIN,
        questions=(captured, *days.questions),
    )


def _header(document: Document) -> HeaderRow | None:
    return first_header_row(document, _MARKS)


def _gather(row: Row, layout: Layout, read_day: ReadDay, captured: date, harvest: Harvest) -> None:
    harvest.rows_read += 1
    try:
        values = layout.values(row.cells)
        facts = _facts(row, layout, read_day)
        link = layout.text("link", row.cells)
        harvest.refuse_repeated(facts.external_id, row, layout.header[layout.facts["link"]], link)
    except CellRejected as fault:
        harvest.reject(row, fault)
        return
    harvest.posts.append(facts)
    harvest.observations.extend(_observed(facts, values, captured))


def _observed(
    facts: PostFacts, values: tuple[Number | None, ...], captured: date
) -> list[Observation]:
    if all(value is None for value in values):
        return []
    return [Observation(Figure.CUMULATIVE, values, facts.external_id, moment=captured)]


def _facts(row: Row, layout: Layout, read_day: ReadDay) -> PostFacts:
    cells = row.cells
    created = layout.fact("created", cells, read_day) if layout.text("created", cells) else None
    identifier = layout.fact("link", cells, id_in)
    text = layout.text("title", cells)
    return PostFacts(
        external_id=identifier,
        platform=Platform.LINKEDIN,
        title=_title(text),
        url=layout.text("link", cells),
        published=published(identifier, created),
        content_type=layout.text("type", cells).casefold() or None,
        text=text or None,
        features=_features(row, layout),
    )


def _title(text: str) -> str | None:
    plain = visible(text)
    return plain if len(plain) <= _LONGEST_TITLE else f"{plain[: _LONGEST_TITLE - 1].rstrip()}…"


def _features(row: Row, layout: Layout) -> dict[str, FeatureValue]:
    features: dict[str, FeatureValue] = {}
    if layout.text("paid", row.cells).casefold() == "sponsored":
        features["sponsored"] = True
    if campaign := visible(layout.text("campaign", row.cells)):
        features["campaign"] = campaign
    return features


def _left_out(layout: Layout) -> list[str]:
    said = list(layout.warnings)
    if "poster" in layout.facts:
        said.append(
            f"The column {listed([layout.header[layout.facts['poster']]])} names persons and is "
            "not kept."
        )
    return said


SOURCE = Source(
    name="linkedin_page_posts",
    label="LinkedIn page: posts",
    recognised_by="the columns Post title, Post link and Created date",
    platforms=(Platform.LINKEDIN,),
    recognises=recognises,
    read=read,
)
