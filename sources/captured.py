"""On which day running totals were read: few files say it."""

from dataclasses import replace
from datetime import date, timedelta

from domain.errors import SourceRejected
from domain.observations import Question
from domain.vocabulary import Asked
from sources.dates import EARLIEST
from sources.documents import Document
from sources.named_days import last_day_named
from sources.source import Context

_QUESTION = "On which day were these running totals read?"


def captured_on(document: Document, context: Context, likely: date | None = None) -> Question:
    """`taken` is the day, as ISO writes it. Raises SourceRejected for an answer that is none."""
    name = document.book or document.name
    if likely is not None and likely > context.today:
        likely = None
    guess = likely or document.modified or _named(name, context.today) or context.today
    question = context.ask(Asked.CAPTURED, _QUESTION, guess.isoformat())
    if question.is_guess:
        return question
    return replace(question, taken=_day(question.taken, context.today).isoformat())


def _named(name: str, today: date) -> date | None:
    """The last day the file's name holds: where there are two, they are first and last."""
    day = last_day_named(name)
    return day if day is not None and day <= today else None


def _day(answer: str, today: date) -> date:
    try:
        day = date.fromisoformat(answer.strip())
    except ValueError as cause:
        raise SourceRejected(
            f"{answer[:60]!r} is no day on which figures can be read: write it as 2025-03-31."
        ) from cause
    if not EARLIEST <= day <= today + timedelta(days=1):
        raise SourceRejected(
            f"The figures cannot have been read on {day}: give a day from {EARLIEST} to {today}."
        )
    return day
