"""The days of a column: which part of slash dates is the month, decided for the whole file."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from domain.errors import SourceRejected
from domain.observations import Question
from domain.periods import Period
from domain.vocabulary import Asked
from sources.dates import DayOrder, ReadDay, day_order, read_day, within_reason
from sources.source import Context
from sources.unreadable import Unreadable

_ORDERS = (DayOrder.MONTH_FIRST, DayOrder.DAY_FIRST)
_CHOICES = (DayOrder.MONTH_FIRST.value, DayOrder.DAY_FIRST.value)


@dataclass(frozen=True)
class Days:
    """`read` refuses days before 2000 and after tomorrow."""

    read: ReadDay
    order: DayOrder
    questions: tuple[Question, ...] = ()


def days_of(texts: Collection[str], context: Context, within: Period | None = None) -> Days:
    """By a part above twelve, by what is possible, by an unbroken row of days, or else asked.

    `within` are days that hold all of them, where the file or its name says so.
    """
    printed = {text.strip() for text in texts if "/" in text}
    order = day_order(printed)
    if order is DayOrder.UNDECIDED:
        order = _by_possible(printed, within, context.today)
    if order is DayOrder.UNDECIDED:
        order = _by_sequence(printed)
    questions: tuple[Question, ...] = ()
    if order is DayOrder.UNDECIDED:
        question = _question(min(printed), context)
        order, questions = DayOrder(question.taken), (question,)
    return Days(within_reason(lambda text: read_day(text, order), context.today), order, questions)


def _by_possible(printed: Collection[str], within: Period | None, today: date) -> DayOrder:
    """Nothing was published or counted after tomorrow, nor outside the days the file is of."""
    latest = today + timedelta(days=1)
    return _only(
        order
        for order in _ORDERS
        if all(
            day <= latest and (within is None or day in within) for day in _read_all(printed, order)
        )
    )


def _by_sequence(printed: Collection[str]) -> DayOrder:
    return _only(order for order in _ORDERS if _is_unbroken(_read_all(printed, order)))


def _only(orders: Iterable[DayOrder]) -> DayOrder:
    fitting = list(orders)
    return fitting[0] if len(fitting) == 1 else DayOrder.UNDECIDED


def _read_all(printed: Collection[str], order: DayOrder) -> set[date]:
    days = set()
    for text in printed:
        try:
            days.add(read_day(text, order))
        except Unreadable:
            continue  # its row is rejected when it is read
    return days


def _is_unbroken(days: set[date]) -> bool:
    return len(days) > 1 and (max(days) - min(days)).days == len(days) - 1


def _question(example: str, context: Context) -> Question:
    question = context.ask(
        Asked.DAY_ORDER,
        f"Dates such as {example[:20]} can be read both ways and nothing in the file decides. "
        "Which comes first?",
        DayOrder.MONTH_FIRST.value,
        _CHOICES,
    )
    if question.taken not in _CHOICES:
        raise SourceRejected(
            f"{question.taken[:40]!r} is no order of days: say 'month first' or 'day first'."
        )
    return question
