"""Views day by day: size x fading with age x weekly season x growth of the account x noise."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from domain.periods import DAYS_PER_WEEK, Period
from sources.sample.platforms import ACCOUNT_OF, Account, Life
from sources.sample.posts import SamplePost
from sources.sample.sizes import Floats

Counts = NDArray[np.int64]

LIFETIME_DAYS = 400  # within which a post gathers the views it is made for
_NOISE_SHAPE = 12.0  # of the gamma noise of a post's day; its variance is one over this


def fading(life: Life, ages: NDArray[np.int64]) -> Floats:
    """Relative views by age in days; 0 before publication."""
    known = np.maximum(ages, 0)
    spike = np.exp(-known / life.spike_days) * (1 - np.exp(-1 / life.spike_days))
    tail = (1 + known / life.tail_days) ** -life.tail_power
    tail /= ((1 + np.arange(LIFETIME_DAYS) / life.tail_days) ** -life.tail_power).sum()
    return np.where(ages < 0, 0.0, life.spike_share * spike + (1 - life.spike_share) * tail)


def growth(account: Account, period: Period) -> Floats:
    """The account's size by day, as a multiple of the first."""
    size = 1 + account.growth * np.arange(period.days) / period.days
    if account.step is not None:
        size[-account.step.days_before_end :] *= account.step.factor
    return np.asarray(size)


def season(account: Account, period: Period) -> Floats:
    return np.array([account.week[day.weekday()] for day in period])


def draw_daily_views(
    rng: np.random.Generator, posts: Sequence[SamplePost], sizes: Floats, period: Period
) -> Counts:
    """A row per post, a column per day."""
    expected = np.zeros((len(posts), period.days))
    for platform, account in ACCOUNT_OF.items():
        rows = [place for place, post in enumerate(posts) if post.platform is platform]
        shapes = _shapes(account, [posts[row] for row in rows], period)
        expected[rows] = sizes[rows, None] * shapes
    noise = rng.gamma(_NOISE_SHAPE, 1 / _NOISE_SHAPE, expected.shape)
    return rng.poisson(expected * noise)


def _shapes(account: Account, posts: Sequence[SamplePost], period: Period) -> Floats:
    published = np.array([(p.published.date() - period.first_day).days for p in posts], dtype=int)
    ages = np.arange(period.days) - published.reshape(-1, 1)
    weekdays = np.array([post.published.weekday() for post in posts], dtype=int)
    whole = _whole_lives(account)[weekdays].reshape(-1, 1)
    relative = fading(account.life, ages) / whole
    return np.asarray(relative * season(account, period) * growth(account, period))


def _whole_lives(account: Account) -> Floats:
    """What a life sums to by weekday of publication: the season moves views, it adds none."""
    ages = np.arange(LIFETIME_DAYS)
    curve, week = fading(account.life, ages), np.array(account.week)
    return np.array([curve @ week[(ages + w) % DAYS_PER_WEEK] for w in range(DAYS_PER_WEEK)])
