"""The parts sum to the difference, whatever the periods, and each cause is called by its name."""

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.stats.change import Period, split_change
from domain.errors import InvalidRequest, NotEnoughData

platform = st.tuples(st.integers(0, 50), st.integers(0, 10**7), st.integers(0, 10**7))


def _period(rows):
    table = np.array(rows, dtype=float).reshape(-1, 3)
    return Period(table[:, 0], np.where(table[:, 0] > 0, table[:, 1], 0.0), table[:, 2])


def _total(period):
    return (period.amounts + period.old_amounts).sum()


two_periods = (
    st.integers(1, 4)
    .flatmap(lambda k: st.tuples(*[st.lists(platform, min_size=k, max_size=k).map(_period)] * 2))
    .filter(lambda pair: any(_total(each) or each.posts.any() for each in pair))
)


@given(two_periods)
def test_the_parts_sum_to_the_difference(pair):
    now, before = pair
    expected = _total(now) - _total(before)
    assert split_change(now, before).difference == pytest.approx(expected, abs=1e-5)


@given(two_periods)
def test_on_each_platform_the_parts_sum_to_its_difference(pair):
    now, before = pair
    parts = split_change(now, before)
    by_platform = parts.volume + parts.mix + parts.performance + parts.old_catalogue
    expected = now.amounts + now.old_amounts - before.amounts - before.old_amounts
    assert by_platform == pytest.approx(expected, abs=1e-5)


@given(two_periods)
def test_swapping_the_periods_only_turns_the_signs(pair):
    there, back = split_change(*pair), split_change(*pair[::-1])
    for part in ("volume", "mix", "performance", "old_catalogue"):
        assert getattr(there, part) == pytest.approx(-getattr(back, part), abs=1e-5)


def test_each_part_is_the_mean_over_all_orders_of_change():
    now, before = _period([(4, 900, 10), (6, 300, 0)]), _period([(5, 400, 30), (3, 450, 5)])
    factors = {
        "volume": (before.posts.sum(), now.posts.sum()),
        "mix": (before.posts / before.posts.sum(), now.posts / now.posts.sum()),
        "performance": (before.amounts / before.posts, now.amounts / now.posts),
    }
    sums = dict.fromkeys(factors, 0.0)
    for order in permutations(factors):
        state = {name: sides[0] for name, sides in factors.items()}
        for name in order:
            start = np.prod(np.broadcast_arrays(*state.values()), axis=0)
            state[name] = factors[name][1]
            sums[name] += np.prod(np.broadcast_arrays(*state.values()), axis=0) - start
    found = split_change(now, before)
    for name, total in sums.items():
        assert getattr(found, name) == pytest.approx(total / 6)


def test_twice_the_posts_alike_are_volume_alone():
    found = split_change(_period([(8, 800, 5), (2, 60, 5)]), _period([(4, 400, 5), (1, 30, 5)]))
    assert found.volume == pytest.approx([400, 30])
    assert not np.any([found.mix, found.performance, found.old_catalogue])


def test_better_posts_alone_are_performance_alone():
    found = split_change(_period([(4, 800, 0)]), _period([(4, 400, 0)]))
    assert found.performance == pytest.approx([400])
    assert not np.any([found.mix, found.volume])


def test_a_period_without_posts_is_volume_alone():
    found = split_change(_period([(0, 0, 7), (0, 0, 0)]), _period([(4, 400, 9), (1, 30, 0)]))
    assert found.volume == pytest.approx([-400, -30])
    assert found.old_catalogue == pytest.approx([-2, 0])
    assert not np.any([found.mix, found.performance])


def test_a_new_platform_says_nothing_of_performance():
    found = split_change(_period([(4, 400, 0), (4, 80, 0)]), _period([(4, 400, 0), (0, 0, 0)]))
    assert not found.performance.any()
    assert found.volume.sum() + found.mix.sum() == pytest.approx(80)


def test_what_cannot_be_is_refused_in_words():
    fine = _period([(4, 400, 0)])
    with pytest.raises(InvalidRequest, match="without new posts"):
        split_change(Period(np.zeros(1), np.ones(1), np.zeros(1)), fine)
    with pytest.raises(InvalidRequest, match="total is known"):
        split_change(_period([(4, np.nan, 0)]), fine)
    with pytest.raises(InvalidRequest, match="whole"):
        split_change(_period([(-4, 0, 0)]), fine)
    with pytest.raises(InvalidRequest, match="same platforms"):
        split_change(_period([(4, 1, 0), (1, 1, 1)]), fine)
    with pytest.raises(NotEnoughData, match="needs 1 posts, has 0"):
        split_change(_period([(0, 0, 0)]), _period([(0, 0, 0)]))
