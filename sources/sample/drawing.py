"""The whole sample as arrays: cheap to draw for many seeds, before anything is observed of it."""

from dataclasses import dataclass
from datetime import date

import numpy as np

from domain.observations import FeatureValue
from domain.periods import Period
from domain.vocabulary import Platform
from sources.sample.accounts import draw_channel_views, draw_followers
from sources.sample.catalogue import OldVideos, draw_old_videos
from sources.sample.daily import Counts, draw_daily_views
from sources.sample.incidents import Incidents, choose_incidents, correct
from sources.sample.interactions import TENTHS, draw_interactions
from sources.sample.platforms import ACCOUNT_OF, ACCOUNTS
from sources.sample.posts import SamplePost, draw_posts
from sources.sample.sizes import VIRAL_FACTOR, Floats, draw_sizes, viral_post
from sources.sample.truth import TRUTH, Truth

SAMPLE_DAYS = 548  # eighteen months


@dataclass(frozen=True, eq=False)
class Sample:
    """`amounts` hold a row per post and a column per day; watch time in tenths of a second."""

    period: Period
    posts: tuple[SamplePost, ...]
    amounts: dict[str, Counts]
    incidents: Incidents
    followers: dict[Platform, Counts]
    channel_views: Counts  # of all YouTube, by day
    old_videos: OldVideos

    def totals(self, metric: str) -> Floats:
        """By post, over all days; NaN where the post's platform counts no such thing."""
        summed = self.amounts[metric].sum(axis=1).astype(np.float64)
        if metric == "watch_time_s":
            summed /= TENTHS
        counted = [metric in ACCOUNT_OF[post.platform].metrics for post in self.posts]
        return np.where(counted, summed, np.nan)

    def traits(self, name: str) -> list[FeatureValue]:
        return [post.traits.get(name) for post in self.posts]

    def rows(self, platform: Platform) -> list[int]:
        return [place for place, post in enumerate(self.posts) if post.platform is platform]


def draw_sample(*, until: date, seed: int = 1, truth: Truth = TRUTH) -> Sample:
    """Each part has its own stream of chance, so that a change of one leaves the others alone."""
    period = Period.ending(until, days=SAMPLE_DAYS)
    for_posts, for_sizes, for_days, for_actions, for_accounts, for_old = np.random.default_rng(
        seed
    ).spawn(6)
    titles: set[str] = set()
    posts = draw_posts(for_posts, period, titles)
    sizes = draw_sizes(for_sizes, posts, truth)
    viral = viral_post(posts, until)
    sizes[viral] = VIRAL_FACTOR * ACCOUNT_OF[Platform.TIKTOK].median_views
    views = draw_daily_views(for_days, posts, sizes, period)
    amounts = {"views": views} | draw_interactions(for_actions, posts, views, truth)
    incidents = choose_incidents(posts, views, period, viral)
    correct(views, incidents)
    on_youtube = [row for row, post in enumerate(posts) if post.platform is Platform.YOUTUBE]
    return Sample(
        period,
        tuple(posts),
        amounts,
        incidents,
        {one.platform: draw_followers(for_accounts, one, period) for one in ACCOUNTS},
        draw_channel_views(for_accounts, views[on_youtube], period),
        draw_old_videos(for_old, period, truth, titles),
    )
