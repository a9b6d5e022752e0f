"""Days as platforms and spreadsheets write them; slash dates are decided for a whole file."""

import re
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from sources.unreadable import Unreadable

EARLIEST = date(2000, 1, 1)
ReadDay = Callable[[str], date]


class DayOrder(StrEnum):
    MONTH_FIRST = "month first"
    DAY_FIRST = "day first"
    UNDECIDED = "undecided"


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.]?)(\d{2})\2(\d{2})")
_TIME = r"(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?\s?(Z|UTC|[+-]\d{2}:?\d{2})?)"
_STAMP = re.compile(r"(\d{4}-\d{2}-\d{2})" + _TIME)
_CLOCK = r"(?:,? \d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)?"  # as spreadsheets add it: worth no zone
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})" + _CLOCK, re.IGNORECASE)
_DOTTED = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})" + _CLOCK)
_MONTH_DAY = re.compile(r"(?:[a-z]{3,9},? )?([a-z]{3,9})\.? (\d{1,2}),? (\d{4})", re.IGNORECASE)
_DAY_MONTH = re.compile(r"(\d{1,2})\.?[ -]([a-z]{3,9})\.?,?[ -](\d{4}|\d{2})", re.IGNORECASE)


def day_order(texts: Iterable[str]) -> DayOrder:
    """Which part of the slash dates is the month, as far as any part above twelve tells."""
    parts = [match.groups() for match in map(_SLASHED.match, map(str.strip, texts)) if match]
    first_above = any(int(first) > 12 for first, _, _ in parts)
    second_above = any(int(second) > 12 for _, second, _ in parts)
    if first_above and not second_above:
        return DayOrder.DAY_FIRST
    return DayOrder.MONTH_FIRST if second_above or not parts else DayOrder.UNDECIDED


def read_day(text: str, order: DayOrder = DayOrder.MONTH_FIRST) -> date:
    plain = text.strip()
    if len(plain) > 40:
        raise Unreadable("is not a date")
    stamp = _STAMP.fullmatch(plain)
    try:
        return _day(stamp.group(1) if stamp else plain, order)
    except ValueError as cause:
        raise Unreadable("is not a date: write it as 2025-03-31") from cause


def read_moment(text: str, order: DayOrder = DayOrder.MONTH_FIRST) -> datetime | date:
    """A time with its zone, in UTC; a time without one is worth only its day."""
    stamp = _STAMP.fullmatch(text.strip())
    if stamp is None or stamp.group(5) is None:
        return read_day(text, order)
    day, hour, minute, second, zone = stamp.groups()
    offset = "+00:00" if zone in ("Z", "UTC") else zone
    try:
        return datetime.fromisoformat(
            f"{day}T{hour:0>2}:{minute}:{second or '00'}{offset}"
        ).astimezone(UTC)
    except (ValueError, OverflowError) as cause:
        raise Unreadable("is not a time: write it as 2025-03-31T14:00Z") from cause


def within_reason(read: ReadDay, today: date) -> ReadDay:
    """The same reader, refusing days before 2000 and after tomorrow."""
    latest = today + timedelta(days=1)
    known: dict[str, date] = {}

    def read_checked(text: str) -> date:
        day = known.get(text)
        if day is None:
            day = read(text)
            check_day(day, latest)
            known[text] = day
        return day

    return read_checked


def check_day(day: date, latest: date) -> None:
    if day < EARLIEST:
        raise Unreadable(f"lies before {EARLIEST}")
    if day > latest:
        raise Unreadable(f"lies after tomorrow, {latest}")


def _day(plain: str, order: DayOrder) -> date:
    if match := _YEAR_FIRST.fullmatch(plain):
        return date(int(match[1]), int(match[3]), int(match[4]))
    if match := _SLASHED.fullmatch(plain):
        first, second = int(match[1]), int(match[2])
        day_first = order is DayOrder.DAY_FIRST
        return date(int(match[3]), second if day_first else first, first if day_first else second)
    if match := _DOTTED.fullmatch(plain):
        return date(int(match[3]), int(match[2]), int(match[1]))
    if match := _MONTH_DAY.fullmatch(plain):
        return date(int(match[3]), _month(match[1]), int(match[2]))
    if match := _DAY_MONTH.fullmatch(plain):
        return date(int(f"20{match[3]}"[-4:]), _month(match[2]), int(match[1]))
    raise ValueError(plain)


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].casefold()) + 1
