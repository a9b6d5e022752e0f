"""Which posts are own history, at which age they are looked at, and what rates are held against."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from domain.periods import Period
from domain.selection import Selection

AGES = (1, 2, 3, 7, 14, 28, 30, 90)  # days since publication
_A_YEAR = timedelta(days=364)
_FIRST_DAY = date(2000, 1, 1)


class Reach(StrEnum):
    """Which posts, by the day they were published."""

    YEAR = "year"  # the chosen days, and the year up to the last of them
    CHOSEN = "chosen"
    ALL = "all"  # up to the last of the chosen days


@dataclass(frozen=True)
class BenchmarkChoice:
    age: int = 7
    reach: Reach = Reach.YEAR
    per: str | None = None  # None: what most platforms tell


def reached(selection: Selection, reach: Reach) -> Selection:
    first, last = selection.period.first_day, selection.period.last_day
    match reach:
        case Reach.YEAR:
            first = min(first, last - _A_YEAR)
        case Reach.ALL:
            first = min(first, _FIRST_DAY)
        case Reach.CHOSEN:
            pass
        case _:
            assert_never(reach)
    return replace(selection, period=Period(first, last))
