"""How much does a post bring beside the size of the audience it was shown to?"""

from dataclasses import dataclass

import numpy as np

from analytics.platform_differences.first_days import FirstDays
from analytics.stats.intervals import Interval, estimate_median
from domain.errors import NotEnoughData
from domain.metrics import Metric
from domain.vocabulary import Platform

PER_FOLLOWERS = 1000


@dataclass(frozen=True)
class PlatformAudience:
    """The median post's amount per 1,000 followers the account had when it came out."""

    platform: Platform
    posts: int  # with known first days and known followers
    unknown: int  # with known first days, of accounts whose followers are not known
    per_thousand: Interval | None
    shortage: str


def platform_audiences(posts: FirstDays, metric: Metric) -> tuple[PlatformAudience, ...]:
    rows = (_row(posts, platform, metric) for platform in posts.present())
    return tuple(row for row in rows if row.posts or row.unknown)


def _row(posts: FirstDays, platform: Platform, metric: Metric) -> PlatformAudience:
    own = posts.of(platform)
    amounts, followers = posts.amounts[metric.name][own], posts.audiences[own]
    told = np.isfinite(amounts)
    known = told & (followers > 0)
    values = amounts[known] / followers[known] * PER_FOLLOWERS
    counts = int(known.sum()), int((told & ~known).sum())
    try:
        return PlatformAudience(platform, *counts, estimate_median(values), "")
    except NotEnoughData as short:
        return PlatformAudience(platform, *counts, None, str(short))
