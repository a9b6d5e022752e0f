"""What is held fixed is gone, what is not stays, and chance is called chance."""

import numpy as np
import pytest

from analytics.stats.adjustment import partial_correlation_ratio, residuals
from analytics.stats.association import correlation_ratio
from domain.errors import NotEnoughData

NOTHING = np.empty((120, 0))


def _table(seed=1, n=120):
    rng = np.random.default_rng(seed)
    codes = rng.integers(0, 4, n)
    given = rng.normal(size=(n, 2)) + codes[:, None] * [0.6, 0.0]
    return rng, codes, given


def test_nothing_given_is_the_correlation_ratio():
    rng, codes, _ = _table()
    values = codes * 0.3 + rng.normal(size=120)
    plain, partial = (
        correlation_ratio(codes, values),
        partial_correlation_ratio(codes, values, NOTHING),
    )
    for name in ("estimate", "low", "high", "p", "explained"):
        assert getattr(partial, name) == pytest.approx(getattr(plain, name), rel=1e-9)


def test_the_f_test_is_that_of_nested_regressions():
    """statsmodels compares the two models in another way: by its table of variances."""
    statsmodels = pytest.importorskip("statsmodels.api")
    rng, codes, given = _table(2)
    values = given @ [1.0, -0.5] + 0.4 * (codes == 1) + rng.normal(size=120)
    base = statsmodels.add_constant(given)
    dummies = (codes[:, None] == [1, 2, 3]).astype(float)
    small = statsmodels.OLS(values, base).fit()
    large = statsmodels.OLS(values, np.column_stack([base, dummies])).fit()
    f, p, _ = large.compare_f_test(small)
    found = partial_correlation_ratio(codes, values, given)
    assert found.p == pytest.approx(p, rel=1e-8)
    assert found.estimate**2 == pytest.approx(3 * f / (3 * f + large.df_resid), rel=1e-8)


def test_a_link_that_the_given_explains_is_called_by_chance_only():
    alarms = 0
    for seed in range(200):
        rng, codes, given = _table(seed)
        values = given[:, 0] + rng.normal(size=120)
        alarms += partial_correlation_ratio(codes, values, given).p < 0.05
    assert 2 <= alarms <= 19


def test_rows_worth_half_are_less_sure():
    rng, codes, given = _table(3)
    values = 0.5 * codes + rng.normal(size=120)
    full = partial_correlation_ratio(codes, values, given)
    half = partial_correlation_ratio(codes, values, given, worth=0.5)
    assert half.estimate == full.estimate
    assert half.p > full.p
    assert half.low < full.low


def test_categories_that_the_given_tells_whole_have_no_link_left():
    rng, codes, _ = _table(4)
    dummies = (codes[:, None] == [0, 1, 2]).astype(float)
    found = partial_correlation_ratio(codes, rng.normal(size=120), dummies)
    assert np.isnan(found.estimate)
    assert np.isnan(found.p)


def test_rare_categories_and_unknown_rows_are_left_out():
    rng, codes, given = _table(5)
    codes[:3] = 9
    codes[3] = -1
    given[4, 0] = np.nan
    values = rng.normal(size=120)
    values[5] = np.nan
    found = partial_correlation_ratio(codes, values, given)
    assert (found.n, found.left_out, found.groups) == (114, 6, (4,))


def test_a_single_category_is_refused_in_words():
    with pytest.raises(NotEnoughData, match="needs 2 categories of at least 5 posts, has 1"):
        partial_correlation_ratio(np.zeros(20, dtype=int), np.arange(20.0), np.empty((20, 0)))


def test_residuals_know_nothing_of_what_was_held_and_keep_gaps():
    rng, _, given = _table(6)
    column = given @ [2.0, 1.0] + rng.normal(size=120)
    column[7], given[8, 1] = np.nan, np.nan
    left = residuals(column, given)
    assert np.flatnonzero(np.isnan(left)).tolist() == [7, 8]
    known = ~np.isnan(left)
    assert left[known] @ given[known] == pytest.approx([0, 0], abs=1e-9)
    assert residuals(column, np.empty((120, 0)))[known].mean() == pytest.approx(0, abs=0.2)
