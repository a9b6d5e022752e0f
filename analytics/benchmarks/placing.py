"""Where an amount, or a post, stands in the team's own history at the same age."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from analytics.answers import Unanswered, answered
from analytics.benchmarks.history import GroupHistory
from analytics.stats.intervals import Interval
from analytics.stats.quantiles import estimate_standing
from domain.periods import Period


@dataclass(frozen=True)
class PlacedPost:
    """`standing` is the share of the group's other posts with less at the same age."""

    post_id: int
    content_id: int
    title: str
    published_on: date
    amount: float
    standing: Interval | Unanswered


def standing_of(history: GroupHistory, age: int, amount: float) -> Interval | Unanswered:
    return answered(lambda: estimate_standing(history.of_age(age), amount))


def placed_posts(history: GroupHistory, age: int, days: Period) -> tuple[PlacedPost, ...]:
    """Those published in the days and known at the age, each beside all others of its group; the
    newest first."""
    values = history.of_age(age)

    def placed(place: int) -> PlacedPost:
        post, amount = history.posts[place], float(values[place])
        others = np.delete(values, place)
        return PlacedPost(
            post.post_id,
            post.content_id,
            post.title,
            post.published_on,
            amount,
            answered(lambda: estimate_standing(others, amount)),
        )

    found = [
        placed(place)
        for place, post in enumerate(history.posts)
        if post.published_on in days and np.isfinite(values[place])
    ]
    return tuple(sorted(found, key=lambda one: (one.published_on, one.post_id), reverse=True))
