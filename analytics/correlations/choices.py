"""What of the posts is looked at: which ones, at which age, as counted or per view."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from domain.periods import Period
from domain.selection import Selection

_A_YEAR = timedelta(days=364)


class Age(StrEnum):
    """At which age posts are compared."""

    DAY = "1"
    WEEK = "7"
    FOUR_WEEKS = "28"
    TOTAL = "total"  # all that is told so far; the age is then held fixed

    @property
    def days(self) -> int | None:
        return None if self is Age.TOTAL else int(self.value)

    @property
    def words(self) -> str:
        return _AGES[self]


_AGES = {
    Age.DAY: "on the first day",
    Age.WEEK: "in the first 7 days",
    Age.FOUR_WEEKS: "in the first 28 days",
    Age.TOTAL: "in all so far",
}


class Counted(StrEnum):
    AMOUNTS = "amounts"
    PER_VIEW = "per_view"


class Reach(StrEnum):
    """Which posts: links between features and figures need more of them than a month has."""

    YEAR = "year"  # published in the chosen days, or in the year up to the last of them
    CHOSEN = "chosen"


@dataclass(frozen=True)
class CorrelationChoice:
    age: Age = Age.WEEK
    counted: Counted = Counted.AMOUNTS
    adjusted: bool = True  # account, format, day of publication and audience held fixed
    reach: Reach = Reach.YEAR


def reached(selection: Selection, reach: Reach, today: date) -> Selection:
    """The days of publication looked at; today's posts have no whole day yet."""
    first, last = selection.period.first_day, selection.period.last_day
    if reach is Reach.YEAR:
        first = min(first, last - _A_YEAR)
    last = max(first, min(last, today - timedelta(days=1)))
    return replace(selection, period=Period(first, last))
