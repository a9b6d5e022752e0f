"""The posts of the team's own history: what each had at an age, by platform and format."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from analytics.benchmarks.choices import AGES
from analytics.stats.quantiles import Quantiles, estimate_quantiles
from analytics.stats.readings import read_near
from analytics.stats.typical import Totals
from database.queries.ages import totals_by_age
from database.queries.post_features import StoredPostFacts
from domain.metrics import Metric
from domain.once import once
from domain.vocabulary import Platform

LONGEST_AGE = AGES[-1]
# A reading this long after an age still tells of it, on the line from the one before.
_READ_AFTER = 35

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Group:
    """Posts of one platform: of one format, of those without a format, or all of them."""

    platform: Platform
    content_type: str | None = None
    every_format: bool = True

    @property
    def label(self) -> str:
        if self.every_format:
            return f"{self.platform.label}, all formats"
        return f"{self.platform.label}, {self.content_type or 'no format'}"

    @property
    def key(self) -> str:
        """As an address says it."""
        platform = self.platform.value
        return platform if self.every_format else f"{platform}:{self.content_type or ''}"

    def holds(self, post: StoredPostFacts) -> bool:
        if post.platform is not self.platform:
            return False
        return self.every_format or post.content_type == self.content_type


@dataclass(frozen=True, eq=False)
class OwnPosts:
    """The posts that have totals by age, in the order of `totals`."""

    facts: tuple[StoredPostFacts, ...]
    totals: Totals

    def at(self, ages: Sequence[float]) -> Values:
        """Shape (posts, ages); nan where no reading is near."""
        if not self.facts:
            return np.empty((0, len(ages)))
        return read_near(self.totals, np.asarray(ages, dtype=float))


@dataclass(frozen=True)
class AgedPost:
    """What a reader is told of a post with totals by age."""

    post_id: int
    content_id: int
    title: str
    published_on: date


@dataclass(frozen=True, eq=False)
class GroupHistory:
    """`published` counts all its posts; `values` has a row for each with totals by age, as `posts`
    has, and a column for each day of age from the first to the 90th."""

    group: Group
    published: int
    posts: tuple[AgedPost, ...]
    values: Values

    def of_age(self, age: int) -> Values:
        return np.asarray(self.values[:, age - 1])

    @once
    def at(self, age: int) -> Quantiles:
        return estimate_quantiles(self.of_age(age))


def own_posts(
    connection: Connection,
    workspace_id: int,
    facts: Sequence[StoredPostFacts],
    metric: Metric,
    zone: ZoneInfo,
) -> OwnPosts:
    told = totals_by_age(
        connection,
        workspace_id,
        [post.post_id for post in facts],
        metric,
        zone,
        oldest=LONGEST_AGE + _READ_AFTER,
    )
    known = tuple(post for post in facts if post.post_id in told)
    curves = [told[post.post_id] for post in known]
    sizes = [len(curve.ages) for curve in curves]
    totals = Totals(
        np.repeat(np.arange(len(curves), dtype=np.int64), sizes),
        np.concatenate([np.empty(0), *(np.asarray(curve.ages) for curve in curves)]),
        np.concatenate([np.empty(0), *(np.asarray(curve.totals) for curve in curves)]),
    )
    return OwnPosts(known, totals)


def group_histories(facts: Sequence[StoredPostFacts], posts: OwnPosts) -> tuple[GroupHistory, ...]:
    """By platform: all formats together where there are several, then each, the largest first."""
    values = posts.at(range(1, LONGEST_AGE + 1))
    told = [
        AgedPost(post.post_id, post.content_id, post.title, post.published_on)
        for post in posts.facts
    ]

    def history(group: Group) -> GroupHistory:
        rows = [place for place, post in enumerate(posts.facts) if group.holds(post)]
        return GroupHistory(
            group,
            sum(group.holds(post) for post in facts),
            tuple(told[place] for place in rows),
            values[rows],
        )

    found: list[GroupHistory] = []
    for platform in Platform:
        found += _of_platform(platform, facts, history)
    return tuple(found)


def _of_platform(
    platform: Platform,
    facts: Sequence[StoredPostFacts],
    history: Callable[[Group], GroupHistory],
) -> list[GroupHistory]:
    types = dict.fromkeys(post.content_type for post in facts if post.platform is platform)
    if not types:
        return []
    each = [history(Group(platform, kind, every_format=False)) for kind in types]
    each.sort(key=lambda one: (-one.published, one.group.content_type or "~"))
    return [history(Group(platform)), *each]
