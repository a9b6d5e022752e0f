"""A clear rhythm is taken out; a series without one comes back untouched."""

import numpy as np
import pytest

from analytics.stats.deseasoning import without_season
from analytics.stats.synthetic import Recipe, make_noise, make_series

WEEK = (80, 40, 0, 0, -20, -60, -40)


@pytest.mark.parametrize("length", [7, 12])
def test_what_remains_of_a_rhythm_is_the_rest(length):
    rhythm = np.resize(WEEK, length) - np.resize(WEEK, length).mean()
    made = make_series(Recipe(days=240, rhythm=tuple(rhythm), noise=5, slope=1), seed=1)
    left = without_season(made.values, length) - (made.values - made.rhythm)
    assert np.abs(left).max() < 4


def test_noise_comes_back_untouched():
    noise = make_noise(500, 180, memory=0.6, rng=np.random.default_rng(2))
    touched = [not np.array_equal(without_season(run, 7), run) for run in noise]
    assert np.mean(touched) < 0.03


def test_a_new_level_and_missing_days_leave_the_rhythm_as_it_is():
    made = make_series(Recipe(days=180, rhythm=WEEK, noise=5, shifts={90: 500}), seed=3)
    values = made.values.copy()
    values[40:50] = np.nan
    left = without_season(values, 7) - (values - made.rhythm)
    assert np.nanmax(np.abs(left)) < 12
    assert np.isnan(left[40:50]).all()


def test_four_turns_are_needed_and_none_may_be_asked_for():
    values = np.tile(np.array(WEEK, dtype=float), 3)
    assert np.array_equal(without_season(values, 7), values)
    assert np.array_equal(without_season(np.tile(values, 4), None), np.tile(values, 4))
