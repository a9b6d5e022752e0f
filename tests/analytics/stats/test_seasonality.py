"""Rhythms are told apart, sized, and not seen in noise."""

import numpy as np
import pytest

from analytics.stats.seasonality import estimate_seasonality, positions
from analytics.stats.synthetic import Recipe, make_noise, make_series
from domain.errors import InvalidRequest, NotEnoughData

WEEK = np.array([80.0, 40, 0, 0, -20, -60, -40])


def weekly(values):
    return estimate_seasonality(values, {"weekday": positions(values.size, 7)}).patterns[0]


@pytest.mark.parametrize("memory", [0.0, 0.6, 0.8])
@pytest.mark.parametrize("days", [60, 180])
def test_noise_has_a_rhythm_in_about_one_of_twenty(days, memory):
    noise = make_noise(600, days, memory=memory, rng=np.random.default_rng(1))
    found = [weekly(run) for run in noise]
    assert 0.02 < np.mean([pattern.clear() for pattern in found]) < 0.08
    assert np.mean([pattern.strength for pattern in found]) < 0.05


@pytest.mark.parametrize("memory", [0.0, 0.6])
def test_the_truth_lies_in_the_intervals_as_often_as_stated(memory):
    inside = []
    for seed in range(300):
        recipe = Recipe(days=120, rhythm=tuple(WEEK), slope=2, memory=memory)
        pattern = weekly(make_series(recipe, seed=seed).values)
        inside.append(np.mean((pattern.low <= WEEK) & (pattern.high >= WEEK)))
    assert np.mean(inside) == pytest.approx(0.95, abs=0.015)


def test_without_noise_the_profile_is_the_rhythm():
    pattern = weekly(make_series(Recipe(days=70, rhythm=tuple(WEEK), noise=0), seed=1).values)
    np.testing.assert_allclose(pattern.profile, WEEK, atol=1e-6)
    assert pattern.strength == pytest.approx(1)
    assert (pattern.best, pattern.worst) == (0, 5)


def test_strength_is_the_share_of_variance_that_the_rhythm_explains():
    """Variance of the week 2,057; of the noise 2,500."""
    strengths = [
        weekly(make_series(Recipe(days=365, rhythm=tuple(WEEK)), seed=seed).values).strength
        for seed in range(40)
    ]
    assert np.mean(strengths) == pytest.approx(WEEK.var() / (WEEK.var() + 2500), abs=0.02)


def test_hour_and_weekday_are_told_apart():
    hours = np.arange(24 * 42)
    by_hour, by_day = 10 * np.sin(2 * np.pi * hours / 24), WEEK[hours // 24 % 7] / 10
    noise = make_noise(1, hours.size, memory=0.6, rng=np.random.default_rng(2))[0]
    found = estimate_seasonality(
        100 + by_hour + by_day + noise, {"hour": hours % 24, "weekday": hours // 24 % 7}
    )
    np.testing.assert_allclose(found.pattern("hour").profile, by_hour[:24], atol=0.8)
    np.testing.assert_allclose(found.pattern("weekday").profile, WEEK / 10, atol=1.5)
    assert found.pattern("hour").clear(1e-6)
    assert found.autocorrelation == pytest.approx(0.6, abs=0.06)


def test_a_weekly_rhythm_is_not_taken_for_a_monthly_one():
    days = np.arange(np.datetime64("2025-01-01"), np.datetime64("2026-01-01"))
    of_month = (days - days.astype("datetime64[M]")).astype(int)
    false = 0
    for seed in range(100):
        values = make_series(Recipe(days=365, rhythm=tuple(WEEK), memory=0.4), seed=seed).values
        found = estimate_seasonality(values, {"week": positions(365, 7), "month": of_month})
        assert found.pattern("week").clear()
        false += found.pattern("month").clear()
    assert false <= 12


def test_hits_and_missing_days_do_not_become_a_weekday():
    values = make_series(Recipe(days=140, rhythm=tuple(WEEK), noise=20), seed=3).values
    values[[24, 31, 45]] += 5000  # all of them position 3
    values[60:75] = np.nan
    pattern = weekly(values)
    assert pattern.profile[3] < 30
    assert pattern.best == 0


def test_a_bending_trend_is_not_a_rhythm():
    days = np.arange(180.0)
    values = 1000 + 3 * np.minimum(days, 180 - days)
    noise = make_noise(200, 180, memory=0.3, rng=np.random.default_rng(4))
    assert np.mean([weekly(values + 10 * run).clear() for run in noise]) < 0.09


def test_positions_that_never_occur_have_no_figure():
    at = positions(60, 7)
    values = np.where(at == 6, np.nan, np.random.default_rng(5).normal(10, 1, 60))
    pattern = estimate_seasonality(values, {"weekday": at}).pattern("weekday")
    assert np.isfinite(pattern.profile[:6]).all()
    assert pattern.profile.size == 6


def test_days_that_are_all_alike_have_no_rhythm():
    assert not weekly(np.full(60, 5.0)).clear()


def test_three_turns_are_needed():
    with pytest.raises(NotEnoughData, match="needs 21 values, has 20"):
        weekly(np.arange(20.0))


def test_a_rhythm_that_names_too_few_positions_is_refused_by_name():
    with pytest.raises(InvalidRequest, match="hour: 30 positions for 60 values"):
        estimate_seasonality(np.arange(60.0), {"hour": positions(30, 24)})
