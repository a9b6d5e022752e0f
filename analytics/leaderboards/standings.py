"""One row of a leaderboard, and the order of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from analytics.engagement_rate import INTERACTIONS, EngagementRate
from analytics.leaderboards.order import Order
from analytics.stats.group_levels import LogMoments, estimate_levels
from analytics.stats.intervals import Interval
from analytics.stats.shrinkage import Shrunk
from database.queries.post_groups import PostGroup
from domain.errors import NotEnoughData
from domain.metrics import Metric


@dataclass(frozen=True)
class Standing:
    """`typical` is the geometric mean per post, drawn towards that of all by how little this one
    rests on; None where it cannot be told. `rank` is None under the minimum of posts."""

    key: str
    label: str
    posts: int
    total: Decimal
    share: float | None  # 0..1 of all posts, those of no group too
    average: float
    median: float
    typical: Interval | None
    kept: float | None  # 0..1: how much of its own figure `typical` keeps
    engagement: EngagementRate | None
    shares: Decimal | None
    beside: Mapping[str, Decimal]  # Discord's figures, by metric
    others: int | None  # topics of a creator, creators of a topic
    before: Decimal | None  # None: no figure in the period compared with, or not comparable
    rank: int | None
    rank_before: int | None

    @property
    def growth(self) -> float | None:
        """None for no or nothing before."""
        if self.before is None or self.before <= 0:
            return None
        return float(self.total / self.before) - 1

    @property
    def moved(self) -> int | None:
        """Places won; negative where lost."""
        if self.rank is None or self.rank_before is None:
            return None
        return self.rank_before - self.rank


@dataclass(frozen=True, eq=False)
class Levels:
    """`refusal` says why typical posts are not told; `drawn` is then None."""

    drawn: Shrunk | None
    refusal: str


def moments(groups: Sequence[PostGroup]) -> LogMoments:
    n = np.array([group.posts for group in groups], dtype=float)
    return LogMoments.from_sums(n, np.array([group.log_sums for group in groups]).reshape(-1, 4))


def typical_levels(groups: Sequence[PostGroup]) -> Levels:
    """Of all groups, those under the minimum too: that they are small is what is weighed."""
    try:
        return Levels(estimate_levels(moments(groups)), "")
    except NotEnoughData as short:
        return Levels(None, str(short))


def standing(
    group: PostGroup, whole: Decimal, levels: Levels, place: int, asked: Sequence[Metric]
) -> Standing:
    return Standing(
        key=group.key,
        label=group.label,
        posts=group.posts,
        total=group.total,
        share=float(group.total / whole) if whole > 0 else None,
        average=float(group.total) / group.posts,
        median=group.median,
        typical=_interval(levels.drawn, place, group.posts),
        kept=float(levels.drawn.weight[place]) if levels.drawn else None,
        engagement=_engagement(group, asked),
        shares=group.beside.get("shares"),
        beside={name: each for name, each in group.beside.items() if name != "shares"},
        others=group.others,
        before=None,
        rank=None,
        rank_before=None,
    )


def _interval(drawn: Shrunk | None, place: int, posts: int) -> Interval | None:
    if drawn is None or np.isnan(drawn.estimates[place]):
        return None
    return Interval(
        float(drawn.estimates[place]),
        float(drawn.low[place]),
        float(drawn.high[place]),
        drawn.confidence,
        posts,
        drawn.method,
    )


def _engagement(group: PostGroup, denominators: Sequence[Metric]) -> EngagementRate | None:
    """Per the first denominator that its posts tell beside an interaction."""
    for metric in denominators:
        sides = group.rates.get(metric.name)
        if sides and sides.amount > 0:
            counted = tuple(name for name in INTERACTIONS if name in group.told)
            rate = float(sides.interactions / sides.amount)
            return EngagementRate(rate, counted, sides.interactions, metric.name, sides.amount)
    return None


def ranks(
    groups: Sequence[PostGroup], levels: Levels, order: Order, minimum: int
) -> dict[str, int]:
    """By key, from 1; alike ones share a place. Groups under the minimum have none."""
    enough = [place for place, group in enumerate(groups) if group.posts >= minimum]
    values = _values(groups, levels, order)
    enough = [place for place in enough if np.isfinite(values[place])]
    return {groups[place].key: 1 + int(np.sum(values[enough] > values[place])) for place in enough}


def _values(groups: Sequence[PostGroup], levels: Levels, order: Order) -> NDArray[np.float64]:
    if order is Order.TYPICAL and levels.drawn is not None:
        return levels.drawn.estimates
    return np.array([float(group.total) for group in groups])


def in_order(rows: Sequence[Standing], order: Order) -> tuple[Standing, ...]:
    """Ranked ones first, then those under the minimum, each by what is ranked by."""

    def place(row: Standing) -> tuple[bool, int, float, str]:
        typical = row.typical.estimate if order is Order.TYPICAL and row.typical else 0.0
        return row.rank is None, row.rank or 0, -(typical or float(row.total)), row.key

    return tuple(sorted(rows, key=place))


def with_before(
    row: Standing, before: Mapping[str, Decimal], places: Mapping[str, int]
) -> Standing:
    return replace(row, before=before.get(row.key), rank_before=places.get(row.key))
