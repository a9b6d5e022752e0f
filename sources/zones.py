"""Times of day that a file prints without saying in which zone."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from domain.errors import SourceRejected
from domain.observations import Question
from domain.vocabulary import Asked
from sources.dates import read_moment
from sources.source import Context
from sources.unreadable import Unreadable

_GUESS = "UTC"
_WITH_TIME = re.compile(
    r"(.+?),?[T ] ?(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?: ?([ap])\.?m\.?)?", re.IGNORECASE
)


def zone_asked(context: Context, words: str) -> tuple[ZoneInfo, Question]:
    question = context.ask(Asked.ZONE, words, _GUESS)
    return zone_named(question.taken), question


def zone_named(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name.strip())
    except (ZoneInfoNotFoundError, ValueError, OSError) as cause:
        raise SourceRejected(
            f"{name[:60]!r} is no zone: write it as Europe/Berlin or America/New_York, or UTC."
        ) from cause


def read_local(text: str, read_day: Callable[[str], date], zone: ZoneInfo) -> datetime | date:
    """The moment in UTC of '03/05/2026 18:00' in that zone; of a day alone the day."""
    match = _WITH_TIME.fullmatch(text.strip())
    if match is None:
        return read_moment(text) if text.strip()[:4].isdecimal() else read_day(text)
    day, hour, minute, second, half = match.groups()
    try:
        clock = time(_hour(int(hour), half), int(minute), int(second or 0))
    except ValueError as cause:
        raise Unreadable("is not a time of day") from cause
    return datetime.combine(read_day(day), clock, tzinfo=zone).astimezone(UTC)


def day_printed(text: str) -> str:
    """Without the time of day behind it."""
    match = _WITH_TIME.fullmatch(text.strip())
    return match[1] if match else text.strip()


def _hour(hour: int, half: str | None) -> int:
    """Of twelve hours the twelfth is the first: 12:30 am is half past midnight."""
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError(hour)
    return hour % 12 + (12 if half.casefold() == "p" else 0)
