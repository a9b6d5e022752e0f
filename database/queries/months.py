"""Cuts a period into whole calendar months and the days left at its ends."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.periods import Period


@dataclass(frozen=True)
class MonthCut:
    months: Period | None  # from the first day of the first to the last day of the last month
    ends: tuple[Period, ...]


def cut_into_months(period: Period) -> MonthCut:
    day_after = period.last_day + timedelta(days=1)
    first, after = _month_from(period.first_day), day_after.replace(day=1)
    if first >= after:
        return MonthCut(None, (period,))
    before = (
        Period(period.first_day, first - timedelta(days=1)) if first > period.first_day else None
    )
    rest = Period(after, period.last_day) if after < day_after else None
    return MonthCut(
        Period(first, after - timedelta(days=1)), tuple(end for end in (before, rest) if end)
    )


def _month_from(day: date) -> date:
    """The first month that starts on the day or after."""
    return day if day.day == 1 else (day.replace(day=1) + timedelta(days=31)).replace(day=1)
