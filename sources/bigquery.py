"""Google Analytics 4 events as BigQuery exports them: counted to pages and days, and to sites."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from domain.errors import SourceRejected
from domain.observations import Number, Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform
from sources.bigquery_events import VIEW, Event, event_of
from sources.dates import ReadDay, read_day, within_reason
from sources.documents import Document, Row
from sources.harvest import Account, Harvest, reading_of
from sources.headers import listed
from sources.payloads import Item, first_pages, shown
from sources.source import Context, Source
from sources.unreadable import CellRejected
from sources.web_pages import host_of, site_named

_METRICS = ("views", "users", "sessions", "time_spent_s")
_SEVERAL = "several sites"
_PER_SECOND = 1_000
_MARKS = ("event_name", "event_date", "event_params")
_A_VISIT_TO_SEVERAL = (
    "A visit to several pages counts as a session of each: sessions of pages do not add up to "
    "those of the site."
)

Key = tuple[str, date]  # page or site, and day


@dataclass
class _Tally:
    views: Counter[Key] = field(default_factory=Counter)
    milliseconds: Counter[Key] = field(default_factory=Counter)
    users: dict[Key, set[int]] = field(default_factory=dict)
    sessions: dict[Key, set[int]] = field(default_factory=dict)

    def add(self, key: Key, event: Event) -> None:
        if event.milliseconds:
            self.milliseconds[key] += event.milliseconds
        if event.name != VIEW:
            return
        self.views[key] += 1
        for found, number in ((self.users, event.user), (self.sessions, event.session)):
            if number is not None:
                found.setdefault(key, set()).add(number)

    def values(self, key: Key) -> tuple[Number | None, ...]:
        """None where no event told it: a page without views in the file may have had some."""
        spent = self.milliseconds.get(key)
        return (
            self.views.get(key),
            len(self.users[key]) if key in self.users else None,
            len(self.sessions[key]) if key in self.sessions else None,
            None if spent is None else Decimal(spent) / _PER_SECOND,
        )

    @property
    def keys(self) -> list[Key]:
        return sorted(self.views.keys() | self.milliseconds.keys())


@dataclass
class _Sites:
    """Keeps counts, not events: a day of a large site has millions of these."""

    read_day: ReadDay
    harvest: Harvest = field(default_factory=Harvest)
    pages: dict[str, PostFacts] = field(default_factory=dict)
    by_page: _Tally = field(default_factory=_Tally)
    by_site: _Tally = field(default_factory=_Tally)
    others: Counter[str] = field(default_factory=Counter)

    @property
    def names(self) -> list[str]:
        return sorted({site for site, _ in self.by_site.keys})

    def take_in(self, item: Item) -> None:
        event = event_of(item, self.read_day)
        if event is None or (event.name != VIEW and not event.milliseconds):
            self.others[item.text("event_name") or "unnamed"] += 1
            self.harvest.skipped += 1
            return
        page = event.page.external_id
        known = self.pages.setdefault(page, event.page)
        if event.title and event.title != known.title:
            self.pages[page] = replace(known, title=event.title)
        self.by_page.add((page, event.day), event)
        self.by_site.add((event.site, event.day), event)


def recognises(document: Document) -> bool:
    return any(
        isinstance(event, dict) and all(mark in event for mark in _MARKS)
        for event in first_pages(document)
    )


def read(document: Document, context: Context) -> Sequence[Reading]:
    sites = _Sites(within_reason(read_day, context.today))
    harvest = sites.harvest
    for number, event in document.objects():
        harvest.rows_read += 1
        try:
            if not isinstance(event, dict):
                raise CellRejected("event", shown(event), "is not an object")
            sites.take_in(Item(event))
        except CellRejected as fault:
            harvest.reject(Row(number, []), fault)
    if not sites.pages and not harvest.rejected:
        raise SourceRejected(
            f"None of the {harvest.rows_read:,} events is a page view or tells of time spent on a "
            f"page: {_counted(sites.others)}. There is nothing to import."
        )
    return [_of_pages(document, context, sites), *_of_sites(document, context, sites)]


def _of_pages(document: Document, context: Context, sites: _Sites) -> Reading:
    harvest, names = sites.harvest, sites.names
    several = len(names) > 1
    harvest.posts = [
        replace(page, account=_site_of(page)) if several else page for page in sites.pages.values()
    ]
    harvest.observations = list(_observed(sites.by_page, sites.by_page.keys, of_pages=True))
    if sites.others:
        harvest.warnings.append(
            f"{sites.others.total():,} other events are left out: {_counted(sites.others)}."
        )
    harvest.warnings.append(_A_VISIT_TO_SEVERAL)
    stated = _SEVERAL if several else (context.answers.account or (names or ["Website"])[0])
    return _reading(document, harvest, Account(stated, assumed=not names), Grain.POST)


def _of_sites(document: Document, context: Context, sites: _Sites) -> list[Reading]:
    readings = []
    for name in sites.names:
        keys = [key for key in sites.by_site.keys if key[0] == name]
        harvest = Harvest(rows_read=len(keys))
        harvest.observations = list(_observed(sites.by_site, keys, of_pages=False))
        alone = len(sites.names) == 1
        account = Account((context.answers.account if alone else None) or name)
        readings.append(_reading(document, harvest, account, Grain.ACCOUNT, part=f"site {name}"))
    return readings


def _site_of(page: PostFacts) -> str | None:
    host = host_of(page.url or "")
    return site_named(host) if host else None


def _observed(tally: _Tally, keys: Iterable[Key], *, of_pages: bool) -> Iterable[Observation]:
    for subject, day in keys:
        values, days = tally.values((subject, day)), Period(day, day)
        yield Observation(Figure.PERIOD, values, subject if of_pages else None, days=days)


def _reading(
    document: Document, harvest: Harvest, account: Account, grain: Grain, part: str = ""
) -> Reading:
    return reading_of(
        SOURCE,
        document,
        harvest,
        account,
        grain=grain,
        metrics=_METRICS,
        platform=Platform.WEBSITE,
        part=part,
    )


def _counted(others: Counter[str]) -> str:
    return listed([f"{name}: {count:,}" for name, count in others.most_common()])


SOURCE = Source(
    name="ga4_bigquery_events",
    label="Google Analytics 4: events from BigQuery",
    recognised_by="JSON lines with event_name, event_date and event_params",
    platforms=(Platform.WEBSITE,),
    recognises=recognises,
    read=read,
)
