"""Google Analytics 4, a report as CSV: the site by day, its pages by day or over a period."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from domain.errors import SourceRejected
from domain.observations import Number, Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, PeriodBasis, Platform
from sources.dates import check_day
from sources.documents import Document
from sources.google_analytics.columns import TableLayout, is_page_table, table_layout
from sources.google_analytics.sections import Report, Section, is_report, report_of
from sources.google_analytics.tables import Line, Table
from sources.harvest import Account, Harvest, reading_of
from sources.headers import listed
from sources.source import Context, Source
from sources.web_pages import UNKNOWN_SITE

_WHAT_TO_EXPORT = (
    "In Google Analytics open Reports, Engagement, 'Pages and screens' with the dimension 'Page "
    "path and screen class', or a report with a line by day, and download its CSV"
)


def recognises(document: Document) -> bool:
    return bool(document.header) and (is_report(document) or is_page_table(document.header))


@dataclass
class _Part:
    """The figures of one grain, put together from all tables that give some."""

    harvest: Harvest = field(default_factory=Harvest)
    metrics: list[str] = field(default_factory=list)
    posts: dict[str, PostFacts] = field(default_factory=dict)
    figures: dict[tuple[Period, str | None], dict[str, Number]] = field(default_factory=dict)
    contradicted: int = 0
    whole: set[Period] = field(default_factory=set)

    def take_in(self, table: Table, section: Section) -> None:
        self.whole.add(table.period)
        self.metrics.extend(name for name in table.metrics if name not in self.metrics)
        for line in table.lines(section.rows, self.harvest):
            self._take(line, table.metrics)

    def _take(self, line: Line, metrics: Sequence[str]) -> None:
        if line.page is not None:
            self.posts.setdefault(line.page.external_id, line.page)
        key = (line.days, line.page.external_id if line.page else None)
        figures = self.figures.setdefault(key, {})
        for metric, value in zip(metrics, line.values, strict=True):
            if value is not None and figures.setdefault(metric, value) != value:
                self.contradicted += 1

    def observations(self) -> list[Observation]:
        ordered = sorted(self.figures.items(), key=lambda one: (one[0][0], one[0][1] or ""))
        return [
            Observation(Figure.PERIOD, tuple(map(figures.get, self.metrics)), page, days=days)
            for (days, page), figures in ordered
            if figures
        ]


def read(document: Document, context: Context) -> list[Reading]:
    report = report_of(document)
    account = _account(report, context)
    site, pages, left_out = _Part(), _Part(), _LeftOut()
    for number, section in enumerate(report.sections):
        layout = table_layout(section, decimal_comma=document.delimiter == ";")
        if not section.rows or left_out.takes(section, layout):
            continue
        part = pages if layout.by_page else site
        part.take_in(_table(number, section, layout, account, context), section)
    parts = [(Grain.ACCOUNT, site), (Grain.POST, pages)]
    told = [(grain, part) for grain, part in parts if part.harvest.rows_read]
    if not told:
        raise SourceRejected(left_out.reason())
    told[0][1].harvest.warnings.extend(left_out.warnings())
    return [_reading(document, part, grain, account, report) for grain, part in told]


@dataclass
class _LeftOut:
    """What of the file is not imported, for the sentence that says so."""

    breakdowns: list[str] = field(default_factory=list)
    columns: list[str] = field(default_factory=list)

    def takes(self, section: Section, layout: TableLayout) -> bool:
        """Whether the whole table stays out."""
        if layout.breakdowns or not (layout.dated or layout.by_page):
            self._name(self.breakdowns, layout.breakdowns or section.header[:1])
            return True
        self._name(self.columns, layout.left_out)
        return not layout.columns.figures

    def warnings(self) -> list[str]:
        said = []
        if self.columns:
            said.append(f"Columns that are not imported: {listed(self.columns)}.")
        if self.breakdowns:
            said.append(
                f"Tables by {listed(self.breakdowns)} are left out: they tell neither of days nor "
                "of pages."
            )
        return said

    def reason(self) -> str:
        if not self.breakdowns:
            return f"No table of the report holds a figure that is imported. {_WHAT_TO_EXPORT}."
        return (
            f"The report holds only tables by {listed(self.breakdowns)}: they tell neither of days "
            f"nor of pages by their address. {_WHAT_TO_EXPORT}."
        )

    def _name(self, names: list[str], more: Sequence[str]) -> None:
        names.extend(name for name in more if name not in names)


def _table(
    number: int, section: Section, layout: TableLayout, account: Account, context: Context
) -> Table:
    latest = context.today + timedelta(days=1)

    def check(day: date) -> None:
        check_day(day, latest)

    period = section.period or context.answers.period
    if period is None and (layout.offset is not None or not layout.dated):
        raise SourceRejected(
            "The lines that begin with # and state the days are missing: say which period the "
            "file covers, or import it as Google Analytics gives it."
        )
    if period is not None and period.last_day > latest:
        raise SourceRejected(f"The report ends on {period.last_day}, after tomorrow, {latest}.")
    return Table(number, layout, period or Period(latest, latest), account.name, check)


def _reading(
    document: Document, part: _Part, grain: Grain, account: Account, report: Report
) -> Reading:
    harvest = part.harvest
    harvest.posts = list(part.posts.values())
    harvest.observations = part.observations()
    if harvest.skipped:
        harvest.warnings.append(
            f"{harvest.skipped:,} rows are left out: Google Analytics names no page in them."
        )
    if part.contradicted:
        harvest.warnings.append(
            f"{part.contradicted:,} figures stand in the file twice and differ, as in a "
            "comparison of audiences: the first one counts."
        )
    stated = all(section.period for section in report.sections)
    return reading_of(
        SOURCE,
        document,
        harvest,
        account,
        grain=grain,
        metrics=part.metrics,
        platform=Platform.WEBSITE,
        period_basis=PeriodBasis.STATED if stated else PeriodBasis.ANSWERED,
        part="" if grain is Grain.ACCOUNT else "pages",
    )


def _account(report: Report, context: Context) -> Account:
    stated = context.answers.account or report.site
    return Account(stated) if stated else Account(UNKNOWN_SITE, assumed=True)


SOURCE = Source(
    name="google_analytics_report",
    label="Google Analytics: report",
    recognised_by="lines that begin with # and state the days, or a page path with its views",
    platforms=(Platform.WEBSITE,),
    recognises=recognises,
    read=read,
)
