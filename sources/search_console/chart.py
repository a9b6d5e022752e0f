"""Search Console, the whole site by day (Chart.csv)."""

from domain.observations import Reading
from domain.vocabulary import Grain, Platform
from sources.account_days import gather_days
from sources.columns import layout_in
from sources.day_columns import days_of
from sources.documents import Document
from sources.harvest import Harvest, reading_of
from sources.search_console.columns import COLUMNS, is_table
from sources.search_console.filters import filters_beside
from sources.search_console.hours import gather_hours, is_hourly
from sources.search_console.sites import site_of
from sources.source import Context, Source


def recognises(document: Document) -> bool:
    return is_table(document) and (COLUMNS.holds(document, "day") or is_hourly(document))


def read(document: Document, context: Context) -> Reading:
    layout = layout_in(document, COLUMNS)
    days = days_of({layout.text("day", row.cells) for row in document.rows()}, context)
    harvest = Harvest()
    if is_hourly(document):
        gather_hours(document, layout, harvest)
    else:
        harvest.warnings.extend(layout.warnings)
        gather_days(document.rows(), layout, days.read, harvest)
    harvest.warnings.extend(narrowed(document, context))
    return reading_of(
        SOURCE,
        document,
        harvest,
        site_of(document, context),
        grain=Grain.ACCOUNT,
        metrics=layout.metrics,
        platform=Platform.WEBSITE,
        questions=days.questions,
    )


def narrowed(document: Document, context: Context) -> list[str]:
    filters = filters_beside(document, context)
    if filters is None or not filters.narrowed:
        return []
    return [
        f"The export is filtered ({'; '.join(filters.narrowed)}): its figures are of a part only."
    ]


SOURCE = Source(
    name="search_console_chart",
    label="Search Console: the site by day",
    recognised_by="a date, clicks, impressions and position (Chart.csv)",
    platforms=(Platform.WEBSITE,),
    recognises=recognises,
    read=read,
)
