"""The named ranges of days, and what they mean on a given last day."""

from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum

from domain.periods import Period


class Preset(StrEnum):
    """Ranges end on the last complete day with data, only today and yesterday go by the calendar.

    Weeks start on Monday.
    """

    TODAY = "today"
    YESTERDAY = "yesterday"
    LAST_DAY = "1d"
    LAST_7 = "7d"
    LAST_28 = "28d"
    LAST_30 = "30d"
    LAST_90 = "90d"
    LAST_365 = "365d"
    THIS_WEEK = "week"
    LAST_WEEK = "last-week"
    THIS_MONTH = "month"
    LAST_MONTH = "last-month"
    THIS_QUARTER = "quarter"
    LAST_QUARTER = "last-quarter"
    THIS_YEAR = "year"
    LAST_YEAR = "last-year"
    ALL = "all"
    CUSTOM = "custom"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    Preset.TODAY: "Today",
    Preset.YESTERDAY: "Yesterday",
    Preset.LAST_DAY: "Last day",
    Preset.LAST_7: "7 days",
    Preset.LAST_28: "28 days",
    Preset.LAST_30: "30 days",
    Preset.LAST_90: "90 days",
    Preset.LAST_365: "365 days",
    Preset.THIS_WEEK: "This week",
    Preset.LAST_WEEK: "Last week",
    Preset.THIS_MONTH: "This month",
    Preset.LAST_MONTH: "Last month",
    Preset.THIS_QUARTER: "This quarter",
    Preset.LAST_QUARTER: "Last quarter",
    Preset.THIS_YEAR: "Year to date",
    Preset.LAST_YEAR: "Last year",
    Preset.ALL: "All time",
    Preset.CUSTOM: "Custom",
}
_DAYS = {
    Preset.LAST_DAY: 1,
    Preset.LAST_7: 7,
    Preset.LAST_28: 28,
    Preset.LAST_30: 30,
    Preset.LAST_90: 90,
    Preset.LAST_365: 365,
}


def _week(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _month(day: date) -> date:
    return day.replace(day=1)


def _quarter(day: date) -> date:
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def _year(day: date) -> date:
    return date(day.year, 1, 1)


_STARTS: dict[Preset, Callable[[date], date]] = {
    Preset.THIS_WEEK: _week,
    Preset.THIS_MONTH: _month,
    Preset.THIS_QUARTER: _quarter,
    Preset.THIS_YEAR: _year,
}
_STARTS_OF_LAST: dict[Preset, Callable[[date], date]] = {
    Preset.LAST_WEEK: _week,
    Preset.LAST_MONTH: _month,
    Preset.LAST_QUARTER: _quarter,
    Preset.LAST_YEAR: _year,
}


def preset_period(preset: Preset, last_day: date, *, first_day: date | None = None) -> Period:
    """The days `preset` means when `last_day` is the last complete one with data."""
    if preset in _DAYS:
        return Period.ending(last_day, days=_DAYS[preset])
    if preset in _STARTS:
        return Period(_STARTS[preset](last_day), last_day)
    if preset in _STARTS_OF_LAST:
        start = _STARTS_OF_LAST[preset]
        ended = start(last_day) - timedelta(days=1)
        return Period(start(ended), ended)
    return Period(min(first_day or last_day, last_day), last_day)


def stepped(period: Period, direction: int) -> Period:
    """The neighbouring period: whole calendar months step by months, all others by their days."""
    if not _is_whole_month(period):
        return period.shifted(direction * period.days)
    if direction < 0:
        ended = period.first_day - timedelta(days=1)
        return Period(_month(ended), ended)
    first = period.last_day + timedelta(days=1)
    return Period(first, _month(first + timedelta(days=31)) - timedelta(days=1))


def _is_whole_month(period: Period) -> bool:
    following = period.last_day + timedelta(days=1)
    return period.first_day == _month(period.last_day) and following.day == 1
