"""Rows alike within groups count for less, others in full."""

import numpy as np
import pytest
from scipy import stats

from analytics.stats.clusters import sure_of_correlation, worth_in_groups


def _alike(rng, groups, size, share):
    """Shares of the variance: `share` is the group's."""
    of_group = rng.normal(size=groups).repeat(size)
    return np.sqrt(share) * of_group + np.sqrt(1 - share) * rng.normal(size=groups * size)


def test_worth_is_one_over_the_design_effect():
    """1 + (size - 1) times both intraclass correlations, for groups of four: 1 / (1 + 3 x 0.5)."""
    rng, groups = np.random.default_rng(1), np.arange(3000).repeat(4)
    x, y = _alike(rng, 3000, 4, 1.0), _alike(rng, 3000, 4, 0.5)
    assert worth_in_groups(x, y, groups) == pytest.approx(1 / 2.5, rel=0.08)


def test_rows_that_are_only_alike_in_one_of_both_count_about_in_full():
    rng, groups = np.random.default_rng(2), np.arange(3000).repeat(4)
    x, y = _alike(rng, 3000, 4, 1.0), rng.normal(size=12000)
    assert worth_in_groups(x, y, groups) > 0.92


def test_groups_of_one_count_in_full_and_nothing_counts_more():
    rng = np.random.default_rng(3)
    x, y = rng.normal(size=(2, 50))
    assert worth_in_groups(x, y, np.arange(50)) == pytest.approx(1.0)
    assert worth_in_groups(x, y, np.arange(50) % 7) <= 1.0
    assert worth_in_groups(np.ones(50), y, np.arange(50)) == 1.0


def test_p_and_interval_are_scipys_for_independent_rows():
    rng = np.random.default_rng(4)
    x, y = rng.normal(size=(2, 60))
    found, known = sure_of_correlation(stats.pearsonr(x, y).statistic, 60), stats.pearsonr(x, y)
    assert found.p == pytest.approx(known.pvalue, rel=1e-9)
    assert (found.low, found.high) == pytest.approx(tuple(known.confidence_interval()), rel=1e-9)


def test_three_rows_say_nothing():
    found = sure_of_correlation(0.9, 3)
    assert (found.low, found.high) == (-1, 1)
