"""Which days a row speaks of, and what kind its figures are."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from itertools import count
from typing import NamedTuple

from domain.errors import SourceRejected
from domain.mappings import FigureBasis
from domain.observations import Question
from domain.periods import Period
from domain.vocabulary import Asked, Figure, PeriodBasis
from sources.captured import captured_on
from sources.dates import DayOrder, check_day, day_order, read_day, read_moment
from sources.documents import Document
from sources.generic.layout import Layout, texts_of
from sources.headers import normalised
from sources.source import Context
from sources.unreadable import CellRejected, Unreadable

_RUNNING = frozenset({"running total", "total", "cumulative", "running", "lifetime", "so far"})
_AMOUNT = frozenset({"amount", "daily", "period", "day", "per day"})
_OF_DAYS = ("date", "date_to", "kind")
_GUESSED_DAYS = 28
_MOST_KNOWN = 50_000


class When(NamedTuple):
    """`number` tells the occasions of a file apart, however their dates are written."""

    number: int
    figure: Figure
    moment: datetime | date | None
    days: Period | None


class Calendar:
    """Rows repeat their dates, so each text is read once."""

    def __init__(self, document: Document, layout: Layout, context: Context) -> None:
        self.questions: list[Question] = []
        self._document = document
        self._layout = layout
        self._context = context
        self._latest = context.today + timedelta(days=1)
        self._places = [layout.facts[fact] for fact in _OF_DAYS if fact in layout.facts]
        self._known: dict[object, When] = {}
        self._numbers: dict[object, int] = {}
        self._next_number = count()

    def when(self, cells: Sequence[str]) -> When:
        texts = tuple([cells[place] for place in self._places])
        known = self._known.get(texts)
        if known is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            known = self._known[texts] = self._read(cells)
        return known

    @property
    def places(self) -> Sequence[int]:
        """Of the cells that tell the time."""
        return self._places

    @property
    def known(self) -> Mapping[object, When]:
        """By the texts of these cells."""
        return self._known

    def published(self, text: str) -> datetime | date | None:
        return self._moment("published_at", text) if text.strip() else None

    @property
    def asks_period(self) -> bool:
        mapping = self._layout.mapping
        return mapping.figures is FigureBasis.PERIOD and "date" not in self._layout.facts

    @cached_property
    def period(self) -> tuple[Period, PeriodBasis]:
        """Of amounts without a date: as answered, else from the first publication to the file."""
        if self._context.answers.period is not None:
            return self._context.answers.period, PeriodBasis.ANSWERED
        last_day = min(self._written_on, self._context.today)
        published = self._publications()
        first_day = min(published, default=Period.ending(last_day, days=_GUESSED_DAYS).first_day)
        return Period(min(first_day, last_day), max(last_day, *published, first_day)), (
            PeriodBasis.ASSUMED
        )

    @cached_property
    def order(self) -> DayOrder:
        """Asked for by the first slash date only: it takes a look at all of them."""
        stated = self._layout.mapping.day_order
        if stated is not None:
            return DayOrder(stated)
        facts = ("date", "date_to", "published_at")
        texts = {text for fact in facts for text in texts_of(self._layout, fact, self._document)}
        order = day_order(texts)
        return self._asked_order(texts) if order is DayOrder.UNDECIDED else order

    @cached_property
    def _captured(self) -> date:
        question = captured_on(self._document, self._context)
        self.questions.append(question)
        return date.fromisoformat(question.taken.strip())

    @property
    def _written_on(self) -> date:
        return self._document.modified or self._context.today

    def _asked_order(self, texts: set[str]) -> DayOrder:
        example = min((text for text in texts if "/" in text), default="")
        choices = (DayOrder.MONTH_FIRST.value, DayOrder.DAY_FIRST.value)
        question = self._context.ask(
            Asked.DAY_ORDER,
            f"Dates such as {example.strip()[:20]} can be read both ways and nothing in the file "
            "decides. Which comes first?",
            DayOrder.MONTH_FIRST.value,
            choices,
        )
        if question.taken not in choices:
            raise SourceRejected(
                f"{question.taken[:40]!r} is no order of days: say 'month first' or 'day first'."
            )
        self.questions.append(question)
        return DayOrder(question.taken)

    def _publications(self) -> list[date]:
        found = []
        for text in set(texts_of(self._layout, "published_at", self._document)):
            try:
                found.append(self._day("published_at", text))
            except CellRejected:
                continue  # the row is rejected for it when its turn comes
        return found

    def _read(self, cells: Sequence[str]) -> When:
        text, text_to, kind = (self._text(fact, cells) for fact in _OF_DAYS)
        running = self._is_running(kind)
        if "date" not in self._layout.facts:
            return self._undated(running)
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

    def _undated(self, running: bool) -> When:
        if running:
            return self._numbered(Figure.CUMULATIVE, self._captured, None)
        return self._numbered(Figure.PERIOD, None, self.period[0])

    def _numbered(
        self, figure: Figure, moment: datetime | date | None, days: Period | None
    ) -> When:
        if len(self._numbers) >= _MOST_KNOWN:
            self._numbers.clear()
        occasion = (figure, moment, days)
        number = self._numbers.get(occasion)
        if number is None:
            number = self._numbers[occasion] = next(self._next_number)
        return When(number, figure, moment, days)

    def _is_running(self, kind: str) -> bool:
        word = normalised(kind).replace("_", " ")
        if not word:
            return self._layout.mapping.figures is FigureBasis.RUNNING
        if word not in _RUNNING | _AMOUNT:
            reason = "is neither 'amount' nor 'running total'"
            raise CellRejected(self._layout.name_of("kind"), kind, reason)
        return word in _RUNNING

    def _day(self, fact: str, text: str) -> date:
        try:
            day = read_day(text, self.order if "/" in text else DayOrder.MONTH_FIRST)
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
