"""Noise passes for noise at the stated rate, and a real change does not."""

import numpy as np
import pytest

from analytics.stats.variation import _mean_variance_factor, estimate_variation
from domain.errors import NotEnoughData


def autoregressive(rng, runs, days, autocorrelation):
    """Stationary AR(1) of unit innovations, shape (runs, days)."""
    noise = rng.standard_normal((runs, days + 100))
    for day in range(1, noise.shape[1]):
        noise[:, day] += autocorrelation * noise[:, day - 1]
    return noise[:, 100:]


def alarm_rate(series, days):
    alarms = [
        not estimate_variation(run[days:], run[:days], weekday_now=days).within_noise
        for run in series
    ]
    return float(np.mean(alarms))


@pytest.mark.parametrize("autocorrelation", [0.0, 0.5])
@pytest.mark.parametrize("days", [14, 28, 90])
def test_false_alarms_come_at_about_the_nominal_rate(days, autocorrelation):
    rng = np.random.default_rng(20250331)
    rate = alarm_rate(autoregressive(rng, 1200, 2 * days, autocorrelation), days)
    assert 0.02 < rate < 0.075


def test_ignoring_autocorrelation_would_cry_wolf():
    """What the plain two-sample interval does with the same series, to show what is guarded."""
    series = autoregressive(np.random.default_rng(20250331), 1200, 56, 0.5)
    now, before = series[:, 28:], series[:, :28]
    spread = np.sqrt((now.var(axis=1, ddof=1) + before.var(axis=1, ddof=1)) / 28)
    alarms = np.abs(now.mean(axis=1) - before.mean(axis=1)) > 2.005 * spread
    assert alarms.mean() > 0.2


def test_without_weekdays_and_autocorrelation_it_is_the_pooled_t_interval():
    """Alternating residuals have negative autocorrelation, which counts as none. The rhythm of
    seven days is absent, so only the degrees of freedom that weekdays take remain."""
    pattern = np.tile([1.0, -1.0], 14)
    found = estimate_variation(pattern + 5, pattern, weekday_now=28)
    by_hand = 1.0 * 56 / (56 - 2 - 6) * (1 / 28 + 1 / 28)
    margin = 2.0106347546964454 * np.sqrt(by_hand)  # t quantile 0.975 with 48 degrees
    assert found.autocorrelation == 0
    assert found.difference == pytest.approx(5)
    assert found.high - found.difference == pytest.approx(margin)


def test_the_variance_factor_is_one_for_white_noise():
    assert _mean_variance_factor(28, 0.0) == 1


@pytest.mark.parametrize("autocorrelation", [0.3, 0.8])
def test_the_variance_factor_equals_the_sum_over_the_covariance_matrix(autocorrelation):
    days = np.arange(20)
    covariance = autocorrelation ** np.abs(days[:, None] - days[None, :])
    assert _mean_variance_factor(20, autocorrelation) == pytest.approx(covariance.sum() / 20)


def test_a_weekly_rhythm_alone_is_no_change():
    """30 days hold five Mondays or four: without the weekday's effect that would look like one."""
    rhythm = np.tile([100.0, 0, 0, 0, 0, 0, 0], 9)
    noise = np.random.default_rng(3).normal(0, 1, 60)
    series = rhythm[:60] + noise
    found = estimate_variation(series[30:], series[:30], weekday_now=30)
    assert abs(found.difference) < 2
    assert found.within_noise


def test_a_doubling_stands_out_and_mirrors():
    rng = np.random.default_rng(5)
    before, now = rng.normal(100, 10, 28), rng.normal(200, 10, 28)
    risen, fallen = estimate_variation(now, before), estimate_variation(before, now)
    assert not risen.within_noise
    assert fallen.difference == pytest.approx(-risen.difference)
    assert fallen.low == pytest.approx(-risen.high)


def test_scale_does_not_matter():
    rng = np.random.default_rng(6)
    now, before = rng.normal(3, 1, 20), rng.normal(3, 1, 25)
    small, large = estimate_variation(now, before), estimate_variation(now * 1e6, before * 1e6)
    assert large.low == pytest.approx(small.low * 1e6)


def test_missing_days_are_left_out_not_zero():
    rng = np.random.default_rng(7)
    now, before = rng.normal(100, 5, 28), rng.normal(100, 5, 28)
    now[[3, 9, 17]] = np.nan
    found = estimate_variation(now, before)
    assert found.days_now == 25
    assert found.within_noise


def test_thirteen_days_are_too_few_and_the_message_says_so():
    now = np.full(28, np.nan)
    now[:13] = 1.0
    with pytest.raises(NotEnoughData, match="needs 14 days, has 13"):
        estimate_variation(now, np.ones(28))


def test_constant_days_differ_exactly():
    assert not estimate_variation(np.full(14, 2.0), np.full(14, 1.0)).within_noise
    assert estimate_variation(np.full(14, 2.0), np.full(14, 2.0)).within_noise
