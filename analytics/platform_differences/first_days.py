"""The posts of a period at one age: what each brought in its first days."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from database.queries.post_amounts import first_days_amounts
from database.queries.post_features import published_posts
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Platform

DAYS = 7
MOST_POSTS = 20_000

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class FirstDays:
    """One entry per post published in the period; nan where the first days are not all known."""

    platforms: tuple[Platform, ...]
    contents: NDArray[np.int64]
    audiences: Values  # followers of the account when the post came out
    amounts: Mapping[str, Values]  # by name of metric
    published: int  # posts of the period in all; the newest are read

    def of(self, platform: Platform) -> NDArray[np.bool_]:
        return np.array([each is platform for each in self.platforms], dtype=np.bool_)

    def present(self) -> tuple[Platform, ...]:
        return tuple(platform for platform in Platform if platform in self.platforms)


def first_days(
    connection: Connection, selection: Selection, zone: ZoneInfo, metrics: Sequence[Metric]
) -> FirstDays:
    posts, published = published_posts(connection, selection, zone, limit=MOST_POSTS)
    found = first_days_amounts(connection, selection, zone, metrics, days=DAYS) if metrics else {}
    missing = (None,) * len(metrics)
    rows = [found.get(post.post_id, missing) for post in posts]
    table = np.array(rows, dtype=np.float64).reshape(len(posts), len(metrics))
    return FirstDays(
        platforms=tuple(post.platform for post in posts),
        contents=np.array([post.content_id for post in posts], dtype=np.int64),
        audiences=np.array([post.audience for post in posts], dtype=np.float64),
        amounts={metric.name: table[:, number] for number, metric in enumerate(metrics)},
        published=published,
    )
