import numpy as np
import pytest
import statsmodels.api as sm

from analytics.stats.experiments.drift import check_drift
from domain.errors import NotEnoughData


def series(rng, *, slope=0.0, n=30, effect=20.0):
    days, variants = np.arange(n, dtype=float), np.arange(n) % 3
    return days, variants, 100 + slope * days + effect * variants + rng.normal(0, 5, n)


def test_slope_and_p_are_those_of_least_squares_with_a_level_per_variant():
    days, variants, values = series(np.random.default_rng(3), slope=0.4)
    design = np.column_stack([days, np.eye(3)[variants]])
    expected = sm.OLS(values, design).fit()
    found = check_drift(days, variants, values)
    assert found.p == pytest.approx(expected.pvalues[0], rel=1e-9)
    assert found.change == pytest.approx(expected.params[0] * 29 / values.mean(), rel=1e-9)


def test_steady_days_are_called_drifting_in_five_of_a_hundred():
    rng = np.random.default_rng(5)
    flagged = [check_drift(*series(rng)).is_suspicious for _ in range(1000)]
    assert 0.03 <= np.mean(flagged) <= 0.07


def test_an_effect_of_the_variants_is_no_drift():
    found = check_drift(*series(np.random.default_rng(8), effect=500.0))
    assert not found.is_suspicious


def test_days_without_any_spread_do_not_drift():
    days, variants = np.arange(20.0), np.arange(20) % 2
    assert check_drift(days, variants, np.full(20, 7.0)).change == pytest.approx(0, abs=1e-12)


def test_fewer_than_two_weeks_are_refused():
    with pytest.raises(NotEnoughData, match="needs 14 days, has 13"):
        check_drift(np.arange(13.0), np.zeros(13, dtype=int), np.ones(13))
