"""The workbench's own CSV: any platform, one row per post (or account) and day."""

from dataclasses import dataclass
from datetime import date

from domain.errors import SourceRejected
from domain.observations import Number, Observation, Reading
from domain.vocabulary import Figure, Grain, Platform
from sources.documents import Document, Row
from sources.generic.columns import (
    MAY_FALL_BELOW_ZERO,
    Layout,
    fact_positions,
    layout_of,
    refuse_derived,
    refuse_without_figures,
    warnings_of,
)
from sources.generic.dated import Calendar
from sources.generic.posts import Posts
from sources.harvest import Account, Harvest, reading_of
from sources.headers import listed
from sources.source import Context, Source
from sources.unreadable import CellRejected, Unreadable, refuse_ragged

_SEVERAL = "several accounts"
_MOST_OCCASIONS = 2**32


def recognises(document: Document) -> bool:
    return {"platform", "date"} <= fact_positions(document.columns).keys()


@dataclass(frozen=True)
class _Sheet:
    layout: Layout
    calendar: Calendar
    posts: Posts

    def take_in(self, row: Row, harvest: Harvest) -> None:
        cells = row.cells
        refuse_ragged(self.layout.header, cells)
        when = self.calendar.when(cells)
        values = self._values(cells)
        if when.figure is Figure.CUMULATIVE:
            self._refuse_negative(cells, values)
        elif self._is_correction(values):
            harvest.corrections += 1
        subject = self.posts.subject(cells)
        day = self.layout.facts["date"]
        occasion = subject.number * _MOST_OCCASIONS + when.number
        harvest.refuse_repeated(occasion, row, self.layout.header[day], cells[day])
        platform = subject.platform if subject.post else None  # an account is the reading's own
        harvest.observations.append(
            Observation(when.figure, values, subject.post, when.moment, when.days, platform)
        )

    def _values(self, cells: list[str]) -> tuple[Number | None, ...]:
        try:
            values = tuple([read(cells[position]) for position, _, read in self.layout.figures])
        except Unreadable:
            self._refuse_figures(cells)
            raise
        if not any(values) and all(value is None for value in values):
            names = ", ".join(self.layout.header[figure.position] for figure in self.layout.figures)
            raise CellRejected(names, "", "the row has no figure")
        return values

    def _refuse_negative(self, cells: list[str], values: tuple[Number | None, ...]) -> None:
        for figure, value in zip(self.layout.figures, values, strict=True):
            if value is not None and value < 0:
                header = self.layout.header[figure.position]
                raise CellRejected(header, cells[figure.position], "a running total below zero")

    def _is_correction(self, values: tuple[Number | None, ...]) -> bool:
        return any(
            value is not None and value < 0 and figure.metric not in MAY_FALL_BELOW_ZERO
            for figure, value in zip(self.layout.figures, values, strict=True)
        )

    def _refuse_figures(self, cells: list[str]) -> None:
        """Finds the cell that was at fault."""
        for figure in self.layout.figures:
            try:
                figure.read(cells[figure.position])
            except Unreadable as fault:
                header = self.layout.header[figure.position]
                raise CellRejected(header, cells[figure.position], str(fault)) from fault


def read(document: Document, context: Context) -> Reading:
    sheet = _sheet(document, context.today)
    harvest = Harvest(warnings=warnings_of(sheet.layout))
    for row in document.rows():
        harvest.rows_read += 1
        try:
            sheet.take_in(row, harvest)
        except CellRejected as fault:
            harvest.reject(row, fault)
    if harvest.corrections:
        harvest.warnings.append(
            f"{harvest.corrections:,} rows have a negative amount and are taken as corrections."
        )
    harvest.posts = list(sheet.posts.found.values())
    platforms = {subject.platform for subject in sheet.posts.subjects}
    return reading_of(
        SOURCE,
        document,
        harvest,
        _account(sheet.posts, platforms, context),
        grain=sheet.posts.grain,
        metrics=sheet.layout.metrics,
        platform=platforms.pop() if len(platforms) == 1 else None,
        custom_metrics=sheet.layout.custom_metrics,
    )


def _sheet(document: Document, today: date) -> _Sheet:
    layout = layout_of(document)
    refuse_derived(layout)
    refuse_without_figures(layout)
    calendar = Calendar(document, layout, today)
    return _Sheet(layout, calendar, Posts(layout, calendar.published))


def _account(posts: Posts, platforms: set[Platform], context: Context) -> Account:
    """The one the file names, else the answer, else a name from the platform."""
    accounts = {subject.account for subject in posts.subjects}
    named = sorted(account for account in accounts if account)
    if posts.grain is Grain.ACCOUNT and len(posts.subjects) > 1:
        raise SourceRejected(
            "Without a column 'content' or 'title' the rows tell of accounts, here of "
            f"{len(posts.subjects)} ({listed(named)}): import one file per account."
        )
    if len(named) == 1:
        return Account(named[0])
    if context.answers.account:
        return Account(context.answers.account)
    if named and None not in accounts:
        return Account(_SEVERAL)
    only = f"{min(platforms).label} account" if len(platforms) == 1 else "Account"
    return Account(only, assumed=True)


SOURCE = Source(
    name="generic_csv",
    label="Workbench CSV",
    recognised_by="the columns platform and date (docs/generic-csv.md)",
    platforms=tuple(Platform),
    recognises=recognises,
    read=read,
)
