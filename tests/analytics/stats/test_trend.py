"""A trend is named when there is one, and memory, hits and rhythm do not make one."""

from collections import Counter

import numpy as np
import pytest

from analytics.stats.slopes import fit_line, robust_slope
from analytics.stats.synthetic import Recipe, make_noise, make_series
from analytics.stats.trend import Direction, estimate_trend
from domain.errors import NotEnoughData

WEEK = (80, 40, 0, 0, -20, -60, -40)


def trend(seed=1, **recipe):
    return estimate_trend(make_series(Recipe(**recipe), seed=seed).values)


def directions(runs=400, **recipe):
    counted = Counter(trend(seed, **recipe).direction for seed in range(runs))
    return {direction: counted[direction] / runs for direction in Direction}


@pytest.mark.parametrize("memory", [0.0, 0.6, 0.8, 0.9])
@pytest.mark.parametrize("days", [28, 60, 180])
def test_noise_that_remembers_is_called_rising_or_falling_in_at_most_one_of_twenty(days, memory):
    named = directions(600, days=days, noise=100, memory=memory)
    assert named[Direction.RISING] + named[Direction.FALLING] <= 0.06  # 0.05 and chance


def test_ignoring_memory_would_see_trends_in_a_third_of_such_noise():
    """The textbook t test on the same noise, to show what is guarded."""
    runs = make_noise(400, 180, memory=0.8, rng=np.random.default_rng(1))
    days = np.arange(180) - 89.5
    slopes = runs @ days / (days @ days)
    left = runs - runs.mean(axis=1)[:, None] - slopes[:, None] * days
    errors = np.sqrt((left**2).sum(axis=1) / 178 / (days @ days))
    assert np.mean(np.abs(slopes / errors) > 1.973) > 0.33


@pytest.mark.parametrize(("slope", "least"), [(0.5, 0.3), (1.0, 0.8), (2.0, 0.99)])
def test_power_at_half_a_year_of_remembering_noise(slope, least):
    """Level 1,000, noise 100 a day with memory 0.6: 1 per day is 0.1 % of the level."""
    named = directions(days=180, slope=slope, noise=100, memory=0.6)
    assert named[Direction.RISING] >= least
    assert named[Direction.FALLING] == 0


def test_the_interval_of_the_slope_covers_as_often_as_stated():
    recipe = {"days": 180, "slope": 1.5, "noise": 100, "memory": 0.6}
    found = [trend(seed, **recipe) for seed in range(600)]
    covered = np.mean([one.low <= 1.5 <= one.high for one in found])
    assert 0.935 <= covered <= 0.98


def test_a_viral_stretch_is_no_hit_and_the_quiet_rest_no_trend():
    """A fifth of the days at fifty times the level, quiet days a little higher after it."""
    values = make_series(Recipe(days=300, level=400, noise=30), seed=3).values
    values[180:] += 150
    values[120:180] *= 50
    found = estimate_trend(values)
    assert found.hits == 0
    assert found.direction is Direction.UNCLEAR


def test_hits_left_out_are_counted():
    found = trend(days=120, slope=4, hits={40: 9000.0})
    assert found.direction is Direction.RISING
    assert found.hits >= 3


def test_falling_is_the_mirror_of_rising():
    values = make_series(Recipe(days=120, slope=4, memory=0.3), seed=2).values
    up, down = estimate_trend(values), estimate_trend(4000 - values)
    assert (up.direction, down.direction) == (Direction.RISING, Direction.FALLING)
    assert (down.low, down.high) == pytest.approx((-up.high, -up.low))


def test_change_per_cent_is_of_the_level_in_the_middle():
    found = trend(days=101, level=1000, slope=10, noise=0.001)
    assert found.level == pytest.approx(1500, rel=1e-4)
    assert found.slope_share == pytest.approx(10 / 1500, rel=1e-4)


def test_a_level_below_zero_has_no_per_cent():
    assert trend(days=60, level=-500).slope_share is None


def test_quiet_series_are_stable():
    assert directions(days=180, noise=20)[Direction.STABLE] > 0.9


def test_a_slow_wave_is_cyclical():
    days = np.arange(180)
    values = make_series(Recipe(days=180, memory=0.5, noise=100), seed=3).values
    found = estimate_trend(values + 200 * np.sin(2 * np.pi * days / 30))
    assert found.direction is Direction.CYCLICAL
    assert found.cycle.days == pytest.approx(30)


def test_waves_are_rarely_seen_in_noise():
    assert directions(days=180, noise=100, memory=0.6)[Direction.CYCLICAL] <= 0.02


def test_single_hits_near_the_end_make_no_trend():
    found = []
    for seed in range(200):
        values = make_series(Recipe(days=180, noise=100), seed=seed).values
        values[[150, 165, 172]] += 5000
        found.append(estimate_trend(values).direction)
    assert found.count(Direction.RISING) / 200 <= 0.06
    assert fit_line(values).slope > 2  # what the hits would have made of it


def test_of_hits_that_fade_over_days_little_is_left_in_the_slope():
    """What lingers within the ordinary scatter of days is not told from them."""
    recipe = Recipe(days=180, noise=100, hits={150: 4000, 172: 6000})
    series = [make_series(recipe, seed=seed).values for seed in range(100)]
    with_hits = np.mean([fit_line(values).slope for values in series])
    assert np.mean([estimate_trend(values).slope for values in series]) < with_hits / 8


def test_the_weekly_rhythm_is_not_counted_as_unrest():
    with_week, without = (
        np.mean([trend(s, days=140, noise=30, rhythm=r).volatility.share for s in range(50)])
        for r in (WEEK, (0,))
    )
    assert with_week == pytest.approx(without, rel=0.06)
    assert without == pytest.approx(0.03, rel=0.05)


def test_a_change_of_volatility_is_seen_and_constancy_is_not_called_one():
    rng = np.random.default_rng(4)
    restless = 1000 + 30 * np.r_[np.ones(90), np.full(90, 3)] * rng.standard_normal(180)
    found = estimate_trend(restless).volatility
    assert found.low <= 3 <= found.high
    assert found.changed
    calls = [trend(seed, days=180, noise=60).volatility.changed for seed in range(300)]
    assert np.mean(calls) <= 0.09


def test_still_series_are_stable_and_lines_rise():
    assert estimate_trend(np.full(60, 5.0)).direction is Direction.STABLE
    straight = estimate_trend(np.arange(60.0))
    assert straight.direction is Direction.RISING
    assert straight.slope == pytest.approx(1)
    assert straight.strength == pytest.approx(1)


def test_missing_days_neither_count_nor_move_the_others():
    values = 100 + 2.0 * np.arange(60)
    values[10:20] = np.nan
    found = estimate_trend(values)
    assert found.n == 50
    assert found.slope == pytest.approx(2)


def test_four_weeks_are_needed():
    with pytest.raises(NotEnoughData, match="needs 28 days, has 27"):
        estimate_trend(np.arange(27.0))


def test_the_error_of_a_slope_without_memory_is_the_textbooks():
    """Alternating residuals count as white; the small caution for memory is 0.8 / sqrt(n)."""
    from scipy.stats import linregress

    values = np.arange(4000.0) + np.tile([1.0, -1.0], 2000)
    error = linregress(np.arange(4000), values).stderr
    assert fit_line(values).error == pytest.approx(error, rel=0.02)


def test_the_robust_slope_is_the_median_of_all_pairs():
    from scipy.stats import theilslopes

    values = np.random.default_rng(5).normal(size=80) + 0.3 * np.arange(80)
    values[7] = 500
    assert robust_slope(values) == pytest.approx(theilslopes(values)[0])
