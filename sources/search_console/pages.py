"""Search Console, pages over a period (Pages.csv)."""

from functools import partial

from domain.observations import PostFacts, Reading
from domain.vocabulary import Grain, Platform
from sources.columns import Layout, layout_in
from sources.documents import Document, Row
from sources.harvest import Account, Harvest, reading_of
from sources.page_rows import gather_pages
from sources.search_console import chart
from sources.search_console.columns import COLUMNS, is_table
from sources.search_console.filters import filters_beside
from sources.search_console.sites import site_of
from sources.source import Context, Source
from sources.web_pages import page_of
from sources.windows import Window, window_of

_USUAL_DAYS = 90  # "Last 3 months"


def recognises(document: Document) -> bool:
    return is_table(document) and COLUMNS.holds(document, "page")


def read(document: Document, context: Context) -> Reading:
    layout, window = layout_in(document, COLUMNS), _window(document, context)
    site = site_of(document, context)
    warnings = [*layout.warnings, *window.warnings, *chart.narrowed(document, context)]
    harvest = Harvest(warnings=warnings)
    page_in = partial(_page, layout, site)
    gather_pages(document.rows(), layout, "page", page_in, window.period, harvest)
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


def _page(layout: Layout, site: Account, row: Row) -> PostFacts:
    return layout.fact("page", row.cells, lambda text: page_of(text, site.name))


def _window(document: Document, context: Context) -> Window:
    """Days that were chosen one by one, else those of Chart: it draws every day of the period,
    while "Last 3 months" does not say when they end."""
    filters = filters_beside(document, context)
    charts = context.beside(document, (chart.SOURCE.name,))
    drawn = [one.period for one in charts if one.file_name.rpartition("/")[0] == document.folder]
    told = filters.period if filters and filters.period else next(iter(drawn), None)
    return window_of(
        document,
        context,
        told=told,
        usual_days=(filters and filters.days) or _USUAL_DAYS,
        hint=", or import Chart.csv of the same export together with it",
    )


SOURCE = Source(
    name="search_console_pages",
    label="Search Console: pages over a period",
    recognised_by="top pages with clicks, impressions and position (Pages.csv)",
    platforms=(Platform.WEBSITE,),
    recognises=recognises,
    read=read,
    asks_others=True,
)
