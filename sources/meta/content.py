"""Meta Business Suite, by post: running totals, or the amounts of days."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from domain.observations import Question, Reading
from domain.periods import Period
from domain.vocabulary import Grain, Platform
from sources.columns import COUNT, FigureColumn, Layout, layout_in
from sources.dates import ReadDay, check_day
from sources.day_columns import days_of
from sources.documents import Document
from sources.harvest import Harvest, reading_of
from sources.meta.columns import COLUMNS, PARTS, SUM_OF_PARTS
from sources.meta.naming import CONTENT, unknown_account
from sources.meta.posts import facts_of
from sources.named_days import days_named, last_day_named
from sources.numbers import is_missing
from sources.post_tables import PostRow, Told, capture_asked, day_of, gather_posts, observe
from sources.running_totals import account_of
from sources.source import Context, Source
from sources.zones import day_printed, read_local, zone_asked

_SUM = "engagements"
_ZONE = "The file prints when posts were published without a zone. In which zone are these times?"


def recognises(document: Document) -> bool:
    held = COLUMNS.facts_in(document.columns).keys()
    return {"id", "link"} <= held and bool({"username", "page"} & held)


@dataclass(frozen=True)
class _Table:
    layout: Layout
    platform: Platform
    read_day: ReadDay
    zone: ZoneInfo
    latest: date

    def told(self, cells: Sequence[str]) -> Told:
        facts = facts_of(self.layout, cells, self.platform, self._published)
        return Told(facts, days=self.layout.fact("day", cells, self._days))

    def _published(self, text: str) -> datetime | date | None:
        if is_missing(text):
            return None
        moment = read_local(text, self.read_day, self.zone)
        check_day(day_of(moment), self.latest)
        return moment

    def _days(self, text: str) -> Period | None:
        """A word, 'Lifetime' in whatever language, stands where the totals are running."""
        if not any(map(str.isdigit, text)):
            return None
        day = self.read_day(day_printed(text))
        return Period(day, day)


def read(document: Document, context: Context) -> Reading:
    table, questions = _table(document, context)
    layout = table.layout
    harvest = Harvest(warnings=layout.warnings)
    posts = gather_posts(document.rows(), layout, harvest, table.told)
    captured = None
    if any(post.told.days is None for post in posts):
        named = last_day_named(document.book or document.name)
        questions.append(capture_asked(document, context, harvest.posts, named))
        captured = date.fromisoformat(questions[-1].taken)
    observe([_without_sum(post, layout) for post in posts], captured, harvest)
    harvest.warnings += _contradictions(posts, layout)
    return reading_of(
        SOURCE,
        document,
        harvest,
        account_of(unknown_account(table.platform), harvest.posts, context),
        grain=Grain.POST,
        metrics=_kept(layout),
        platform=table.platform,
        currency=layout.currency,
        questions=tuple(questions),
    )


def _table(document: Document, context: Context) -> tuple[_Table, list[Question]]:
    total = FigureColumn(_SUM, (SUM_OF_PARTS,), COUNT)
    layout = layout_in(document, replace(COLUMNS, figures=(*COLUMNS.figures, total)))
    is_page = "page" in layout.facts and "username" not in layout.facts
    facts = ("published", "day")
    printed = {
        day_printed(layout.text(fact, row.cells)) for row in document.rows() for fact in facts
    }
    days = days_of(printed, context, _window(document))
    zone, asked = zone_asked(context, _ZONE)
    table = _Table(
        layout,
        Platform.FACEBOOK if is_page else Platform.INSTAGRAM,
        days.read,
        zone,
        context.today + timedelta(days=1),
    )
    return table, [*([asked] if "published" in layout.facts else []), *days.questions]


def _window(document: Document) -> Period | None:
    """The name tells the first and the last day on which the posts were published."""
    named = days_named(document.book or document.name)
    return Period(min(named), max(named)) if len(named) == 2 else None


def _has_parts(layout: Layout) -> bool:
    return set(layout.metrics) >= {_SUM, *PARTS}


def _kept(layout: Layout) -> tuple[str, ...]:
    """The sum of reactions, comments and shares is a figure only where its parts are missing."""
    return tuple(m for m in layout.metrics if m != _SUM or not _has_parts(layout))


def _without_sum(post: PostRow, layout: Layout) -> PostRow:
    kept = _kept(layout)
    pairs = zip(layout.metrics, post.values, strict=True)
    return PostRow(post.told, tuple(value for metric, value in pairs if metric in kept))


def _contradictions(posts: Sequence[PostRow], layout: Layout) -> list[str]:
    if not _has_parts(layout):
        return []
    told = [dict(zip(layout.metrics, post.values, strict=True)) for post in posts]
    wrong = sum(
        row[_SUM] is not None and row[_SUM] != sum(row[part] or 0 for part in PARTS) for row in told
    )
    if not wrong:
        return []
    return [
        f"In {wrong:,} of {len(told):,} rows 'Reactions, Comments and Shares' is not their sum: "
        "the file contradicts itself there. The single figures are imported."
    ]


SOURCE = Source(
    name=CONTENT,
    label="Meta Business Suite: posts",
    recognised_by="the columns Post ID and Permalink with Account username or Page name",
    platforms=(Platform.INSTAGRAM, Platform.FACEBOOK),
    recognises=recognises,
    read=read,
)
