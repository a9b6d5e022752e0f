"""Which days a row of the workbench's own CSV speaks of, and what kind its figures are."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

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


@dataclass(frozen=True, slots=True)
class When:
    figure: Figure
    moment: datetime | date | None = None
    days: Period | None = None


@dataclass
class Calendar:
    """Rows repeat their dates, so each text is read once."""

    layout: Layout
    order: DayOrder
    today: date
    _known: dict[tuple[str, ...], When] = field(default_factory=dict)

    def when(self, cells: Sequence[str]) -> When:
        texts = tuple(self._text(fact, cells) for fact in ("date", "date_to", "kind"))
        known = self._known.get(texts)
        if known is None:
            known = self._known[texts] = self._read(*texts)
        return known

    def published(self, text: str) -> datetime | date | None:
        return self._moment("published_at", text) if text.strip() else None

    def _read(self, text: str, text_to: str, kind: str) -> When:
        running = self._is_running(kind)
        if not text.strip():
            raise CellRejected(self._header("date"), text, "is missing")
        if running and text_to.strip():
            raise CellRejected(
                self._header("date_to"), text_to, "a running total belongs to one date"
            )
        if running:
            return When(Figure.CUMULATIVE, moment=self._moment("date", text))
        first_day = self._day("date", text)
        last_day = self._day("date_to", text_to) if text_to.strip() else first_day
        if last_day < first_day:
            raise CellRejected(self._header("date_to"), text_to, f"lies before {first_day}")
        return When(Figure.PERIOD, days=Period(first_day, last_day))

    def _is_running(self, kind: str) -> bool:
        word = normalised(kind).replace("_", " ")
        if word not in _RUNNING | _AMOUNT:
            raise CellRejected(
                self._header("kind"), kind, "is neither 'amount' nor 'running total'"
            )
        return word in _RUNNING

    def _day(self, fact: str, text: str) -> date:
        try:
            day = read_day(text, self.order)
            check_day(day, self.today + timedelta(days=1))
        except Unreadable as fault:
            raise CellRejected(self._header(fact), text, str(fault)) from fault
        return day

    def _moment(self, fact: str, text: str) -> datetime | date:
        try:
            moment = read_moment(text, self.order)
        except Unreadable as fault:
            raise CellRejected(self._header(fact), text, str(fault)) from fault
        self._day(fact, text)
        return moment

    def _text(self, fact: str, cells: Sequence[str]) -> str:
        position = self.layout.facts.get(fact)
        return "" if position is None else cells[position]

    def _header(self, fact: str) -> str:
        position = self.layout.facts.get(fact)
        return fact if position is None else self.layout.header[position]


def calendar_of(document: Document, layout: Layout, today: date) -> Calendar:
    positions = [layout.facts[f] for f in ("date", "date_to", "published_at") if f in layout.facts]
    texts = {row.cells[p] for row in document.rows() for p in positions if p < len(row.cells)}
    order = day_order(texts)
    if order is DayOrder.UNDECIDED:
        raise SourceRejected(
            "The dates can be read month first or day first and nothing in the file decides: "
            "write them as 2025-03-31."
        )
    return Calendar(layout, order, today)
