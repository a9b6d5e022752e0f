"""Posts are compared at the same age, between real observations, never with themselves."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.stats.typical import Totals, score_outlier, typical_at
from domain.errors import InvalidRequest, NotEnoughData


def _totals(*posts):
    rows = [(code, *seen) for code, observed in enumerate(posts) for seen in observed]
    table = np.array(rows, dtype=float)
    return Totals(table[:, 0].astype(np.int64), table[:, 1], table[:, 2])


def _lines(slopes, days=(1, 3, 10)):
    return _totals(*[[(day, slope * day) for day in days] for slope in slopes])


def test_quartiles_of_five_straight_posts_by_hand():
    found = typical_at(_lines([10, 20, 30, 40, 50]), np.array([1.0, 2.0, 10.0]))
    assert found.low.tolist() == [20, 40, 200]
    assert found.median.tolist() == [30, 60, 300]
    assert found.high.tolist() == [40, 80, 400]
    assert found.n.tolist() == [5, 5, 5]


def test_nothing_is_said_before_the_first_or_after_the_last_observation():
    found = typical_at(_lines([10, 20, 30, 40, 50]), np.array([0.5, 5.0, 10.5]))
    assert found.n.tolist() == [0, 5, 0]
    assert np.isnan(found.median[[0, 2]]).all()


def test_an_age_that_four_posts_reach_has_no_quartiles_but_its_number():
    slopes = _lines([10, 20, 30, 40, 50])
    keep = ~((slopes.posts == 2) & (slopes.ages == 10))
    found = typical_at(
        Totals(slopes.posts[keep], slopes.ages[keep], slopes.values[keep]), np.array([2.0, 5.0])
    )
    assert found.n.tolist() == [5, 4]
    assert found.median[0] == 60
    assert np.isnan(found.median[1])


def test_the_score_counts_doublings_beside_the_others_alone():
    found = score_outlier(_lines([10, 20, 30, 40, 50, 120]), 5)
    assert found.score == pytest.approx(2)  # 1200 beside 300; with itself it would be 350
    assert (found.typical, found.age, found.peers) == (300, 10, 5)


def test_a_young_post_is_compared_with_others_when_they_were_young():
    old = [[(1, 100), (30, 5000)]] * 5
    assert score_outlier(_totals(*old, [(1, 200)]), 5).score == pytest.approx(1)


@given(st.permutations(range(18)), st.floats(0.01, 1e6))
def test_order_and_scale_do_not_matter(order, scale):
    totals, places = _lines([10, 20, 30, 40, 50, 120]), list(order)
    moved = Totals(totals.posts[places], totals.ages[places], scale * totals.values[places])
    assert score_outlier(moved, 5).score == pytest.approx(2)
    assert typical_at(moved, np.array([2.0])).median / scale == pytest.approx([70])


def test_the_last_of_two_totals_at_the_same_age_counts_and_unknown_ones_do_not():
    posts = [[(1, 100), (3, 300)]] * 5
    totals = _totals(*posts, [(1, 50), (2, 900), (2, 400), (3, np.nan)])
    assert score_outlier(totals, 5).score == pytest.approx(1)
    assert typical_at(totals, np.array([2.0])).n.tolist() == [6]


def test_too_young_and_too_few_are_refused_in_words():
    with pytest.raises(NotEnoughData, match="needs 1 days of age, has 0"):
        score_outlier(_totals(*[[(0.2, 5), (0.5, 9)]] * 6), 0)
    with pytest.raises(NotEnoughData, match=r"age of 10 days: .* needs 5 other posts, has 4"):
        score_outlier(_lines([10, 20, 30, 40, 50]), 0)
    with pytest.raises(NotEnoughData, match="needs 5 posts, has 4"):
        typical_at(_lines([10, 20, 30, 40]), np.array([2.0]))


def test_a_ratio_with_nothing_is_refused_in_words():
    with pytest.raises(InvalidRequest, match="the post has 0 and the typical post 300"):
        score_outlier(_lines([10, 20, 30, 40, 50, 0]), 5)


def test_no_posts_at_all_are_too_few():
    nothing = Totals(np.empty(0, dtype=np.int64), np.empty(0), np.empty(0))
    with pytest.raises(NotEnoughData, match="needs 5 posts, has 0"):
        typical_at(nothing, np.array([2.0]))
