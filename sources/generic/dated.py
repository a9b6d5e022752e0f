"""Which days a row of the workbench's own CSV speaks of, and what kind its figures are."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from operator import itemgetter
from typing import NamedTuple

from domain.errors import SourceRejected
from domain.periods import Period
from domain.vocabulary import Figure
from sources.dates import DayOrder, check_day, day_order, read_day, read_moment
from sources.documents import Document
from sources.generic.columns import Layout
from sources.headers import normalised
from sources.unreadable import CellRejected, Unreadable

_RUNNING = frozenset({"running total", "total", "cumulative", "running", "lifetime", "so far"})
_AMOUNT = frozenset({"", "amount", "daily", "period", "day", "per day"})
_OF_DAYS = ("date", "date_to", "kind")


class When(NamedTuple):
    """`number` tells the occasions of a file apart, however their dates are written."""

    number: int
    figure: Figure
    moment: datetime | date | None
    days: Period | None


class Calendar:
    """Rows repeat their dates, so each text is read once."""

    def __init__(self, document: Document, layout: Layout, today: date) -> None:
        self._document = document
        self._layout = layout
        self._latest = today + timedelta(days=1)
        self._texts_of = itemgetter(*(layout.facts[f] for f in _OF_DAYS if f in layout.facts))
        self._known: dict[object, When] = {}
        self._numbers: dict[object, int] = {}

    def when(self, cells: Sequence[str]) -> When:
        texts = self._texts_of(cells)
        known = self._known.get(texts)
        if known is None:
            known = self._known[texts] = self._read(cells)
        return known

    def published(self, text: str) -> datetime | date | None:
        return self._moment("published_at", text) if text.strip() else None

    @cached_property
    def _order(self) -> DayOrder:
        """Asked for by the first slash date only: it takes a look at all of them."""
        facts = self._layout.facts
        positions = [facts[f] for f in ("date", "date_to", "published_at") if f in facts]
        rows = self._document.rows()
        order = day_order({row.cells[p] for row in rows for p in positions if p < len(row.cells)})
        if order is DayOrder.UNDECIDED:
            raise SourceRejected(
                "The dates can be read month first or day first and nothing in the file decides: "
                "write them as 2025-03-31."
            )
        return order

    def _read(self, cells: Sequence[str]) -> When:
        text, text_to, kind = (self._text(fact, cells) for fact in _OF_DAYS)
        running = self._is_running(kind)
        if not text:
            raise CellRejected(self._layout.name_of("date"), text, "is missing")
        if running and text_to:
            reason = "a running total belongs to one date"
            raise CellRejected(self._layout.name_of("date_to"), text_to, reason)
        if running:
            return self._numbered(Figure.CUMULATIVE, self._moment("date", text), None)
        first_day = self._day("date", text)
        last_day = self._day("date_to", text_to) if text_to else first_day
        if last_day < first_day:
            reason = f"lies before {first_day}"
            raise CellRejected(self._layout.name_of("date_to"), text_to, reason)
        return self._numbered(Figure.PERIOD, None, Period(first_day, last_day))

    def _numbered(
        self, figure: Figure, moment: datetime | date | None, days: Period | None
    ) -> When:
        number = self._numbers.setdefault((figure, moment, days), len(self._numbers))
        return When(number, figure, moment, days)

    def _is_running(self, kind: str) -> bool:
        word = normalised(kind).replace("_", " ")
        if word not in _RUNNING | _AMOUNT:
            reason = "is neither 'amount' nor 'running total'"
            raise CellRejected(self._layout.name_of("kind"), kind, reason)
        return word in _RUNNING

    def _day(self, fact: str, text: str) -> date:
        try:
            day = read_day(text, self._order if "/" in text else DayOrder.MONTH_FIRST)
            check_day(day, self._latest)
        except Unreadable as fault:
            raise CellRejected(self._layout.name_of(fact), text, str(fault)) from fault
        return day

    def _moment(self, fact: str, text: str) -> datetime | date:
        day = self._day(fact, text)
        try:
            moment = read_moment(text)
        except Unreadable as fault:
            raise CellRejected(self._layout.name_of(fact), text, str(fault)) from fault
        return moment if isinstance(moment, datetime) else day

    def _text(self, fact: str, cells: Sequence[str]) -> str:
        position = self._layout.facts.get(fact)
        return "" if position is None else cells[position].strip()
