"""How often and how evenly does something happen?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.errors import NotEnoughData

Days = NDArray[np.int64]

MINIMUM_GAPS = 10  # for a word on how even they are
_WEEK = 7
_EVEN, _BURSTS = -0.3, 0.2


@dataclass(frozen=True)
class Cadence:
    """Gaps are between days with at least one post. `evenness` runs from -1 (like clockwork) over
    0 (as chance would have it) to 1 (in bursts); nan with fewer than 10 gaps."""

    posts: int
    days: int  # from the first post to the last day looked at
    per_week: float
    median_gap: float
    longest_gap: int
    quiet_days: int  # since the last post
    weeks: int  # whole stretches of seven days, counted back from the last day
    weeks_with_post: int
    evenness: float

    @property
    def share_of_weeks(self) -> float:
        return self.weeks_with_post / self.weeks

    @property
    def words(self) -> str:
        if np.isnan(self.evenness):
            return "too few gaps"
        if self.evenness <= _EVEN:
            return "even"
        return "in bursts" if self.evenness >= _BURSTS else "like chance"


def measure_cadence(days: Days, last_day: int) -> Cadence:
    """Days of posts as numbers, in any order, several on one day allowed; none after `last_day`.

    Source: Goh & Barabasi (2008), Europhys. Lett. 81, for few gaps as Kim & Jo (2016), Phys. Rev.
    E 94.
    """
    distinct = np.unique(days)
    watched = int(last_day - distinct[0] + 1) if distinct.size else 0
    if distinct.size < 2 or watched < 2 * _WEEK:
        raise NotEnoughData(
            "A cadence", needed=2, got=int(distinct.size), unit="days with a post, in two weeks"
        )
    gaps = np.diff(distinct)
    weeks = watched // _WEEK
    back = (last_day - distinct) // _WEEK
    return Cadence(
        posts=int(days.size),
        days=watched,
        per_week=days.size / watched * _WEEK,
        median_gap=float(np.median(gaps)),
        longest_gap=int(gaps.max()),
        quiet_days=int(last_day - distinct[-1]),
        weeks=weeks,
        weeks_with_post=int(np.unique(back[back < weeks]).size),
        evenness=_evenness(gaps),
    )


def _evenness(gaps: Days) -> float:
    if gaps.size < MINIMUM_GAPS:
        return float("nan")
    spread, n = float(gaps.std() / gaps.mean()), gaps.size
    more, fewer = np.sqrt(n + 1), np.sqrt(n - 1)
    return float((more * spread - fewer) / ((more - 2) * spread + fewer))
