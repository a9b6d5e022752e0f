"""What share of those who saw it interacted, by platform, with the denominator named?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from analytics.engagement_rate import DENOMINATORS, INTERACTIONS
from analytics.stats.intervals import Interval, estimate_ratio
from database.queries.platform_figures import PostSums
from domain.errors import InvalidRequest, NotEnoughData
from domain.vocabulary import Platform

Values = NDArray[np.float64]


@dataclass(frozen=True)
class PlatformRate:
    """Interactions per `denominator`, over the posts that tell all of them for the same days.

    `alike` is the same over the interactions and the denominator that most platforms share; None
    where the platform does not tell them all. `shortage` says why there is no rate.
    """

    platform: Platform
    counted: tuple[str, ...]
    denominator: str
    posts: int  # that tell all of them
    left_out: int  # that tell some of them, or for other days
    rate: Interval | None
    alike: Interval | None
    shortage: str


@dataclass(frozen=True)
class PlatformRates:
    """`counted` per `denominator` is what `alike` holds; empty where platforms share nothing."""

    rows: tuple[PlatformRate, ...]
    counted: tuple[str, ...]
    denominator: str


def platform_rates(sums: Mapping[Platform, PostSums]) -> PlatformRates:
    """Ratios of sums with intervals over posts: single views are not independent."""
    told = {p: _told(posts) for p, posts in sums.items()}
    bottoms = {p: next((d for d in DENOMINATORS if d in names), "") for p, names in told.items()}
    told = {p: names for p, names in told.items() if bottoms[p] and _interactions(names)}
    denominator = _commonest([bottoms[p] for p in told])
    shared = [p for p in told if bottoms[p] == denominator]
    counted = tuple(
        name for name in INTERACTIONS if shared and all(name in told[p] for p in shared)
    )
    rows = tuple(
        _row(p, sums[p], _interactions(told[p]), bottoms[p], counted if p in shared else ())
        for p in Platform
        if p in told
    )
    return PlatformRates(rows, counted, denominator)


def _told(posts: PostSums) -> frozenset[str]:
    return frozenset(name for name, values in posts.amounts.items() if np.isfinite(values).any())


def _interactions(names: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in INTERACTIONS if name in names)


def _commonest(names: list[str]) -> str:
    return max(DENOMINATORS, key=names.count) if names else ""


def _row(
    platform: Platform,
    posts: PostSums,
    counted: tuple[str, ...],
    denominator: str,
    shared: tuple[str, ...],
) -> PlatformRate:
    tops, bottoms = _sides(posts, counted, denominator)
    known = int(np.isfinite(tops).sum())
    rate, shortage = _estimated(tops, bottoms)
    alike, _ = _estimated(*_sides(posts, shared, denominator)) if shared else (None, "")
    return PlatformRate(
        platform=platform,
        counted=counted,
        denominator=denominator,
        posts=known,
        left_out=int(np.isfinite(posts.amounts[denominator]).sum()) - known,
        rate=rate,
        alike=alike,
        shortage=shortage,
    )


def _sides(posts: PostSums, counted: tuple[str, ...], denominator: str) -> tuple[Values, Values]:
    """Posts whose figures speak of unlike days are taken as unknown."""
    bottom, days = posts.amounts[denominator], posts.days[denominator]
    top = np.sum([posts.amounts[name] for name in counted], axis=0)
    alike = np.all([posts.days[name] == days for name in counted], axis=0)
    return np.where(alike, top, np.nan), np.where(alike, bottom, np.nan)


def _estimated(tops: Values, bottoms: Values) -> tuple[Interval | None, str]:
    """No rate is below zero, whatever a symmetric interval says."""
    try:
        found = estimate_ratio(tops, bottoms)
        return replace(found, low=max(found.low, 0.0)), ""
    except (NotEnoughData, InvalidRequest) as refused:
        return None, str(refused)
