"""What viewers do: likes, comments and the rest, never more of them than there are views."""

from collections.abc import Sequence

import numpy as np

from sources.sample.daily import Counts
from sources.sample.platforms import ACCOUNT_OF
from sources.sample.posts import SamplePost
from sources.sample.sizes import Floats
from sources.sample.truth import Truth

RATE_SPREAD = 0.25  # standard deviation of log rates from post to post
TENTHS = 10  # watch time is kept in tenths of a second until it is written out
_MOST = 0.95  # of the viewers, whatever the luck
_SHARES_WATCHED = {"video": 0.38, "short": 0.72}
_WATCH_SPREAD = 0.15
_DAY_SPREAD = 0.08
ACTIONS = ("likes", "comments", "shares", "saves", "clicks", "follows", "reach")


def draw_interactions(
    rng: np.random.Generator, posts: Sequence[SamplePost], views: Counts, truth: Truth
) -> dict[str, Counts]:
    """Per metric a row per post and a column per day; zeros where a platform counts no such."""
    drawn = {name: rng.binomial(views, _rates(rng, posts, name, truth)) for name in ACTIONS}
    drawn["impressions"] = _impressions(rng, posts, views)
    drawn["watch_time_s"] = _watch_time(rng, posts, views, truth)
    return drawn


def _rates(
    rng: np.random.Generator, posts: Sequence[SamplePost], name: str, truth: Truth
) -> Floats:
    luck = np.exp(rng.normal(0, RATE_SPREAD, len(posts)))
    if name == "reach":
        luck **= 0.2  # how many see a post twice varies little
    rates = [_expected_rate(post, name, truth) for post in posts]
    return np.minimum(rates * luck, _MOST).reshape(-1, 1)


def _expected_rate(post: SamplePost, name: str, truth: Truth) -> float:
    rate = ACCOUNT_OF[post.platform].rates.get(name, 0.0)
    return rate * truth.multiplier(name, post.platform, post.traits)


def _impressions(rng: np.random.Generator, posts: Sequence[SamplePost], views: Counts) -> Counts:
    """Views and the displays that led to none."""
    shares = [ACCOUNT_OF[post.platform].views_per_impression for post in posts]
    idle = np.array([1 / share - 1 if share else 0.0 for share in shares]).reshape(-1, 1)
    idle *= np.exp(rng.normal(0, _WATCH_SPREAD, idle.shape))
    return np.asarray(np.where(idle > 0, views + rng.poisson(views * idle), 0))


def _watch_time(
    rng: np.random.Generator, posts: Sequence[SamplePost], views: Counts, truth: Truth
) -> Counts:
    means = np.array([seconds_per_view(post, truth) for post in posts]).reshape(-1, 1)
    means *= np.exp(rng.normal(0, _WATCH_SPREAD, means.shape))
    noise = np.exp(rng.normal(0, _DAY_SPREAD, views.shape))
    return np.asarray(np.rint(TENTHS * views * means * noise), dtype=np.int64)


def seconds_per_view(post: SamplePost, truth: Truth) -> float:
    """The share watched falls with the length: twice as long is watched 1.6 times as long."""
    kind, duration = post.work.content_type, post.work.duration_s
    if duration is None or "watch_time_s" not in ACCOUNT_OF[post.platform].metrics:
        return 0.0
    typical = {"video": 600.0, "short": 30.0}[kind]
    watched = _SHARES_WATCHED[kind] * typical * (float(duration) / typical) ** 0.68
    return float(watched * truth.multiplier("watch_time_s", post.platform, post.traits))
