"""Whether the dates of a file stand for days, weeks or months."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from itertools import pairwise

from domain.periods import DAYS_PER_WEEK, Period
from sources.dates import DayOrder, read_day
from sources.unreadable import Unreadable

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_ENOUGH_DATES = 3
_SHORTEST_MONTH = 28

Stretch = Callable[[date], Period]


def read_printed(text: str, order: DayOrder) -> date:
    """A day, or the first day of a month printed as 2025-03."""
    return read_day(f"{text.strip()}-01" if _MONTH.fullmatch(text.strip()) else text, order)


def printed_days(texts: set[str], order: DayOrder) -> dict[str, date]:
    days = {}
    for text in texts:
        try:
            days[text] = read_printed(text, order)
        except Unreadable:
            continue  # its row is rejected when it is read
    return days


def stretch_of(days: Mapping[str, date]) -> tuple[Stretch, str | None]:
    """The stretch each printed date stands for, and its name when that is not the day."""
    ordered = sorted(set(days.values()))
    gaps = {(later - earlier).days for earlier, later in pairwise(ordered)}
    enough = len(ordered) >= _ENOUGH_DATES
    if any(_MONTH.fullmatch(text.strip()) for text in days):
        return month_of, "month"
    if enough and min(gaps) >= _SHORTEST_MONTH and all(day.day == 1 for day in ordered):
        return month_of, "month"
    return (_week, "week") if enough and gaps == {DAYS_PER_WEEK} else (_single_day, None)


def _single_day(day: date) -> Period:
    return Period(day, day)


def _week(day: date) -> Period:
    return Period(day, day + timedelta(days=DAYS_PER_WEEK - 1))


def month_of(day: date) -> Period:
    next_month = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return Period(day.replace(day=1), next_month - timedelta(days=1))
