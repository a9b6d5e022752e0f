"""Quantiles and standings beside what numpy and scipy make of the same posts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, percentileofscore

from analytics.stats.quantiles import LEVELS, estimate_quantiles, estimate_standing
from domain.errors import NotEnoughData

POSTS = np.array([3.0, 7, 12, 12, 20, 31, 55, 80, 81, 99, 140, 200, 210, 230, 260, 300, 400, 640,
                  900, 5000])  # fmt: skip


def test_quantiles_by_hand():
    """Of 1 to 21 the k-th tenth lies on the value 1 + 2k."""
    found = estimate_quantiles(np.arange(1.0, 22))
    assert found.at == (3, 6, 11, 16, 19)
    assert (found.n, found.median.estimate) == (21, 11)


def test_the_median_lies_between_the_ranks_that_the_binomial_names():
    """Of 20, fewer than 6 lie below the median 2.07 times in 100 and fewer than 7 5.77 times, so
    the 6th and the 15th enclose it at least 95 times in 100 and the 7th and the 14th do not."""
    found = estimate_quantiles(POSTS)
    assert (found.median.low, found.median.high) == (POSTS[5], POSTS[14])


@given(st.lists(st.floats(0, 1e9), min_size=20, max_size=60))
def test_quantiles_are_numpys_whatever_the_posts(values):
    found = estimate_quantiles(np.array([*values, np.nan]))
    assert found.n == len(values)
    assert found.at == pytest.approx(tuple(np.percentile(values, [10, 25, 50, 75, 90])))


def test_nineteen_posts_have_a_middle_and_no_tails_and_nine_have_nothing():
    found = estimate_quantiles(POSTS[:19])
    assert [one is None for one in found.at] == [True, False, False, False, True]
    assert found.of(0.5) == 99
    short = estimate_quantiles(POSTS[:9])
    assert short.at == (None,) * len(LEVELS)
    assert (short.n, short.median, short.answered) == (9, None, False)


def test_a_standing_counts_equal_posts_half():
    assert estimate_standing(POSTS, 12).estimate == pytest.approx((2 + 0.5 * 2) / 20)
    assert estimate_standing(POSTS, 0).estimate == 0
    assert estimate_standing(POSTS, 1e9).estimate == 1


@given(st.lists(st.integers(0, 30), min_size=10, max_size=40), st.integers(0, 30))
def test_a_standing_is_scipys_percentile(values, amount):
    found = estimate_standing(np.array(values, dtype=float), amount)
    assert found.estimate == pytest.approx(percentileofscore(values, amount, kind="mean") / 100)
    assert found.low <= found.estimate <= found.high


def test_the_interval_of_a_standing_is_wilsons():
    found = estimate_standing(POSTS, 100)
    published = binomtest(10, 20).proportion_ci(method="wilson")
    assert (found.low, found.high) == pytest.approx((published.low, published.high))


def test_a_standing_among_nine_is_refused():
    with pytest.raises(NotEnoughData, match="needs 10 posts, has 9"):
        estimate_standing(POSTS[:9], 5)
