"""Known shapes are continued, noise is not, and the bands hold as many values as they say."""

import numpy as np
import pytest

from analytics.stats.forecasting import Forecast, forecast, forecast_many, longest_horizon
from domain.errors import InvalidRequest, NotEnoughData

WEEK = np.array([5.0, 3.0, 2.0, 2.0, 4.0, 9.0, 10.0])


def noisy_weeks(rng, days=140, level=1000.0):
    """A slow level, a week and noise, all multiplicative."""
    slow = np.cumsum(rng.normal(0, 0.02, days))
    season = np.resize(np.log(WEEK) * 0.3, days)
    return level * np.exp(slow + season + rng.normal(0, 0.1, days))


def band(answer, level):
    return next(one for one in answer.bands if one.level == level)


def test_a_constant_stays_without_any_doubt():
    answer = forecast(np.full(40, 7.0), 10)
    assert answer.mean == pytest.approx(np.full(10, 7.0))
    assert band(answer, 0.95).high - band(answer, 0.95).low == pytest.approx(np.zeros(10))


def test_a_straight_line_is_continued():
    answer = forecast(100 + 2.5 * np.arange(60), 12)
    assert answer.mean == pytest.approx(100 + 2.5 * np.arange(60, 72), rel=1e-4)


@pytest.mark.parametrize("days", [70, 73])
def test_a_pure_season_is_repeated_from_where_it_stopped(days):
    series = np.resize(WEEK, days + 14)
    answer = forecast(series[:days], 14, seasons=(7,))
    assert answer.mean == pytest.approx(series[days:], rel=1e-6)
    assert answer.seasons == (7,)


def test_a_season_on_a_line_is_continued_with_it():
    series = 50 + 0.5 * np.arange(112) + np.resize(WEEK, 112)
    assert forecast(series[:98], 14, seasons=(7,)).mean == pytest.approx(series[98:], rel=1e-3)


def test_hours_follow_the_week_as_well_as_the_day():
    hours = np.arange(24 * 7 * 6)
    weekend = (hours // 24) % 7 >= 5
    series = 100 + 20 * np.sin(2 * np.pi * hours / 24) * np.where(weekend, 0.2, 1.0)
    answer = forecast(series[:-48], 48, seasons=(24,))
    assert answer.seasons == (24, 168)
    assert np.abs(answer.mean - series[-48:]).max() < 2


@pytest.mark.parametrize(("season", "steps"), [(7, 150), (12, 96), (24, 240), (52, 260)])
def test_a_usual_season_is_found_without_being_named(season, steps):
    rng = np.random.default_rng(season)
    series = 50 + 10 * np.sin(2 * np.pi * np.arange(steps) / season) + rng.normal(0, 2, steps)
    assert season in forecast(series, 7).seasons


def test_noise_seldom_shows_a_season():
    rng = np.random.default_rng(11)
    found = forecast_many(list(np.cumsum(rng.normal(0, 1, (200, 160)), axis=1)), 7)
    assert np.mean([bool(one.seasons) for one in found]) < 0.05


@pytest.mark.parametrize("scale", [1e-3, 250.0])
def test_a_change_of_unit_changes_nothing_else(scale):
    series = noisy_weeks(np.random.default_rng(5))
    plain, scaled = forecast(series, 14, seasons=(7,)), forecast(series * scale, 14, seasons=(7,))
    assert scaled.mean == pytest.approx(plain.mean * scale)
    assert band(scaled, 0.8).low == pytest.approx(band(plain, 0.8).low * scale)
    assert scaled.backtest.relative_error == pytest.approx(plain.backtest.relative_error)


def test_a_shift_moves_a_forecast_on_plain_values_along():
    series = np.random.default_rng(6).normal(0, 1, 120)
    plain, moved = forecast(series, 14), forecast(series - 40, 14)
    assert moved.mean == pytest.approx(plain.mean - 40)
    assert band(moved, 0.95).high == pytest.approx(band(plain, 0.95).high - 40)


def test_a_mirrored_series_has_the_mirrored_forecast():
    series = np.cumsum(np.random.default_rng(7).normal(0, 1, 120))
    plain, mirrored = forecast(series - 500, 14), forecast(-(series - 500), 14)
    if not mirrored.logs:
        assert mirrored.mean == pytest.approx(-plain.mean)


def test_counts_are_never_forecast_below_zero():
    rng = np.random.default_rng(8)
    fading = [rng.poisson(np.linspace(12, 0.2, 90)).astype(float) for _ in range(20)]
    for answer in forecast_many(fading, 28, seasons=(7,), counts=True):
        assert answer.mean.min() >= 0
        assert min(one.low.min() for one in answer.bands) >= 0


def test_bands_hold_as_many_values_as_they_say():
    """400 series of known make: 80 % and 95 % within three points."""
    rng = np.random.default_rng(20250401)
    series = [noisy_weeks(rng, 154) for _ in range(400)]
    answers = forecast_many([one[:140] for one in series], 14, seasons=(7,))
    for level in (0.8, 0.95):
        inside = [
            (band(answer, level).low <= one[140:]) & (one[140:] <= band(answer, level).high)
            for one, answer in zip(series, answers, strict=True)
        ]
        assert np.mean(inside) == pytest.approx(level, abs=0.03)


def test_bands_of_a_random_walk_grow_with_the_root_of_the_horizon():
    rng = np.random.default_rng(9)
    walks = list(np.cumsum(rng.normal(0, 1, (100, 300)), axis=1))
    answers = forecast_many(walks, 16)
    half = np.mean([band(a, 0.95).high - band(a, 0.95).low for a in answers], axis=0) / 2
    assert half[0] == pytest.approx(1.96, rel=0.1)
    assert half[15] / half[0] == pytest.approx(4, rel=0.2)


def test_naive_wins_and_says_so_where_nothing_can_be_learnt():
    rng = np.random.default_rng(10)
    walks = list(np.cumsum(rng.normal(0, 1, (60, 200)), axis=1))
    answers = [one for one in forecast_many(walks, 14) if not one.seasons]
    naive = [one for one in answers if one.is_naive]
    assert len(naive) > 20
    for answer in naive:
        assert answer.method == "naive"
        assert np.ptp(answer.mean) == 0


def test_the_backtest_says_how_much_better_than_repeating_the_season():
    rng = np.random.default_rng(12)
    answer = forecast(noisy_weeks(rng, 200), 14, seasons=(7,))
    assert answer.backtest.origins == 8
    assert answer.backtest.relative_error < 0.95
    assert 0.8 < answer.backtest.coverage[0.95] <= 1


def test_the_backtest_error_is_that_of_forecasts_made_in_the_past():
    """By hand: on a line with a break at the end, an origin before the break misses it."""
    series = np.r_[np.zeros(60), 100.0]
    answer = forecast(series, 2)
    errors = [100.0] + [0.0] * 7  # origins one step apart; only the last one looks into the break
    assert answer.backtest.naive_error == pytest.approx(np.mean([100, 50, 0, 0, 0, 0, 0, 0]))
    assert answer.backtest.error >= np.mean(errors)


def test_too_long_a_horizon_is_refused_with_the_numbers():
    with pytest.raises(NotEnoughData, match=r"28 steps.*needs 56 known values, has 40"):
        forecast(np.arange(40.0), 28)
    assert longest_horizon(40) == 20
    assert longest_horizon(7) == 0
    assert isinstance(forecast(np.arange(40.0), 20), Forecast)


def test_a_batch_answers_each_series_as_if_alone_and_refuses_one_by_one():
    rng = np.random.default_rng(13)
    series = [noisy_weeks(rng, 120), noisy_weeks(rng, 120), np.arange(9.0), noisy_weeks(rng, 99)]
    series.append(np.r_[np.arange(80.0), np.nan])
    answers = forecast_many(series, 14, seasons=(7,))
    assert isinstance(answers[2], NotEnoughData)
    assert isinstance(answers[4], InvalidRequest)
    for place in (0, 1, 3):
        alone = forecast(series[place], 14, seasons=(7,))
        assert answers[place].mean == pytest.approx(alone.mean)
        assert answers[place].weights == pytest.approx(alone.weights)


def test_gaps_are_bridged_and_an_open_end_is_refused():
    line = 10 + np.arange(60.0)
    gaps = line.copy()
    gaps[[0, 20, 21]] = np.nan
    assert forecast(gaps, 5).mean == pytest.approx(np.arange(70.0, 75.0), rel=1e-3)
    gaps[-1] = np.nan
    with pytest.raises(InvalidRequest, match="last value is missing"):
        forecast(gaps, 5)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"horizon": 0}, "at least 1 step"),
        ({"horizon": 3, "levels": (95,)}, "between 0 and 1"),
        ({"horizon": 3, "seasons": (0,)}, "at least 1 step"),
    ],
)
def test_what_cannot_be_asked_is_said(asked, words):
    with pytest.raises(InvalidRequest, match=words):
        forecast(np.arange(30.0), **asked)


def test_a_history_too_short_for_a_backtest_says_that_there_is_none():
    answer = forecast(np.array([4.0, 6.0, 5.0, 7.0, 6.0, 5.0, 6.0, 7.0]), 2)
    assert answer.backtest is None
    assert answer.weights == pytest.approx({"theta": 0.5, "damped trend": 0.5})


ODD = {
    "nothing ever happens": np.zeros(90),
    "one hit at the end": np.r_[np.zeros(89), 1e6],
    "seldom anything": np.random.default_rng(14).poisson(0.2, 90).astype(float),
    "wild": np.random.default_rng(15).lognormal(0, 3, 90),
    "explosive": np.exp(0.3 * np.arange(90)),
    "far from zero": 1e12 + np.random.default_rng(16).normal(0, 1, 90),
    "a new level": np.r_[np.full(45, 3.0), np.full(45, 1e5)],
}


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("horizon", [1, 7, 45])
def test_odd_series_get_finite_ordered_bands(name, horizon):
    answer = forecast(ODD[name], horizon, seasons=(7,))
    wide, narrow = band(answer, 0.95), band(answer, 0.8)
    for lower, upper in [(wide.low, narrow.low), (narrow.low, answer.mean)]:
        assert np.all(lower <= upper)
    for lower, upper in [(answer.mean, narrow.high), (narrow.high, wide.high)]:
        assert np.all(lower <= upper)
    assert np.isfinite(wide.low).all()
    assert np.isfinite(wide.high).all()
