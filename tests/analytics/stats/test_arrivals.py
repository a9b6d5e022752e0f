"""Scores of readings rest on the past only, and one event gives one alarm."""

import time

import numpy as np
import pytest

from analytics.stats.arrivals import FIRST_SCORED, score_arrivals
from analytics.stats.synthetic import Recipe, make_series


def five_minutes(n):
    return np.datetime64("2026-01-01T00:00:00") + np.arange(n) * np.timedelta64(300, "s")


def readings(n=4000, **recipe):
    return make_series(Recipe(days=n, level=500, noise=20, **recipe), seed=1).values


def test_the_score_of_a_reading_does_not_know_what_follows():
    values = readings()
    later = values.copy()
    later[3000:] *= 50
    moments = five_minutes(4000)
    before, after = score_arrivals(moments, values), score_arrivals(moments, later)
    np.testing.assert_allclose(before[:3000], after[:3000], atol=1e-12)


def test_a_spike_has_the_highest_score():
    values = readings()
    values[2500] = 2000
    assert np.argmax(score_arrivals(five_minutes(4000), values)) == 2500


def test_a_new_level_is_told_when_it_comes_rather_than_as_long_as_it_lasts():
    values = readings()
    values[2500:] += 200
    scores = score_arrivals(five_minutes(4000), values)
    loud = np.flatnonzero(scores > 0.9 * scores.max())
    assert loud.min() >= 2500
    assert loud.max() < 2530


def test_the_second_of_two_equal_spikes_is_muted_and_recovers_after_weeks():
    moments = np.datetime64("2026-01-01T00", "s") + np.arange(6000) * np.timedelta64(3600, "s")
    values = readings(6000)
    values[[2000, 2024, 5900]] = 900, 895, 895
    first, next_day, months_later = score_arrivals(moments, values)[[2000, 2024, 5900]]
    assert next_day < 0.8 * first
    assert months_later > 0.9 * first


def test_a_score_of_one_half_is_three_deviations_over_all_three_means():
    """Alternating readings around 0 have deviation 1 and no short mean stands out: a reading of z
    deviations shows z/sqrt(2), its means of 4 and 16 z/4 and z/16 over 1/2 and 1/4."""
    values = np.tile([1.0, -1.0], 1000)
    values[1600] = 6.0
    scores = score_arrivals(five_minutes(2000), values)
    deviation = (6 / np.sqrt(2) + (6 - 1) / 4 / 0.5 + (6 - 1) / 16 / 0.25) / 3
    assert scores[1600] == pytest.approx(deviation / (deviation + 3), abs=0.01)


@pytest.mark.parametrize("at", [20, 300, 6950])
def test_a_reading_is_measured_by_the_6400_before_it_as_counted_directly(at):
    """The series rises without end, so every reading exceeds all deviations before it."""
    values = np.exp(np.arange(7000) / 300.0)
    past = slice(max(at - 6400, 0), at)
    floor = 0.02 * values[past].mean()
    deviation = 0.0
    for k in (1, 4, 16):
        means = np.array([values[max(i - k + 1, 0) : i + 1].mean() for i in range(at + 1)])
        spread = means[past].var(ddof=1) + values[past].var(ddof=1) / k
        deviation += abs(means[at] - means[past].mean()) / (np.sqrt(spread) + floor) / 3
    assert score_arrivals(five_minutes(7000), values)[at] == pytest.approx(
        deviation / (deviation + 3), rel=1e-6
    )


def test_scores_do_not_depend_on_the_unit():
    values = readings()
    values[900] = 900
    moments = five_minutes(4000)
    scaled = score_arrivals(moments, 1e6 * values)
    np.testing.assert_allclose(scaled, score_arrivals(moments, values), atol=1e-6)


def test_missing_and_first_readings_score_nothing():
    values = readings()
    values[700:710] = np.nan
    scores = score_arrivals(five_minutes(4000), values)
    assert not scores[:FIRST_SCORED].any()
    assert not scores[700:710].any()
    assert np.isfinite(scores).all()
    assert ((scores >= 0) & (scores < 1)).all()


def test_a_series_that_never_moved_or_hardly_began_is_usual():
    assert not score_arrivals(five_minutes(100), np.full(100, 3.0)).any()
    assert not score_arrivals(five_minutes(5), np.arange(5.0)).any()


def test_a_hundred_thousand_readings_take_no_loop():
    moments, values = five_minutes(100_000), readings(100_000)
    started = time.process_time()
    score_arrivals(moments, values)
    assert time.process_time() - started < 0.5  # measured 0.02 to 0.04 s
