"""What made one period differ from another: more posts, other platforms, better posts, old ones?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.errors import InvalidRequest, NotEnoughData

Amounts = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Period:
    """A period's totals of one metric, one entry per platform, all of shape (k,)."""

    posts: Amounts  # published within the period
    amounts: Amounts  # what these posts gained within it
    old_amounts: Amounts  # what posts published before it gained within it


@dataclass(frozen=True, eq=False)
class ChangeParts:
    """What each cause added to the total, by platform, shape (k,); all of them sum to the change.

    `mix` of one platform is read beside the others: what one gains in share another loses.
    """

    volume: Amounts  # more or fewer posts
    mix: Amounts  # another share of the posts went to this platform
    performance: Amounts  # each post gained more or less
    old_catalogue: Amounts

    @property
    def difference(self) -> float:
        parts = self.volume + self.mix + self.performance + self.old_catalogue
        return float(parts.sum())


def split_change(now: Period, before: Period) -> ChangeParts:
    """Splits the difference of the totals, now minus before, without a remainder.

    New posts bring number x share of the platform x amount per post; each factor is given its
    Shapley value, the mean of its effect over all orders in which the three could have changed,
    so that swapping the periods only turns the signs. A platform without posts in one period is
    taken to have had the other's amount per post, and a period without any posts the other's
    shares: both are unknown, and what appears or vanishes counts as volume and mix.

    Source: Shapley (1953), Contributions to the Theory of Games II; for products of three factors
    Sun (1998), Energy Economics 20.
    """
    for period in (now, before):
        _refuse_impossible(period)
    if now.posts.shape != before.posts.shape:
        raise InvalidRequest("Both periods need the same platforms.")
    if not any(part.any() for period in (now, before) for part in _parts(period)):
        raise NotEnoughData("A change explained", needed=1, got=0, unit="posts")
    numbers = float(now.posts.sum()), float(before.posts.sum())
    shares = _shares(now, before), _shares(before, now)
    each = _per_post(now, before), _per_post(before, now)
    return ChangeParts(
        volume=(numbers[0] - numbers[1]) * _beside(shares, each),
        mix=(shares[0] - shares[1]) * _beside(numbers, each),
        performance=(each[0] - each[1]) * _beside(numbers, shares),
        old_catalogue=now.old_amounts - before.old_amounts,
    )


def _beside(
    first: tuple[Amounts | float, Amounts | float], second: tuple[Amounts, Amounts]
) -> Amounts:
    """What a change by one of a third factor is worth, over all six orders."""
    together = first[0] * second[0] + first[1] * second[1]
    crosswise = first[0] * second[1] + first[1] * second[0]
    return np.asarray(together / 3 + crosswise / 6)


def _shares(period: Period, other: Period) -> Amounts:
    posts = period.posts if period.posts.any() else other.posts
    return posts / max(float(posts.sum()), 1.0)


def _per_post(period: Period, other: Period) -> Amounts:
    own = period.posts > 0
    posts = np.where(own, period.posts, np.maximum(other.posts, 1.0))
    return np.asarray(np.where(own, period.amounts, other.amounts) / posts)


def _parts(period: Period) -> tuple[Amounts, Amounts, Amounts]:
    return period.posts, period.amounts, period.old_amounts


def _refuse_impossible(period: Period) -> None:
    if len({part.shape for part in _parts(period)}) > 1:
        raise InvalidRequest("Posts, their amounts and the old posts' need the same platforms.")
    if not all(np.isfinite(part).all() for part in _parts(period)):
        raise InvalidRequest("A change can be split only where every platform's total is known.")
    if (period.posts != np.floor(period.posts)).any() or (period.posts < 0).any():
        raise InvalidRequest("Numbers of posts are whole and not negative.")
    if period.amounts[period.posts == 0].any():
        raise InvalidRequest("A platform without new posts cannot have amounts of new posts.")
