"""How a chart cuts a period: a point per day, week or month."""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum

from domain.periods import DAYS_PER_WEEK, Period

_DAILY_UP_TO = 120
_WEEKLY_UP_TO = 3 * 366


class Granularity(StrEnum):
    """Weeks start on Monday. Hours are no choice: stored figures speak of whole days."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


def suiting(period: Period) -> Granularity:
    """So that a chart has some dozens of points, not hundreds."""
    if period.days <= _DAILY_UP_TO:
        return Granularity.DAY
    return Granularity.WEEK if period.days <= _WEEKLY_UP_TO else Granularity.MONTH


def offered(period: Period) -> tuple[Granularity, ...]:
    """Those that cut the period into at least two."""
    return tuple(one for one in Granularity if len(list(buckets(period, one))) > 1)


def buckets(period: Period, granularity: Granularity) -> Iterator[Period]:
    """In order, without a gap; the first and the last may be cut short by the period."""
    first = period.first_day
    while first <= period.last_day:
        last = min(_last_of_bucket(first, granularity), period.last_day)
        yield Period(first, last)
        first = last + timedelta(days=1)


def is_whole(bucket: Period, granularity: Granularity) -> bool:
    """False for a week or month of which the period shows only a part."""
    first = bucket.first_day
    begins = {
        Granularity.DAY: True,
        Granularity.WEEK: first.weekday() == 0,
        Granularity.MONTH: first.day == 1,
    }
    return begins[granularity] and bucket.last_day == _last_of_bucket(first, granularity)


def _last_of_bucket(day: date, granularity: Granularity) -> date:
    if granularity is Granularity.DAY:
        return day
    if granularity is Granularity.WEEK:
        return day + timedelta(days=DAYS_PER_WEEK - 1 - day.weekday())
    following = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return following - timedelta(days=1)
