"""Plausible, the archive of a site: visitors by day, pages by day."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import PurePosixPath

from domain.observations import Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform
from sources.account_days import gather_days
from sources.columns import COUNT, Columns, FigureColumn, Layout, layout_in
from sources.dates import ReadDay
from sources.day_columns import days_of
from sources.documents import Document, Row
from sources.harvest import Account, Harvest, reading_of
from sources.numbers import not_negative, read_amount
from sources.source import Context, Source
from sources.unreadable import CellRejected
from sources.web_pages import UNKNOWN_SITE, page_of, site_named

_SECONDS = not_negative(read_amount)
_FIGURES = (
    FigureColumn("views", ("pageviews",), COUNT),
    FigureColumn("users", ("visitors",), COUNT),
    FigureColumn("sessions", ("visits",), COUNT),
    FigureColumn("bounces", ("bounces",), COUNT),
)
_SITE = Columns(
    facts={"day": ("date",)},
    figures=(*_FIGURES, FigureColumn("time_spent_s", ("visit_duration",), _SECONDS)),
)
_PAGES = Columns(
    facts={"day": ("date",), "host": ("hostname",), "page": ("page",)},
    figures=(*_FIGURES, FigureColumn("time_spent_s", ("total_time_on_page",), _SECONDS)),
)
_DIMENSIONS = frozenset(
    {"source", "country", "browser", "operating_system", "device", "entry_page", "exit_page",
     "utm_source", "link_url", "name"}
)  # fmt: skip
# "plausible_example.com_20260828_20260829.zip"
_ARCHIVE = re.compile(r"plausible[_-](.+?)_\d{8}_\d{8}\b.*", re.IGNORECASE)


def is_site(document: Document) -> bool:
    return {"date", "visitors", "visits", "visit_duration", "pageviews"} <= set(
        document.columns
    ) and _DIMENSIONS.isdisjoint(document.columns)


def is_pages(document: Document) -> bool:
    return {"date", "hostname", "page", "visitors", "pageviews"} <= set(document.columns)


def refusal_reason(document: Document) -> str | None:
    columns = set(document.columns)
    dimensions = columns & _DIMENSIONS
    if not dimensions or not {"date", "visitors"} <= columns or is_pages(document):
        return None
    named = next(name for name in document.columns if name in dimensions)
    return (
        f"The column {named!r} shows the part of a Plausible export that tells where visitors came "
        "from or what they used, not how each page did. Its files imported_visitors and "
        "imported_pages are imported."
    )


def read_site(document: Document, context: Context) -> Reading:
    layout = layout_in(document, _SITE)
    days = days_of({layout.text("day", row.cells) for row in document.rows()}, context)
    harvest = Harvest(warnings=layout.warnings)
    gather_days(document.rows(), layout, days.read, harvest)
    return reading_of(
        SITE_SOURCE,
        document,
        harvest,
        _account(document, context),
        grain=Grain.ACCOUNT,
        metrics=layout.metrics,
        platform=Platform.WEBSITE,
        questions=days.questions,
    )


def read_pages(document: Document, context: Context) -> Reading:
    layout, account = layout_in(document, _PAGES), _account(document, context)
    days = days_of({layout.text("day", row.cells) for row in document.rows()}, context)
    harvest = Harvest(warnings=layout.warnings)
    pages: dict[str, PostFacts] = {}
    for row in document.rows():
        _gather(row, layout, days.read, account, pages, harvest)
    harvest.posts = list(pages.values())
    return reading_of(
        PAGES_SOURCE,
        document,
        harvest,
        account,
        grain=Grain.POST,
        metrics=layout.metrics,
        platform=Platform.WEBSITE,
        questions=days.questions,
    )


def _gather(
    row: Row,
    layout: Layout,
    read_day: ReadDay,
    account: Account,
    pages: dict[str, PostFacts],
    harvest: Harvest,
) -> None:
    harvest.rows_read += 1
    try:
        values = layout.values(row.cells)
        day = layout.fact("day", row.cells, read_day)
        page = layout.fact("page", row.cells, _page_at(layout.text("host", row.cells), account))
        column, text = layout.header[layout.facts["page"]], layout.text("page", row.cells)
        harvest.refuse_repeated((page.external_id, day), row, column, text)
    except CellRejected as fault:
        harvest.reject(row, fault)
        return
    pages.setdefault(page.external_id, page)
    harvest.observations.append(
        Observation(Figure.PERIOD, values, page.external_id, days=Period(day, day))
    )


def _page_at(host: str, account: Account) -> Callable[[str], PostFacts]:
    return lambda text: page_of(text, account.name, host)


def _account(document: Document, context: Context) -> Account:
    """The archive is named after the site; unpacked, the pages beside still tell it."""
    if context.answers.account:
        return Account(context.answers.account)
    for part in reversed(PurePosixPath(document.name).parts):
        if match := _ARCHIVE.fullmatch(part):
            return Account(site_named(match[1].casefold()))
    beside = [one for one in context.documents if one.folder == document.folder]
    host = next((host for one in beside if is_pages(one) and (host := _first_host(one))), None)
    return Account(site_named(host)) if host else Account(UNKNOWN_SITE, assumed=True)


def _first_host(document: Document) -> str:
    layout = layout_in(document, _PAGES)
    row = next(document.rows(), None)
    return layout.text("host", row.cells).casefold() if row else ""


SITE_SOURCE = Source(
    name="plausible_visitors",
    label="Plausible: the site by day",
    recognised_by="the columns date, visitors, visits and visit_duration (imported_visitors)",
    platforms=(Platform.WEBSITE,),
    recognises=is_site,
    read=read_site,
)
PAGES_SOURCE = replace(
    SITE_SOURCE,
    name="plausible_pages",
    label="Plausible: pages by day",
    recognised_by="the columns date, hostname, page and pageviews (imported_pages)",
    recognises=is_pages,
    read=read_pages,
)
