"""What share of the audience of each post interacted, by platform, with the denominator named."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analytics.engagement_rate import DENOMINATORS, INTERACTIONS
from analytics.stats.intervals import Interval, estimate_ratio
from analytics.stats.quantiles import Quantiles, estimate_quantiles
from database.queries.platform_figures import PostSums
from domain.benchmarks import BenchmarkDefinition
from domain.errors import InvalidRequest, NotEnoughData
from domain.vocabulary import Platform

Values = NDArray[np.float64]
_TOLD_BY_MOST = 0.5


@dataclass(frozen=True, eq=False)
class PlatformRateSpread:
    """One rate per post: all of `counted` over the denominator. `left_out` posts tell only some of
    them, or for other days. `ratio` is sum over sum, None where posts are too few."""

    platform: Platform
    counted: tuple[str, ...]
    denominator: str
    left_out: int
    rates: Values
    quantiles: Quantiles
    ratio: Interval | None

    def is_defined_as(self, definition: BenchmarkDefinition) -> bool:
        """So that a figure may be drawn among the posts' rates; its format is compared apart."""
        same = (self.platform, self.counted, self.denominator)
        return same == (definition.platform, definition.interactions, definition.denominator)


@dataclass(frozen=True, eq=False)
class RateSpreads:
    """`offered` are the denominators that posts tell; `sums` is what the rates are made of."""

    per: str
    offered: tuple[str, ...]
    rows: tuple[PlatformRateSpread, ...]
    without: tuple[Platform, ...]  # with figures, but none of this denominator
    sums: Mapping[Platform, PostSums]


def rate_spreads(sums: Mapping[Platform, PostSums], per: str | None) -> RateSpreads:
    telling = {d: [p for p in Platform if p in sums and _seen(sums[p], d).any()]
               for d in DENOMINATORS}  # fmt: skip
    offered = tuple(d for d in DENOMINATORS if telling[d])
    chosen = per if per in offered else max(offered, key=lambda d: len(telling[d]), default="")
    rows = [_spread(platform, sums[platform], chosen) for platform in telling.get(chosen, [])]
    return RateSpreads(
        per=chosen,
        offered=offered,
        rows=tuple(row for row in rows if row.counted),
        without=tuple(p for p in Platform if p in sums and p not in telling.get(chosen, [])),
        sums=sums,
    )


def post_rates(
    posts: PostSums, counted: Sequence[str], denominator: str
) -> tuple[Values, Values, Values]:
    """Rates, interactions and denominators of the posts that tell all of it for the same days."""
    bottom = posts.amounts[denominator]
    known = _seen(posts, denominator)
    for name in counted:
        known = known & _told(posts, name, denominator)
    top = np.sum([posts.amounts[name][known] for name in counted], axis=0)
    return top / bottom[known], top, bottom[known]


def tells(posts: PostSums, name: str, denominator: str) -> bool:
    """Of most posts with a denominator: where only some tell it, a rate would be of these alone."""
    seen = _seen(posts, denominator)
    told = seen & _told(posts, name, denominator)
    return bool(seen.any() and told.sum() >= _TOLD_BY_MOST * seen.sum())


def _spread(platform: Platform, posts: PostSums, denominator: str) -> PlatformRateSpread:
    counted = tuple(name for name in INTERACTIONS if tells(posts, name, denominator))
    rates, tops, bottoms = (
        post_rates(posts, counted, denominator) if counted else (np.empty(0),) * 3
    )
    return PlatformRateSpread(
        platform=platform,
        counted=counted,
        denominator=denominator,
        left_out=int(_seen(posts, denominator).sum()) - rates.size,
        rates=rates,
        quantiles=estimate_quantiles(rates),
        ratio=ratio_of(tops, bottoms),
    )


def ratio_of(tops: Values, bottoms: Values) -> Interval | None:
    """No rate is below zero, whatever a symmetric interval says."""
    try:
        found = estimate_ratio(tops, bottoms)
    except (NotEnoughData, InvalidRequest):
        return None
    return replace(found, low=max(found.low, 0.0))


def _seen(posts: PostSums, denominator: str) -> NDArray[np.bool_]:
    amounts = posts.amounts.get(denominator)
    return np.zeros(0, dtype=bool) if amounts is None else np.nan_to_num(amounts) > 0


def _told(posts: PostSums, name: str, denominator: str) -> NDArray[np.bool_]:
    if name not in posts.amounts:
        return np.zeros(posts.amounts[denominator].size, dtype=bool)
    same_days = posts.days[name] == posts.days[denominator]
    return np.asarray(np.isfinite(posts.amounts[name]) & same_days)
