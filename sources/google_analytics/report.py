"""Google Analytics 4, a report as CSV: the site by day, its pages by day or over a period."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial

from domain.counting import counted
from domain.errors import SourceRejected
from domain.observations import Number, Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, PeriodBasis, Platform
from sources.asked_periods import asked_period
from sources.dates import check_day
from sources.documents import Document
from sources.google_analytics.columns import TableLayout, is_page_table, table_layout
from sources.google_analytics.left_out import LeftOut
from sources.google_analytics.sections import Report, Section, is_report, report_of
from sources.google_analytics.tables import Line, Table
from sources.harvest import Account, Harvest, reading_of
from sources.source import Context, Source
from sources.web_pages import UNKNOWN_SITE
from sources.windows import Window


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

    def take_in(self, table: Table, section: Section) -> None:
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
    site, pages, left_out = _Part(), _Part(), LeftOut()
    window = _window(document, context, report)
    for number, section in enumerate(report.sections):
        layout = table_layout(section, decimal_comma=report.decimal_comma)
        if not section.rows or left_out.takes(section, layout):
            continue
        part = pages if layout.by_page else site
        period = _period(section, layout, window, context)
        part.take_in(Table(number, layout, period, account.name, _checked(context)), section)
    parts = [(Grain.ACCOUNT, site), (Grain.POST, pages)]
    told = [(grain, part) for grain, part in parts if part.harvest.rows_read]
    if not told:
        raise SourceRejected(left_out.reason())
    told[0][1].harvest.warnings.extend([*left_out.warnings(), *(window.warnings if window else ())])
    basis = window.basis if window else PeriodBasis.STATED
    return [_reading(document, part, grain, account, basis) for grain, part in told]


def _window(document: Document, context: Context, report: Report) -> Window | None:
    """For a table of pages whose comments are gone; a column of dates needs none."""
    layouts = (table_layout(section, decimal_comma=report.decimal_comma)
               for section in report.sections if section.period is None)  # fmt: skip
    asked = any(layout.by_page and not layout.dated for layout in layouts)
    return asked_period(document, context) if asked else None


def _period(
    section: Section, layout: TableLayout, window: Window | None, context: Context
) -> Period:
    latest = context.today + timedelta(days=1)
    period = section.period or context.answers.period or (window.period if window else None)
    if period is None and layout.offset is not None:
        raise SourceRejected(
            "The lines that begin with # and state the days are missing: say which period the "
            "file covers, or import it as Google Analytics gives it."
        )
    if period is not None and period.last_day > latest:
        raise SourceRejected(f"The report ends on {period.last_day}, after tomorrow, {latest}.")
    return period or Period(latest, latest)


def _checked(context: Context) -> Callable[[date], None]:
    return partial(check_day, latest=context.today + timedelta(days=1))


def _reading(
    document: Document, part: _Part, grain: Grain, account: Account, basis: PeriodBasis
) -> Reading:
    harvest = part.harvest
    harvest.posts = list(part.posts.values())
    harvest.observations = part.observations()
    if harvest.skipped:
        harvest.warnings.append(
            f"Left out: {counted(harvest.skipped, 'row')} in which Google Analytics names no page."
        )
    if part.contradicted:
        harvest.warnings.append(
            f"Told twice, with a difference, as in a comparison of audiences: "
            f"{counted(part.contradicted, 'figure')}. The first one counts."
        )
    return reading_of(
        SOURCE,
        document,
        harvest,
        account,
        grain=grain,
        metrics=part.metrics,
        platform=Platform.WEBSITE,
        period_basis=basis,
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
