"""LinkedIn pages by day: what was seen, who followed, who visited."""

from domain.observations import Reading
from domain.vocabulary import Grain, Platform
from sources.account_days import gather_days
from sources.columns import Columns, FigureColumn, Layout, layout_of
from sources.day_columns import days_of
from sources.documents import Document
from sources.harvest import Harvest, reading_of
from sources.header_rows import HeaderRow, first_header_row, rows_below
from sources.headers import listed, normalised
from sources.linkedin.naming import page_of
from sources.numbers import not_negative, read_share
from sources.source import Context, Source


def _whole(metric: str, *names: str) -> FigureColumn:
    """The total where the file has one: it already holds the organic and the sponsored part."""
    kinds = ("total", "organic")
    return FigureColumn(metric, tuple(f"{n} ({kind})" for kind in kinds for n in names) + names)


_SHARE = not_negative(read_share)
_COLUMNS = Columns(
    facts={"day": ("date",)},
    figures=(
        _whole("impressions", "impressions"),
        _whole("reach", "unique impressions"),
        _whole("clicks", "clicks"),
        _whole("likes", "reactions"),
        _whole("comments", "comments"),
        _whole("shares", "reposts", "shares"),
        _whole("engagement_rate_reported", "engagement rate")._replace(read=_SHARE),
        FigureColumn("follows", ("total followers", "organic followers")),
        _whole("profile_visits", "total page views"),
        _whole("users", "total unique visitors"),
    ),
)
_MARKS = (
    ("date", "impressions (total)"),
    ("date", "impressions (organic)"),
    ("date", "unique impressions", "engagement rate"),
    ("date", "total followers", "organic followers"),
    ("date", "total followers", "sponsored followers"),
    ("date", "total page views (total)"),
)
_PARTS = ("organic", "sponsored", "desktop", "mobile", "auto-invited", "overview", "life ", "jobs ")


def recognises(document: Document) -> bool:
    return _header(document) is not None


def read(document: Document, context: Context) -> Reading:
    header = _header(document)
    assert header is not None
    layout = layout_of(_COLUMNS, header.header, decimal_comma=document.decimal_comma)
    texts = {layout.text("day", row.cells) for row in rows_below(document, header)}
    days = days_of(texts, context)
    harvest = Harvest(warnings=_left_out(layout))
    gather_days(rows_below(document, header), layout, days.read, harvest)
    return reading_of(
        SOURCE,
        document,
        harvest,
        page_of(document, context),
        grain=Grain.ACCOUNT,
        metrics=layout.metrics,
        platform=Platform.LINKEDIN,
        questions=days.questions,
    )


def _header(document: Document) -> HeaderRow | None:
    return first_header_row(document, _MARKS)


def _left_out(layout: Layout) -> list[str]:
    """Parts of a total that is imported are said together."""
    parts = [name for name in layout.left_out if any(p in normalised(name) for p in _PARTS)]
    others = [name for name in layout.left_out if name not in parts]
    said = [f"Columns that are not imported: {listed(others)}."] if others else []
    if parts:
        said.append(
            f"{len(parts)} columns with parts of a total (organic, sponsored, by device or by tab) "
            "are not imported beside the total."
        )
    return said


SOURCE = Source(
    name="linkedin_page_days",
    label="LinkedIn page: by day",
    recognised_by="a date and impressions (organic or total), new followers or page views",
    platforms=(Platform.LINKEDIN,),
    recognises=recognises,
    read=read,
)
