"""Search Console, pages over a period (Pages.csv)."""

from domain.observations import Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform
from sources.columns import Layout, layout_in
from sources.documents import Document, Row
from sources.harvest import Account, Harvest, reading_of
from sources.search_console import chart
from sources.search_console.columns import COLUMNS, is_table
from sources.search_console.filters import filters_beside
from sources.search_console.sites import site_of
from sources.source import Context, Source
from sources.unreadable import CellRejected
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
    for row in document.rows():
        _gather(row, layout, site, window.period, harvest)
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


def _gather(row: Row, layout: Layout, site: Account, period: Period, harvest: Harvest) -> None:
    harvest.rows_read += 1
    try:
        values = layout.values(row.cells)
        page = layout.fact("page", row.cells, lambda text: _page(text, site))
        column, text = layout.header[layout.facts["page"]], layout.text("page", row.cells)
        harvest.refuse_repeated(page.external_id, row, column, text)
    except CellRejected as fault:
        harvest.reject(row, fault)
        return
    harvest.posts.append(page)
    harvest.observations.append(Observation(Figure.PERIOD, values, page.external_id, days=period))


def _page(text: str, site: Account) -> PostFacts:
    return page_of(text, site.name)


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
