"""Videos from before the first day: a table gives one total per video for a quarter, no days."""

from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from domain.periods import Period
from sources.sample.daily import Counts
from sources.sample.interactions import draw_interactions
from sources.sample.posts import SamplePost, draw_old_posts
from sources.sample.sizes import draw_sizes
from sources.sample.truth import Truth

TABLE_METRICS = ("views", "likes", "comments", "shares", "watch_time_s")
_SHARE_OF_A_LIFE = 0.08  # what a video of that age still gathers in a quarter


@dataclass(frozen=True, eq=False)
class OldVideos:
    quarter: Period
    posts: tuple[SamplePost, ...]
    amounts: dict[str, Counts]  # one per post; watch time in tenths of a second


def draw_old_videos(
    rng: np.random.Generator, period: Period, truth: Truth, titles: set[str]
) -> OldVideos:
    posts = draw_old_posts(rng, period, titles)
    expected = _SHARE_OF_A_LIFE * draw_sizes(rng, posts, truth)
    views = rng.poisson(expected).reshape(-1, 1)
    amounts = {"views": views} | draw_interactions(rng, posts, views, truth)
    by_post = {name: amounts[name][:, 0] for name in TABLE_METRICS}
    return OldVideos(last_quarter(period.last_day), tuple(posts), by_post)


def last_quarter(day: date) -> Period:
    """The last calendar quarter that is over on `day`."""
    tomorrow = day + timedelta(days=1)
    first_of_this = date(tomorrow.year, 3 * ((tomorrow.month - 1) // 3) + 1, 1)
    last = first_of_this - timedelta(days=1)
    return Period(date(last.year, last.month - 2, 1), last)
