"""How often and how evenly each account publishes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from analytics.stats.cadence import Cadence, measure_cadence
from database.queries.post_features import StoredPostFacts
from domain.errors import NotEnoughData
from domain.periods import DAYS_PER_WEEK, Period
from domain.vocabulary import Platform


@dataclass(frozen=True)
class AccountCadence:
    """Of one account; of all together where `platform` is None."""

    account: str
    platform: Platform | None
    posts: int
    cadence: Cadence | None  # None with too few days to tell

    @property
    def label(self) -> str:
        return f"{self.account} ({self.platform.label})" if self.platform else self.account


@dataclass(frozen=True)
class WeekOfPosts:
    first_day: date  # of seven
    posts: int


def cadences(facts: Sequence[StoredPostFacts], last_day: date) -> tuple[AccountCadence, ...]:
    """All accounts together first where there are several, then the busiest."""
    of_account: dict[int, list[StoredPostFacts]] = {}
    for post in facts:
        of_account.setdefault(post.account_id, []).append(post)
    found = [
        _cadence(mine, mine[0].account, mine[0].platform, last_day) for mine in of_account.values()
    ]
    found.sort(key=lambda one: (-one.posts, one.label))
    if len(found) > 1:
        found.insert(0, _cadence(facts, "All accounts", None, last_day))
    return tuple(found)


def _cadence(
    facts: Sequence[StoredPostFacts], account: str, platform: Platform | None, last_day: date
) -> AccountCadence:
    days = np.array([post.published_on.toordinal() for post in facts], dtype=np.int64)
    try:
        cadence = measure_cadence(days, last_day.toordinal())
    except NotEnoughData:
        cadence = None
    return AccountCadence(account, platform, len(facts), cadence)


def weeks_of_posts(facts: Sequence[StoredPostFacts], period: Period) -> tuple[WeekOfPosts, ...]:
    """Whole weeks counted back from the last day, from the first post on; the oldest first."""
    if not facts:
        return ()
    last = period.last_day.toordinal()
    back = [(last - post.published_on.toordinal()) // DAYS_PER_WEEK for post in facts]
    counts = np.bincount(back)
    first = period.last_day - timedelta(days=DAYS_PER_WEEK - 1)
    return tuple(
        WeekOfPosts(first - timedelta(weeks=week), int(counts[week]))
        for week in range(counts.size - 1, -1, -1)
        if first - timedelta(weeks=week) >= period.first_day
    )
