"""The workbench's own CSV: any platform, one row per post (or account) and day."""

from dataclasses import dataclass, field
from datetime import date

from domain.errors import SourceRejected
from domain.observations import Number, Observation, Reading
from domain.vocabulary import Grain, Platform
from sources.documents import Document, Row
from sources.generic.columns import (
    FigureColumn,
    Layout,
    fact_positions,
    layout_of,
    refuse_without_figures,
    warnings_of,
)
from sources.generic.dated import Calendar, When, calendar_of
from sources.generic.posts import Posts
from sources.harvest import Account, Harvest, reading_of
from sources.headers import listed
from sources.source import Context, Source
from sources.unreadable import CellRejected, Unreadable

_SEVERAL = "several accounts"


def recognises(document: Document) -> bool:
    return {"platform", "date"} <= fact_positions(document.columns).keys()


@dataclass
class _Sheet:
    layout: Layout
    calendar: Calendar
    posts: Posts
    grain: Grain
    accounts: dict[str | None, Platform] = field(default_factory=dict)
    platforms: set[Platform] = field(default_factory=set)
    whens: dict[When, int] = field(default_factory=dict)

    def observation(self, row: Row, harvest: Harvest) -> Observation:
        if len(row.cells) < len(self.layout.header):
            reason = f"is a row of {len(row.cells)} cells; the header has {len(self.layout.header)}"
            raise CellRejected(self.layout.header[0], row.cells[0], reason)
        when = self.calendar.when(row.cells)
        values = self._values(row)
        platform, subject = self.posts.platform(row.cells), None
        if self.grain is Grain.POST:
            platform, subject = self.posts.post(row.cells)
        account = self.posts.account(row.cells)
        date_column = self.layout.header[self.layout.facts["date"]]
        moment_number = self.whens.setdefault(when, len(self.whens))
        harvest.refuse_repeated((platform, subject or account, moment_number), row, date_column)
        self.accounts[account] = platform
        self.platforms.add(platform)
        return Observation(when.figure, values, subject, when.moment, when.days, platform)

    def _values(self, row: Row) -> tuple[Number | None, ...]:
        values = tuple([self._value(figure, row.cells) for figure in self.layout.figures])
        if not any(value is not None for value in values):
            names = ", ".join(self.layout.header[f.position] for f in self.layout.figures)
            raise CellRejected(names, "", "the row has no figure")
        return values

    def _value(self, figure: FigureColumn, cells: list[str]) -> Number | None:
        try:
            return figure.read(cells[figure.position])
        except Unreadable as fault:
            header = self.layout.header[figure.position]
            raise CellRejected(header, cells[figure.position], str(fault)) from fault


def read(document: Document, context: Context) -> Reading:
    sheet = _sheet(document, context.today)
    harvest = Harvest(warnings=warnings_of(sheet.layout))
    for row in document.rows():
        harvest.rows_read += 1
        try:
            harvest.observations.append(sheet.observation(row, harvest))
        except CellRejected as fault:
            harvest.reject(row, fault)
    harvest.posts = list(sheet.posts.found.values())
    if sheet.grain is Grain.ACCOUNT and len(sheet.accounts) > 1:
        names = [name or "(none)" for name in sheet.accounts]
        raise SourceRejected(
            f"Without a column 'content' or 'title' the rows tell of accounts, here of "
            f"{listed(names)}: import one file per account."
        )
    return reading_of(
        SOURCE,
        document,
        harvest,
        _account(sheet, context),
        grain=sheet.grain,
        metrics=sheet.layout.metrics,
        platform=next(iter(sheet.platforms)) if len(sheet.platforms) == 1 else None,
        custom_metrics=sheet.layout.custom_metrics,
    )


def _sheet(document: Document, today: date) -> _Sheet:
    layout = layout_of(document)
    refuse_without_figures(layout)
    calendar = calendar_of(document, layout, today)
    of_posts = not {"content", "title"}.isdisjoint(layout.facts)
    grain = Grain.POST if of_posts else Grain.ACCOUNT
    return _Sheet(layout, calendar, Posts(layout, calendar.published), grain)


def _account(sheet: _Sheet, context: Context) -> Account:
    """The one the file names, else the answer, else a name from the platform."""
    named = [name for name in sheet.accounts if name]
    if len(named) == 1:
        return Account(named[0])
    if context.answers.account:
        return Account(context.answers.account)
    if None not in sheet.accounts and named:
        return Account(_SEVERAL)
    if len(sheet.platforms) == 1:
        return Account(f"{next(iter(sheet.platforms)).label} account", assumed=True)
    return Account("Account", assumed=True)


SOURCE = Source(
    name="generic_csv",
    label="Workbench CSV",
    recognised_by="the columns platform and date (docs/generic-csv.md)",
    platforms=tuple(Platform),
    recognises=recognises,
    read=read,
)
