"""LinkedIn's API, share statistics: of a page by day, of its posts so far, of the page so far."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.errors import SourceRejected
from domain.observations import Number, Observation, PostFacts, Question, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform
from sources.captured import captured_on
from sources.documents import Document, Row
from sources.harvest import Account, Harvest, reading_of
from sources.identifiers import time_of_linkedin_post
from sources.payloads import Item, at, first_pages, holds, items_of
from sources.source import Context, Source
from sources.unreadable import CellRejected

_COUNTS = {
    "impressions": "impressionCount",
    "reach": "uniqueImpressionsCount",
    "clicks": "clickCount",
    "likes": "likeCount",
    "comments": "commentCount",
    "shares": "shareCount",
}
_RATE = "engagement_rate_reported"
_METRICS = (*_COUNTS, _RATE)
_TAKEN_BACK = ("likes", "comments", "shares")
_URN = re.compile(r"urn:li:(\w+):(\d{1,30})")
_MILLISECONDS = 1_000


@dataclass
class _Page:
    """What a file tells of one page, apart for the page itself and for its posts."""

    urn: str
    harvests: dict[Grain, Harvest] = field(default_factory=dict)

    def harvest(self, grain: Grain) -> Harvest:
        return self.harvests.setdefault(grain, Harvest())


def recognises(document: Document) -> bool:
    return holds(document, "elements", _is_statistics) or any(
        at(page, "elements") == [] and at(page, "paging") is not None
        for page in first_pages(document)
    )


def _is_statistics(item: Item) -> bool:
    return isinstance(item.fields.get("totalShareStatistics"), dict)


def read(document: Document, context: Context) -> Sequence[Reading]:
    question = captured_on(document, context)
    pages = _pages(document, date.fromisoformat(question.taken), context.today)
    if not pages:
        raise SourceRejected(
            "The payload holds no statistics: there is nothing to import. LinkedIn leaves out what "
            "has none; no figures are taken to be zero."
        )
    return [
        _reading(document, page, grain, _account(page, pages, context), question)
        for page in pages
        for grain in page.harvests
    ]


def _pages(document: Document, captured: date, today: date) -> list[_Page]:
    pages: dict[str, _Page] = {}
    for number, item in enumerate(items_of(document, "elements", _is_statistics), 1):
        fields = Item(item) if isinstance(item, dict) else Item({})
        urn = str(fields.fields.get("organizationalEntity") or "")
        grain = Grain.POST if _post_field(fields) else Grain.ACCOUNT
        harvest = pages.setdefault(urn, _Page(urn)).harvest(grain)
        harvest.rows_read += 1
        try:
            _take_in(fields, harvest, Row(number, []), captured, today)
        except CellRejected as fault:
            harvest.reject(Row(number, []), fault)
    return list(pages.values())


def _take_in(item: Item, harvest: Harvest, row: Row, captured: date, today: date) -> None:
    """Without a time range the figures are totals so far; without a post, of the page."""
    item.needed("organizationalEntity")
    facts = _facts(item)
    days = _days(item, today)
    values = _values(item.object("totalShareStatistics"), of_days=days is not None)
    subject = facts.external_id if facts else None
    said = f"{subject or 'the page'}, {days or 'in total'}"
    harvest.refuse_repeated((subject, days), row, "totalShareStatistics", said)
    if all(value is None for value in values):
        raise item.rejected("totalShareStatistics", "has no figure")
    harvest.posts += [facts] if facts else []
    if days is None:
        seen = Observation(Figure.CUMULATIVE, values, subject, moment=captured)
    else:
        seen = Observation(Figure.PERIOD, values, subject, days=days)
    harvest.observations.append(seen)


def _post_field(item: Item) -> str | None:
    return next((name for name in ("share", "ugcPost") if item.fields.get(name)), None)


def _facts(item: Item) -> PostFacts | None:
    name = _post_field(item)
    if name is None:
        return None
    urn = item.needed(name)
    match = _URN.fullmatch(urn)
    if match is None:
        raise item.rejected(name, "is not an id such as urn:li:share:7100000000000000001")
    return PostFacts(
        external_id=match[2],
        platform=Platform.LINKEDIN,
        url=f"https://www.linkedin.com/feed/update/{urn}",
        published=time_of_linkedin_post(match[2]),
    )


def _days(item: Item, today: date) -> Period | None:
    """The end of a time range is the first moment after it."""
    span = item.object("timeRange")
    start = span.since_1970("start", today, per_second=_MILLISECONDS)
    end = span.since_1970("end", today, per_second=_MILLISECONDS)
    if start is None and end is None:
        return None
    if start is None or end is None or end <= start:
        raise item.rejected("timeRange", "is not a start and an end after it")
    return Period(start.date(), (end - timedelta(milliseconds=1)).date())


def _values(statistics: Item, *, of_days: bool) -> tuple[Number | None, ...]:
    return (*_counts(statistics, of_days=of_days), statistics.amount("engagement"))


def _counts(statistics: Item, *, of_days: bool) -> Iterator[int | None]:
    for metric, name in _COUNTS.items():
        may_fall = of_days and metric in _TAKEN_BACK
        yield statistics.balance(name) if may_fall else statistics.count(name)


def _reading(
    document: Document,
    page: _Page,
    grain: Grain,
    account: Account,
    question: Question,
) -> Reading:
    harvest = page.harvests[grain]
    totals = any(seen.figure is Figure.CUMULATIVE for seen in harvest.observations)
    return reading_of(
        SOURCE,
        document,
        harvest,
        account,
        grain=grain,
        metrics=_METRICS,
        platform=Platform.LINKEDIN,
        questions=(question,) if totals else (),
        part=f"{grain} {page.urn}",
    )


def _account(page: _Page, pages: Sequence[_Page], context: Context) -> Account:
    """LinkedIn names a page by its number; an answer can name only one."""
    if context.answers.account and len(pages) == 1:
        return Account(context.answers.account)
    match = _URN.fullmatch(page.urn)
    return Account(f"LinkedIn {match[2]}" if match else "LinkedIn page", assumed=True)


SOURCE = Source(
    name="linkedin_api_share_statistics",
    label="LinkedIn API: share statistics",
    recognised_by="JSON with elements[].totalShareStatistics",
    platforms=(Platform.LINKEDIN,),
    recognises=recognises,
    read=read,
)
