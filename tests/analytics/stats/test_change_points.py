"""A change is found where it was made, and trend, season, memory and hits are no change."""

import numpy as np
import pytest

from analytics.stats.change_points import detect_change_points
from analytics.stats.synthetic import Recipe, make_noise, make_series
from domain.errors import NotEnoughData

WEEK = (80, 40, 0, 0, -20, -60, -40)


def found(recipe, seed=1, **options):
    return detect_change_points(make_series(recipe, seed=seed).values, **options).points


def alarms(**recipe):
    return np.mean([bool(found(Recipe(days=180, **recipe), seed)) for seed in range(200)])


def test_a_shift_is_found_on_its_day_and_its_size_lies_in_the_interval():
    (point,) = found(Recipe(days=180, shifts={90: 200}))
    assert point.earliest <= 90 <= point.latest
    assert point.low <= 200 <= point.high
    assert point.after - point.before == pytest.approx(point.shift)


def test_both_ends_of_a_bump_are_found():
    hits = [
        [abs(p.index - day) <= 3 for p, day in zip(points, (60, 100), strict=False)] == [True, True]
        for seed in range(50)
        if (points := found(Recipe(days=180, memory=0.3, shifts={60: 200, 100: -200}), seed))
        or True
    ]
    assert np.mean(hits) >= 0.9


def test_a_turn_from_rising_to_falling_is_a_change_of_course():
    days = np.arange(180.0)
    values = 1000 + 5 * np.minimum(days, 180 - days) + np.random.default_rng(2).normal(0, 20, 180)
    (point,) = detect_change_points(values).points
    assert abs(point.index - 90) <= 10
    assert point.slope_before == pytest.approx(5, abs=0.5)
    assert point.slope_after == pytest.approx(-5, abs=0.5)


@pytest.mark.parametrize("slope", [0.0, 3.0, -5.0])
def test_a_trend_is_no_change(slope):
    assert alarms(slope=slope) <= 0.02


def test_a_weekly_rhythm_is_no_change_and_hides_none():
    assert alarms(rhythm=WEEK) <= 0.02
    (point,) = found(Recipe(days=180, rhythm=WEEK, shifts={90: 150}))
    assert abs(point.index - 90) <= 2


@pytest.mark.parametrize(("memory", "most"), [(0.4, 0.03), (0.6, 0.06), (0.8, 0.15)])
def test_days_that_follow_each_other_are_rarely_taken_for_a_change(memory, most):
    assert alarms(memory=memory) <= most


def test_hits_are_no_change():
    assert alarms(hits={50: 2000, 120: 5000}) <= 0.03


def test_the_day_lies_in_its_interval_as_often_as_stated():
    inside = []
    for seed in range(200):
        for point in found(Recipe(days=120, shifts={60: 75}), seed):
            inside.append(point.earliest <= 60 <= point.latest)
    assert len(inside) > 150
    assert np.mean(inside) > 0.9


def test_the_size_lies_in_its_interval_about_as_often_as_stated():
    inside = []
    for seed in range(200):
        points = found(Recipe(days=180, memory=0.3, shifts={90: 200}), seed)
        inside += [point.low <= 200 <= point.high for point in points]
    assert 0.88 < np.mean(inside) <= 0.99


def test_a_known_day_explains_the_change_that_falls_on_it():
    result = detect_change_points(
        make_series(Recipe(days=180, shifts={60: 250, 120: 250}), seed=1).values, known=[20, 60]
    )
    assert [point.explained_by for point in result.points] == [60, None]
    assert [abs(point.index - 120) <= 2 for point in result.unexplained] == [True]


def test_it_turns_with_the_series():
    """Mirrored, scaled and moved: the same changes, mirrored, scaled and moved."""
    values = make_series(Recipe(days=180, shifts={70: 200}), seed=5).values
    (plain,) = detect_change_points(values).points
    (turned,) = detect_change_points(-3 * values + 10_000).points
    assert turned.index == plain.index
    assert (turned.low, turned.high) == pytest.approx((-3 * plain.high, -3 * plain.low))


def test_missing_days_keep_their_place():
    values = make_series(Recipe(days=180, shifts={90: 200}), seed=1).values
    values[20:40] = np.nan
    result = detect_change_points(values)
    assert abs(result.points[0].index - 90) <= 2
    assert result.n == 160
    assert np.isnan(result.fitted[25])


def test_still_and_straight_series_have_no_change():
    assert detect_change_points(np.full(40, 7.0)).points == ()
    assert detect_change_points(np.arange(40.0)).points == ()


def test_a_fortnight_is_needed():
    with pytest.raises(NotEnoughData, match="needs 14 days, has 13"):
        detect_change_points(np.r_[np.arange(13.0), np.nan])


def test_no_memory_is_seen_in_white_noise():
    noise = make_noise(1, 400, memory=0.0, rng=np.random.default_rng(3))[0]
    assert detect_change_points(noise).autocorrelation < 0.15
