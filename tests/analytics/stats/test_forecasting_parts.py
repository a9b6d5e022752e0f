"""The parts of a forecast beside slow and plain sums, or beside the textbook."""

import numpy as np
import pytest

from analytics.stats.forecasting.autoregression import autoregress
from analytics.stats.forecasting.methods import NAIVE, roll
from analytics.stats.forecasting.scales import Scale, choose_scale
from analytics.stats.forecasting.seasons import deseason
from analytics.stats.forecasting.smoothing import Family, project, project_variance, smooth

NO_CAP = np.array([np.inf])


def one_candidate(alpha, beta, phi, drift):
    return Family(*(np.array([value]) for value in (alpha, beta, phi, drift)))


def test_a_damped_trend_is_that_of_the_textbook_step_by_step():
    values = np.random.default_rng(1).normal(0, 1, 40)
    slope = (values[7] - values[0]) / 7
    level, errors = values[0] - 0.9 * slope, []
    for value in values:
        expected = level + 0.9 * slope
        errors.append(value - expected)
        level, slope = expected + 0.3 * errors[-1], 0.9 * slope + 0.06 * errors[-1]
    family = one_candidate(0.3, 0.06, 0.9, np.nan)
    (found,) = smooth(values[None], np.array([40]), NO_CAP, [family])
    assert found.error[0, 0] == pytest.approx(np.mean(np.square(errors[3:])))
    ahead = level + slope * np.cumsum(0.9 ** np.arange(1, 6))
    assert project(found, 5)[0] == pytest.approx(ahead)


def test_the_error_of_simple_smoothing_grows_by_alpha_squared():
    values = np.random.default_rng(2).normal(0, 1, (1, 60))
    (found,) = smooth(values, np.array([60]), NO_CAP, [one_candidate(0.4, 0.0, 1.0, 0.0)])
    variance = project_variance(found, 4)[0]
    assert variance / variance[0] == pytest.approx([1, 1.16, 1.32, 1.48])


def test_an_autoregression_returns_to_the_mean_at_the_rate_it_was_made_with():
    rng = np.random.default_rng(3)
    values = np.zeros((50, 2000))
    for step in range(1, 2000):
        values[:, step] = 0.8 * values[:, step - 1] + rng.normal(0, 1, 50)
    values[:, -1] += 10
    found = autoregress([values + 100], 10, 4, [np.full(50, np.inf)])
    away = (found.mean - 100).mean(axis=0) / values[:, -1].mean()
    assert away == pytest.approx(0.8 ** np.arange(1, 11), abs=0.04)
    of_the_process = (1 - 0.64 ** np.arange(1, 11)) / (1 - 0.64)
    assert found.variance.mean(axis=0) == pytest.approx(of_the_process, rel=0.1)


def test_how_far_naive_is_off_is_counted_in_the_past_of_each_origin():
    walk = np.cumsum(np.random.default_rng(4).normal(0, 1, 80))
    variance = roll(walk[None], 4, ()).variances[NAIVE][0]
    for place, end in enumerate([80, 78, 76]):
        past = walk[:end]
        plain = [np.mean((past[h:] - past[:-h]) ** 2) for h in range(1, 5)]
        assert variance[place] == pytest.approx(np.array(plain) * end / (end - 3))


def test_a_season_within_chance_is_left_out():
    noise = np.random.default_rng(5).normal(0, 1, (400, 140))
    shown = np.abs(deseason(noise, (7,), 7).ahead).max(axis=1) > 0
    assert 0.05 < shown.mean() < 0.16  # tested at 10 in 100


def test_growth_by_a_share_is_seen_in_logs_and_growth_by_an_amount_is_not():
    noise = np.random.default_rng(6).normal(0, 1, 100)
    by_share = np.exp(0.05 * np.arange(100) + 0.1 * noise)
    by_amount = 1000 + 50 * np.arange(100) + 40 * noise
    assert choose_scale(np.stack([by_share, by_amount]), 1, counts=False).logs.tolist() == [1, 0]


def test_counts_with_zeros_come_back_from_logs_as_they_were():
    counts = np.random.default_rng(7).geometric(0.01, (1, 90)) - 1.0
    counts[0, 5] = 0
    scale = choose_scale(counts, 1, counts=True)
    assert scale.shift.tolist() == [1.0] or not scale.logs[0]
    always = Scale(np.array([True]), np.array([1.0]))
    assert always.back(always.of(counts)) == pytest.approx(counts)
