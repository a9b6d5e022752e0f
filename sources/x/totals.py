"""Tables of posts with running totals, as Twitter wrote them and as X does."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial

from domain.observations import Reading
from domain.vocabulary import Grain, Platform
from sources.columns import Columns, Layout, layout_in
from sources.dates import DayOrder, check_day, read_day, read_moment
from sources.day_columns import days_of
from sources.documents import Document
from sources.harvest import Harvest, reading_of
from sources.named_days import last_day_named
from sources.post_tables import Told, capture_asked, gather_posts, observe
from sources.source import Context, Source
from sources.x.naming import posting_account
from sources.x.posts import facts_of


def read_totals(source: Source, columns: Columns, document: Document, context: Context) -> Reading:
    """By the facts "id", "link", "text" and "published"; the name ends with the likely day."""
    layout = layout_in(document, columns)
    harvest = Harvest(warnings=layout.warnings)
    printed = {layout.text("published", row.cells) for row in document.rows()}
    days = days_of(printed, context)
    read = partial(_told, layout=layout, order=days.order, today=context.today)
    rows = gather_posts(document.rows(), layout, harvest, read)
    question = capture_asked(
        document, context, harvest.posts, last_day_named(document.book or document.name)
    )
    observe(rows, date.fromisoformat(question.taken), harvest)
    return reading_of(
        source,
        document,
        harvest,
        posting_account(harvest.posts, document, context),
        grain=Grain.POST,
        metrics=layout.metrics,
        platform=Platform.X,
        questions=(question, *days.questions),
    )


def _told(cells: Sequence[str], *, layout: Layout, order: DayOrder, today: date) -> Told:
    published = layout.fact("published", cells, partial(_published, order=order, today=today))
    return Told(facts_of(layout, cells, published))


def _published(text: str, *, order: DayOrder, today: date) -> datetime | date | None:
    if not text:
        return None
    check_day(read_day(text, order), today + timedelta(days=1))
    return read_moment(text, order)
