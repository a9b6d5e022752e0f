"""Matomo, the report of pages as CSV or TSV: page by page over the period that was asked for."""

from functools import partial

from domain.counting import counted
from domain.errors import SourceRejected
from domain.observations import PostFacts, Reading
from domain.vocabulary import Grain, Platform
from sources.asked_periods import asked_period
from sources.columns import COUNT, Columns, FigureColumn, Layout, layout_in
from sources.documents import Document, Row
from sources.harvest import Account, Harvest, reading_of
from sources.numbers import not_negative, read_clock
from sources.page_rows import gather_pages
from sources.source import Context, Source
from sources.unreadable import Unreadable
from sources.web_pages import UNKNOWN_SITE, host_of, page_of, site_named

_COLUMNS = Columns(
    facts={"label": ("label", "page url"), "url": ("metadata_url", "metadata: url", "url")},
    figures=(
        FigureColumn("views", ("nb_hits", "pageviews"), COUNT),
        FigureColumn("sessions", ("nb_visits", "unique pageviews"), COUNT),
        FigureColumn("users", ("nb_uniq_visitors", "unique visitors"), COUNT),
        FigureColumn("bounces", ("entry_bounce_count",), COUNT),
        FigureColumn("time_spent_s", ("sum_time_spent",), not_negative(read_clock)),
    ),
)


def recognises(document: Document) -> bool:
    columns = set(document.columns)
    named = _COLUMNS.holds(document, "label")
    return named and (
        {"nb_visits", "nb_hits"} <= columns or {"pageviews", "unique pageviews"} <= columns
    )


def read(document: Document, context: Context) -> Reading:
    layout = layout_in(document, _COLUMNS)
    window = asked_period(document, context)
    site = _site(document, layout, context)
    harvest = Harvest(warnings=[*layout.warnings, *window.warnings])
    page_in = partial(_page, layout, site)
    gather_pages(document.rows(), layout, "label", page_in, window.period, harvest)
    _refuse_folders_only(harvest)
    return reading_of(
        SOURCE,
        document,
        harvest,
        site,
        grain=Grain.POST,
        metrics=layout.metrics,
        platform=Platform.WEBSITE,
        period=window.period,
        period_basis=window.basis,
    )


def _address(layout: Layout, row: Row) -> str:
    """Empty for a folder, and for what Matomo sums up as others: neither has an address."""
    label = layout.text("label", row.cells)
    return layout.text("url", row.cells) or (label if label.startswith("/") else "")


def _page(layout: Layout, site: Account, row: Row) -> PostFacts | None:
    address = _address(layout, row)
    if not address:
        return None
    try:
        return page_of(address, site.name)
    except Unreadable as fault:
        raise layout.rejected("url", address, str(fault)) from fault


def _refuse_folders_only(harvest: Harvest) -> None:
    if harvest.skipped and harvest.skipped == harvest.rows_read:
        raise SourceRejected(
            "There are only folders or sums without an address. In Matomo make "
            "the report flat (the setting below the table) and export it again."
        )
    if harvest.skipped:
        harvest.warnings.append(
            f"Left out: {counted(harvest.skipped, 'row')} without an address (folders, or sums of "
            "others)."
        )


def _site(document: Document, layout: Layout, context: Context) -> Account:
    if context.answers.account:
        return Account(context.answers.account)
    for row in document.rows():
        try:
            if host := host_of(layout.text("url", row.cells)):
                return Account(site_named(host))
        except Unreadable:
            continue
    return Account(UNKNOWN_SITE, assumed=True)


SOURCE = Source(
    name="matomo_pages",
    label="Matomo: pages over a period",
    recognised_by="the columns label, nb_visits and nb_hits",
    platforms=(Platform.WEBSITE,),
    recognises=recognises,
    read=read,
)
