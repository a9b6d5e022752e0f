"""A table of posts (or of an account) and figures, read as a mapping says."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.counting import counted
from domain.errors import SourceRejected
from domain.mappings import IDENTITIES, ColumnMapping
from domain.observations import Number, Observation, Reading
from domain.periods import Period
from domain.vocabulary import Figure, PeriodBasis
from sources.blocks import Block
from sources.documents import Document, Row
from sources.generic.dated import Calendar
from sources.generic.layout import MAY_FALL_BELOW_ZERO, Layout, layout_of
from sources.generic.plain import PlainRows
from sources.generic.posts import Posts
from sources.harvest import Account, Harvest, reading_of
from sources.headers import listed
from sources.source import Context, Source
from sources.unreadable import CellRejected, Unreadable, refuse_ragged

_SEVERAL = "several accounts"
_MOST_OCCASIONS = 2**32
_AROUND = 512  # rows, where something is out of the ordinary


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
        occasion = subject.number * _MOST_OCCASIONS + when.number
        place = self._told_apart_by
        harvest.refuse_repeated(occasion, row, self.layout.header[place], cells[place])
        platform = subject.platform if subject.post else None  # an account is the reading's own
        harvest.observations.append(
            Observation(when.figure, values, subject.post, when.moment, when.days, platform)
        )

    @property
    def _told_apart_by(self) -> int:
        facts = self.layout.facts
        return next((facts[fact] for fact in ("date", *IDENTITIES) if fact in facts), 0)

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


def read_table(
    document: Document,
    context: Context,
    mapping: ColumnMapping,
    source: Source,
    warnings: Sequence[str] = (),
) -> Reading:
    sheet = _sheet(document, context, mapping)
    harvest = Harvest(warnings=list(warnings))
    plain = PlainRows(sheet.layout, sheet.calendar, sheet.posts)
    for some in document.pieces():
        if isinstance(some, Block):
            _take_in_block(sheet, plain, some, harvest)
        else:
            plain.hand_on(harvest)
            _take_in_one_by_one(sheet, some, harvest)
    plain.hand_on(harvest)
    if harvest.corrections:
        harvest.warnings.append(
            f"Taken as corrections: {counted(harvest.corrections, 'row')} with a negative amount."
        )
    harvest.posts = sheet.posts.facts()
    platforms = sheet.posts.platforms
    period, basis = _period(sheet.calendar)
    return reading_of(
        source,
        document,
        harvest,
        _account(sheet.posts, context),
        grain=sheet.posts.grain,
        metrics=sheet.layout.metrics,
        platform=min(platforms) if len(platforms) == 1 else None,
        period=period,
        period_basis=basis,
        custom_metrics=sheet.layout.custom_metrics,
        questions=tuple(sheet.calendar.questions),
    )


def _take_in_block(sheet: _Sheet, plain: PlainRows, block: Block, harvest: Harvest) -> None:
    """Where something is out of the ordinary, the rows around it go one by one."""
    if plain.take_in(block, harvest):
        return
    for part in block.parts(_AROUND):
        if not plain.take_in(part, harvest):
            plain.hand_on(harvest)
            _take_in_one_by_one(sheet, part.rows(), harvest)


def _take_in_one_by_one(sheet: _Sheet, rows: Iterable[Row], harvest: Harvest) -> None:
    for row in rows:
        if not any(row.cells):
            continue
        harvest.rows_read += 1
        try:
            sheet.take_in(row, harvest)
        except CellRejected as fault:
            harvest.reject(row, fault)


def _sheet(document: Document, context: Context, mapping: ColumnMapping) -> _Sheet:
    layout = layout_of(document, mapping)
    calendar = Calendar(document, layout, context)
    return _Sheet(layout, calendar, Posts(layout, calendar.published))


def _period(calendar: Calendar) -> tuple[Period | None, PeriodBasis]:
    return calendar.period if calendar.asks_period else (None, PeriodBasis.STATED)


def _account(posts: Posts, context: Context) -> Account:
    """The one the file names, else the answer, else a name from the platform."""
    accounts, platforms = posts.accounts, posts.platforms
    named = sorted(account for account in accounts if account)
    if len(posts.account_subjects) > 1:
        raise SourceRejected(
            "Without a column 'content' or 'title' the rows tell of accounts, here of "
            f"{len(posts.account_subjects)} ({listed(named)}): import one file per account."
        )
    if len(named) == 1:
        return Account(named[0])
    if context.answers.account:
        return Account(context.answers.account)
    if named and None not in accounts:
        return Account(_SEVERAL)
    only = f"{min(platforms).label} account" if len(platforms) == 1 else "Account"
    return Account(only, assumed=True)
