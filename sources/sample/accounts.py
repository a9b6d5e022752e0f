"""The accounts' own series: followers, and all views of the YouTube channel."""

import numpy as np

from domain.periods import Period
from domain.vocabulary import Platform
from sources.sample.daily import Counts, growth, season
from sources.sample.platforms import ACCOUNT_OF, Account

OLD_VIEWS_A_DAY = 900  # of videos from before the first day
_NOISE_SHAPE = 40.0
_LOST_SHARE = 0.35  # of the followers gained


def draw_followers(rng: np.random.Generator, account: Account, period: Period) -> Counts:
    """At the end of each day."""
    net = account.followers * account.growth / period.days
    lost = rng.poisson(net * _LOST_SHARE / (1 - _LOST_SHARE), period.days)
    gained = rng.poisson(net / (1 - _LOST_SHARE) * season(account, period))
    return np.asarray(account.followers + np.cumsum(gained - lost))


def draw_channel_views(rng: np.random.Generator, views: Counts, period: Period) -> Counts:
    """Views of the posts of the days and of everything older."""
    channel = ACCOUNT_OF[Platform.YOUTUBE]
    expected = OLD_VIEWS_A_DAY * season(channel, period) * growth(channel, period)
    noise = rng.gamma(_NOISE_SHAPE, 1 / _NOISE_SHAPE, period.days)
    return np.asarray(rng.poisson(expected * noise) + np.maximum(views, 0).sum(axis=0))
