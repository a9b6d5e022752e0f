"""Intervals agree with other tools and cover as often as they say."""

import numpy as np
import pytest
from scipy import stats

from analytics.stats.intervals import estimate_median, estimate_ratio, estimate_share
from domain.errors import NotEnoughData


@pytest.mark.parametrize(("yes", "n"), [(0, 10), (1, 10), (7, 20), (20, 20), (512, 10_000)])
def test_a_share_is_wilsons(yes, n):
    expected = stats.binomtest(yes, n).proportion_ci(0.95, method="wilson")
    found = estimate_share(yes, n)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


def test_a_median_lies_between_the_tabled_ranks():
    """Of 10 observations the 2nd and 9th, of 25 the 8th and 18th (tables of order statistics)."""
    assert _ranks(10) == (2, 9)
    assert _ranks(25) == (8, 18)


def _ranks(n):
    found = estimate_median(np.random.default_rng(1).permutation(np.arange(1.0, n + 1)))
    return found.low, found.high


def test_a_median_of_skewed_figures_is_covered():
    dice = np.random.default_rng(2)
    found = [estimate_median(np.exp(2 * dice.standard_normal(40))) for _ in range(800)]
    assert np.mean([one.low <= 1 <= one.high for one in found]) >= 0.94


def test_a_ratio_of_sums_is_covered_though_posts_differ():
    dice = np.random.default_rng(3)
    covered = 0
    for _ in range(600):
        views = dice.lognormal(6, 1, 60)
        likes = views * dice.beta(2, 38, 60)
        found = estimate_ratio(likes, views)
        covered += found.low <= 0.05 <= found.high
    assert 0.90 <= covered / 600 <= 0.97


def test_too_little_is_refused_with_numbers():
    with pytest.raises(NotEnoughData, match="6"):
        estimate_median(np.array([1.0, 2.0, np.nan]))
    with pytest.raises(NotEnoughData, match="5"):
        estimate_ratio(np.ones(4), np.ones(4))
    with pytest.raises(NotEnoughData):
        estimate_share(0, 0)
