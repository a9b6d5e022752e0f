"""How many views a post is made for: account, truth, quality, luck, hits and the viral one."""

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from domain.vocabulary import Platform
from sources.sample.platforms import ACCOUNT_OF
from sources.sample.posts import SamplePost
from sources.sample.truth import Truth

Floats = NDArray[np.float64]

WORK_SPREAD = 0.25  # what posts of one work share, as a standard deviation of log views
HIT_SHARE = 0.05
HIT_FACTORS = (3.0, 6.0)
VIRAL_FACTOR = 60.0
_VIRAL_DAYS_BEFORE_END = 120
_SHORTS_ON_YOUTUBE = 1.4


def draw_sizes(rng: np.random.Generator, posts: Sequence[SamplePost], truth: Truth) -> Floats:
    expected = np.array([_expected_views(post, truth) for post in posts])
    spread = np.array([ACCOUNT_OF[post.platform].spread for post in posts])
    works = {name: place for place, name in enumerate(dict.fromkeys(p.work.name for p in posts))}
    quality = rng.normal(0, WORK_SPREAD, len(works))[[works[post.work.name] for post in posts]]
    luck = quality + spread * rng.normal(size=len(posts))
    hits = np.where(rng.random(len(posts)) < HIT_SHARE, rng.uniform(*HIT_FACTORS, len(posts)), 1.0)
    return np.asarray(expected * np.exp(luck) * hits)


def viral_post(posts: Sequence[SamplePost], last_day: date) -> int:
    """The TikTok published nearest to its day."""
    wanted = last_day - timedelta(days=_VIRAL_DAYS_BEFORE_END)
    tiktoks = [place for place, post in enumerate(posts) if post.platform is Platform.TIKTOK]
    return min(tiktoks, key=lambda place: abs(posts[place].published.date() - wanted))


def _expected_views(post: SamplePost, truth: Truth) -> float:
    median = ACCOUNT_OF[post.platform].median_views
    if post.platform is Platform.YOUTUBE and post.work.content_type == "short":
        median *= _SHORTS_ON_YOUTUBE
    return median * truth.multiplier("views", post.platform, post.traits)
