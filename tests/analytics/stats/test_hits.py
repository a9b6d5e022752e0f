"""A hit is taken down; a new level is left alone."""

import numpy as np

from analytics.stats.hits import clip_hits, without_hits


def calm(seed=1):
    return np.random.default_rng(seed).normal(100, 5, 120)


def test_a_single_extraordinary_day_comes_down_near_its_neighbours():
    values = calm()
    values[60] = 10_000
    clipped = clip_hits(values)
    assert clipped[60] < 140
    assert np.array_equal(np.delete(clipped, 60), np.delete(values, 60))


def test_a_level_that_lasts_stays():
    values = calm()
    values[60:] += 500
    assert np.array_equal(clip_hits(values), values)


def test_it_follows_the_unit_of_the_values():
    values = calm()
    values[[30, 80]] = 900, -900
    np.testing.assert_allclose(clip_hits(7 * values + 3), 7 * clip_hits(values) + 3)


def test_a_series_that_is_mostly_still_is_left_as_it_is():
    values = np.zeros(50)
    values[20] = 9
    assert np.array_equal(clip_hits(values), values)


def test_left_out_are_the_hits_beside_the_trend_and_no_day_of_the_trend():
    values = calm() + 10 * np.arange(120)
    values[[40, 118]] += 3000
    assert np.flatnonzero(np.isnan(without_hits(values))).tolist() == [40, 118]


def test_missing_days_stay_missing_beside_the_hits():
    values = calm()
    values[[10, 70]] = np.nan, 4000
    assert np.flatnonzero(np.isnan(without_hits(values))).tolist() == [10, 70]
