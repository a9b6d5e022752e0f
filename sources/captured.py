"""On which day running totals were read: few files say it."""

import re
from datetime import date, timedelta
from pathlib import PurePosixPath

from domain.errors import SourceRejected
from domain.observations import Question
from domain.vocabulary import Asked
from sources.dates import EARLIEST
from sources.documents import Document
from sources.source import Context

_DAY_IN_NAME = re.compile(r"(?<!\d)(20\d{2})[-_.]?(\d{2})[-_.]?(\d{2})(?!\d)")
_QUESTION = "On which day were these running totals read?"


def captured_on(document: Document, context: Context, likely: date | None = None) -> Question:
    """`taken` is the day, as ISO writes it. Raises SourceRejected for an answer that is none."""
    name = document.book or document.name
    if likely is not None and likely > context.today:
        likely = None
    guess = likely or document.modified or _named(name, context.today) or context.today
    question = context.ask(Asked.CAPTURED, _QUESTION, guess.isoformat())
    if not question.is_guess:
        _refuse_unfit(question.taken, context.today)
    return question


def _named(name: str, today: date) -> date | None:
    """The last day the file's own name holds: where there are two, they are first and last."""
    days = [_day(*match.groups()) for match in _DAY_IN_NAME.finditer(PurePosixPath(name).name)]
    known = [day for day in days if day is not None and day <= today]
    return known[-1] if known else None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _refuse_unfit(answer: str, today: date) -> None:
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
