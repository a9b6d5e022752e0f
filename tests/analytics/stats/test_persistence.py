"""Memory is estimated without the bias that fitting and short series bring."""

import numpy as np
import pytest

from analytics.stats.persistence import lag_one_autocorrelation, variance_factor
from analytics.stats.synthetic import make_noise


@pytest.mark.parametrize("memory", [0.3, 0.6])
@pytest.mark.parametrize("days", [60, 180])
def test_the_mean_estimate_is_the_truth_though_the_mean_was_taken_away(memory, days):
    noise = make_noise(1500, days, memory=memory, rng=np.random.default_rng(1))
    found = [lag_one_autocorrelation(run - run.mean()) for run in noise]
    assert np.mean(found) == pytest.approx(memory, abs=0.035)


def test_days_apart_are_no_neighbours():
    """Values 1, -1 always with a missing day between them: no pair tells of memory."""
    gapped = np.full(60, np.nan)
    gapped[::2] = np.tile([1.0, -1.0], 15)
    assert lag_one_autocorrelation(gapped) == 0


def test_alternation_counts_as_no_memory():
    assert lag_one_autocorrelation(np.tile([1.0, -1.0], 30)) == 0


def test_the_variance_of_a_mean_grows_as_over_many_days():
    means = make_noise(3000, 400, memory=0.6, rng=np.random.default_rng(2)).mean(axis=1)
    assert 400 * means.var() == pytest.approx(variance_factor(0.6), rel=0.08)
