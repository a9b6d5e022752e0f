"""The signatures that public benchmarks call; how well they score is measured, not tested."""

import numpy as np
import pandas as pd
import pytest
from scipy import stats

from benchmarks import adapters


def test_change_points_are_the_first_index_of_each_new_segment():
    rng = np.random.default_rng(3)
    values = np.concatenate([rng.normal(0, 1, 60), rng.normal(9, 1, 60)])
    assert adapters.changepoints(values) == [60]


def test_every_row_gets_a_score_and_the_odd_one_the_highest():
    values = np.random.default_rng(5).normal(100, 5, 400)
    values[300] = 400
    moments = np.datetime64("2026-01-01T00:00:00") + np.arange(400) * np.timedelta64(1, "h")
    scores = adapters.anomalies(moments, values)
    assert scores.shape == (400,)
    assert 0 <= scores.min() <= scores.max() <= 1
    assert scores.argmax() == 300


@pytest.mark.parametrize("season", [1, 7])
def test_a_forecast_is_a_mean_between_its_low_and_its_high(season):
    values = 100 + np.random.default_rng(7).normal(0, 5, 140)
    mean, low, high = adapters.forecast(values, 14, season, 0.95)
    assert len(mean) == len(low) == len(high) == 14
    assert (low < mean).all()
    assert (mean < high).all()


def test_correlations_are_those_of_scipy_pair_by_pair():
    rng = np.random.default_rng(11)
    features = pd.DataFrame(rng.normal(size=(80, 2)), columns=["a", "b"])
    outcomes = pd.DataFrame({"m": features["a"] + rng.normal(size=80)})
    features.loc[3, "b"] = np.nan
    found = adapters.correlate(features, outcomes).set_index(["feature", "metric"])
    for name in "ab":
        both = pd.concat([features[name], outcomes["m"]], axis=1).dropna()
        expected = stats.pearsonr(both[name], both["m"])
        assert found.loc[(name, "m"), "r"] == pytest.approx(expected.statistic, abs=1e-12)
        assert found.loc[(name, "m"), "n"] == len(both)


def test_a_difference_of_means_is_the_one_that_growthbook_publishes():
    control = {"n": 3407, "sum": 1396.87, "sum_squares": 52377.9767}
    variant = {"n": 3461, "sum": 2422.7, "sum_squares": 134698.29}
    found = adapters.abtest("mean", control, variant)
    expected = {"effect": 0.70732, "lo": -0.03526, "hi": 1.44989, "p": 0.06191}
    assert found == pytest.approx(expected, abs=5e-6)


def test_group_sizes_are_judged_by_a_chi_square_test():
    found = adapters.abtest("srm", {"users": [1000, 1200, 900], "weights": [1, 1, 1]}, {})
    assert found["p"] == pytest.approx(stats.chisquare([1000, 1200, 900]).pvalue)
