"""Ratios beside scipy's t tests, in closed form, and how often the interval holds the truth."""

import numpy as np
import pytest
from scipy.stats import ttest_ind, ttest_rel

from analytics.stats.log_ratios import compare_alike, compare_groups, compare_pairs
from domain.errors import NotEnoughData


def amounts(n, *, level=8.0, spread=1.2, seed=1):
    return np.random.default_rng(seed).lognormal(level, spread, n)


def test_groups_agree_with_another_implementation():
    first, second = amounts(20), amounts(35, level=7.5, spread=0.7, seed=2)
    found = compare_groups(first, second)
    other = ttest_ind(np.log1p(first), np.log1p(second), equal_var=False)
    low, high = other.confidence_interval(0.95)
    assert found.p == pytest.approx(other.pvalue)
    assert np.log([found.low, found.high]) == pytest.approx([low, high])
    assert found.n == (20, 35)


def test_pairs_agree_with_another_implementation():
    first = amounts(18)
    second = first * amounts(18, level=0.3, spread=0.2, seed=3)
    found = compare_pairs(first, second)
    other = ttest_rel(np.log1p(first), np.log1p(second))
    low, high = other.confidence_interval(0.95)
    assert found.p == pytest.approx(other.pvalue)
    assert np.log([found.low, found.high]) == pytest.approx([low, high])
    assert found.n == (18,)


def test_twice_as_much_is_a_ratio_of_two():
    second = amounts(12) * 1000
    assert compare_pairs(2 * second, second).ratio == pytest.approx(2, rel=1e-4)


@pytest.mark.parametrize("compare", [compare_groups, compare_pairs])
def test_swapping_the_sides_turns_the_ratio_over(compare):
    first, second = amounts(12), amounts(12, seed=2)
    there, back = compare(first, second), compare(second, first)
    assert there.ratio == pytest.approx(1 / back.ratio)
    assert there.low == pytest.approx(1 / back.high)
    assert there.p == pytest.approx(back.p)


def test_what_is_missing_is_left_out():
    first, second = amounts(9), amounts(9, seed=2)
    first[0], second[1] = np.nan, np.nan
    assert compare_groups(first, second).n == (8, 8)
    assert compare_pairs(first, second).n == (7,)


def test_zeros_count_and_no_difference_has_no_evidence():
    zeros = np.zeros(6)
    found = compare_groups(zeros, zeros)
    assert (found.ratio, found.p) == (1.0, 1.0)


def test_too_few_are_refused():
    with pytest.raises(NotEnoughData, match="needs 5 posts each, has 4"):
        compare_groups(amounts(4), amounts(9))
    with pytest.raises(NotEnoughData, match="needs 5 pieces of content, has 3"):
        compare_pairs(amounts(3), amounts(3, seed=2))


def test_the_interval_holds_the_truth_about_as_often_as_stated():
    generator = np.random.default_rng(7)
    held = 0
    for _ in range(800):
        first = generator.lognormal(8, 1.3, 12)
        second = generator.lognormal(8, 0.6, 25)
        found = compare_groups(first, second)
        held += found.low <= 1 <= found.high
    assert 0.93 <= held / 800 <= 0.97


def test_with_nothing_held_and_each_row_by_itself_it_is_students_test():
    first, second = amounts(20), amounts(35, level=7.5, seed=2)
    found = compare_alike(first, second, np.empty((55, 0)), np.arange(55))
    other = ttest_ind(np.log1p(first), np.log1p(second))
    low, high = other.confidence_interval(0.95)
    assert found.p == pytest.approx(other.pvalue)
    assert np.log([found.low, found.high]) == pytest.approx([low, high])
    assert found.n == (20, 35)


def test_what_is_held_fixed_cannot_pass_for_a_difference():
    """The large account has fifty times as much, and most of the first side."""
    rng = np.random.default_rng(5)
    large = np.concatenate([rng.random(40) < 0.8, rng.random(60) < 0.2]).astype(float)
    logs = 7 + 4 * large + rng.normal(0, 0.3, 100)
    first, second = np.exp(logs[:40]), np.exp(logs[40:])
    found = compare_alike(first, second, large[:, None], np.arange(100))
    assert found.low < 1 < found.high
    assert compare_groups(first, second).low > 2
    with pytest.raises(NotEnoughData):
        compare_alike(first, second, np.repeat([[1.0], [0.0]], (40, 60), axis=0), np.arange(100))


def test_the_interval_holds_the_truth_where_rows_of_a_group_are_alike():
    """Thirty works on two accounts each; a work belongs to one side."""

    def covers(seed):
        rng = np.random.default_rng(seed)
        groups = np.repeat(np.arange(30), 2)
        account = np.tile([0.0, 1.0], 30)
        logs = 7 + account + rng.normal(0, 0.5, 30)[groups] + rng.normal(0, 0.3, 60)
        first = np.exp(logs[:24] + np.log(1.5))
        found = compare_alike(first, np.exp(logs[24:]), account[:, None], groups)
        return found.low <= 1.5 <= found.high

    assert np.mean([covers(seed) for seed in range(400)]) > 0.92
