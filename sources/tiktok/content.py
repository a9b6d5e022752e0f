"""TikTok Studio and Business Suite, by video: `Content.csv`, running totals on its day."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from domain.observations import Reading
from domain.vocabulary import Grain, Platform
from sources.columns import Columns, FigureColumn, Layout, layout_in
from sources.documents import Document
from sources.harvest import Harvest, reading_of
from sources.post_tables import Told, capture_asked, gather_posts, observe
from sources.running_totals import account_of
from sources.source import Context, Source
from sources.tiktok.captures import Captures, captures_of
from sources.tiktok.figures import is_rounded, read_length, read_total
from sources.tiktok.naming import CONTENT, UNKNOWN
from sources.tiktok.videos import facts_of

_COLUMNS = Columns(
    facts={
        "id": ("video link", "post link"),
        "title": ("video title", "post title"),
        "published": ("post time",),
        "captured": ("time",),
    },
    figures=(
        FigureColumn("views", ("total views", "video views", "views"), read_total),
        FigureColumn("reach", ("reached audience", "total reach"), read_total),
        FigureColumn("likes", ("total likes", "likes"), read_total),
        FigureColumn("comments", ("total comments", "comments"), read_total),
        FigureColumn("shares", ("total shares", "shares"), read_total),
        FigureColumn(
            "saves", ("add to favorites", "added to favorites", "total favorites", "favorites"),
            read_total,
        ),
        FigureColumn("follows", ("new followers",), read_total),
        FigureColumn("watch_time_s", ("total play time", "total watch time"), read_length),
        FigureColumn("avg_view_duration_s", ("average watch time",), read_length),
    ),
)  # fmt: skip
_LIFETIME = (
    "The totals count since each video was published, whatever period the export was made for."
)
_ROUNDED = "Figures such as 1.2K were rounded by TikTok and are imported as 1,200."


def recognises(document: Document) -> bool:
    return _COLUMNS.holds(document, "id", "published")


def read(document: Document, context: Context) -> Reading:
    layout = layout_in(document, _COLUMNS)
    harvest = Harvest(warnings=[*layout.warnings, _LIFETIME])
    rows = list(document.rows())
    captures = captures_of(rows, layout, document, context)
    read_row = partial(_told, layout=layout, captures=captures, today=context.today)
    posts = gather_posts(rows, layout, harvest, read_row)
    if any(is_rounded(cell) for row in rows for cell in row.cells):
        harvest.warnings.append(_ROUNDED)
    questions = list(captures.questions)
    captured = None
    if not all(post.told.moment for post in posts):
        questions.append(capture_asked(document, context, harvest.posts, None))
        captured = date.fromisoformat(questions[-1].taken)
    observe(posts, captured, harvest)
    return reading_of(
        SOURCE,
        document,
        harvest,
        account_of(UNKNOWN, harvest.posts, context),
        grain=Grain.POST,
        metrics=layout.metrics,
        platform=Platform.TIKTOK,
        questions=tuple(questions),
    )


def _told(cells: Sequence[str], *, layout: Layout, captures: Captures, today: date) -> Told:
    return Told(
        facts_of(layout, cells, today), moment=layout.fact("captured", cells, captures.read)
    )


SOURCE = Source(
    name=CONTENT,
    label="TikTok: videos with running totals",
    recognised_by="the columns Video link and Post time",
    platforms=(Platform.TIKTOK,),
    recognises=recognises,
    read=read,
)
