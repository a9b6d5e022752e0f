"""Cadence: counted by hand, and evenness at its known values."""

import numpy as np
import pytest

from analytics.stats.cadence import measure_cadence
from domain.errors import NotEnoughData


def test_gaps_weeks_and_rate_are_as_counted_by_hand():
    """Days 0, 0, 3, 4 and 20 of four weeks; counted back from day 27 the weeks end on the days
    27, 20, 13 and 6."""
    found = measure_cadence(np.array([4, 0, 20, 3, 0]), 27)
    assert (found.posts, found.days, found.per_week) == (5, 28, 1.25)
    assert (found.median_gap, found.longest_gap, found.quiet_days) == (3, 16, 7)
    assert (found.weeks, found.weeks_with_post, found.share_of_weeks) == (4, 2, 0.5)
    assert np.isnan(found.evenness)
    assert found.words == "too few gaps"


def test_a_week_that_is_not_whole_counts_for_neither_side():
    """Of 30 days the four weeks counted back leave the first two out, the first post with them."""
    found = measure_cadence(np.array([0, 10, 20]), 29)
    assert (found.weeks, found.weeks_with_post) == (4, 2)


def test_a_post_every_third_day_is_even():
    found = measure_cadence(np.arange(0, 120, 3), 119)
    assert found.evenness == pytest.approx(-1.0)
    assert found.words == "even"


def test_days_drawn_at_random_are_like_chance_and_lumps_are_bursts():
    rng = np.random.default_rng(0)
    chance = measure_cadence(np.flatnonzero(rng.random(2000) < 0.05), 1999)
    assert abs(chance.evenness) < 0.1
    assert chance.words == "like chance"
    lumps = np.add.outer(np.arange(0, 600, 60), np.arange(6)).ravel()
    assert measure_cadence(lumps, 599).words == "in bursts"


def test_one_day_or_less_than_two_weeks_is_no_cadence():
    with pytest.raises(NotEnoughData):
        measure_cadence(np.array([5, 5]), 100)
    with pytest.raises(NotEnoughData):
        measure_cadence(np.array([1, 5]), 12)
