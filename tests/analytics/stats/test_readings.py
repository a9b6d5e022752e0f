"""Totals are read off near a reading, or not at all."""

import numpy as np

from analytics.stats.readings import read_near
from analytics.stats.typical import Totals


def _totals(*posts):
    rows = [(code, *seen) for code, observed in enumerate(posts) for seen in observed]
    table = np.array(rows, dtype=float)
    return Totals(table[:, 0].astype(np.int64), table[:, 1], table[:, 2])


def test_a_reading_counts_and_so_does_a_line_as_long_as_the_age():
    found = read_near(_totals([(3, 30), (7, 70), (14, 140)]), np.array([3.0, 5, 7, 10, 14]))
    assert found.tolist() == [[30, 50, 70, 100, 140]]


def test_a_line_longer_than_the_age_tells_nothing():
    """From the 1st to the 60th day views do not come in evenly."""
    found = read_near(_totals([(1, 100), (60, 700)]), np.array([1.0, 7, 30, 58.9, 59, 60]))
    assert np.isnan(found[0]).tolist() == [False, True, True, True, False, False]


def test_on_the_first_day_a_line_of_a_day_counts():
    found = read_near(_totals([(0.1, 10), (1.1, 60)], [(0.1, 10), (1.2, 60)]), np.array([0.5]))
    assert np.isfinite(found[:, 0]).tolist() == [True, False]


def test_nothing_is_said_before_the_first_or_after_the_last_reading():
    found = read_near(_totals([(2, 20), (3, 30)]), np.array([1.9, 2.0, 3.0, 3.1]))
    assert np.isnan(found[0]).tolist() == [True, False, False, True]


def test_readings_in_any_order_and_missing_ones_change_nothing():
    mixed = _totals([(7, 70), (3, 30), (5, np.nan)], [(4, 8), (2, 4)])
    found = read_near(mixed, np.array([3.0, 5.0]))
    assert found[0].tolist() == [30, 50]
    assert found[1][0] == 6
    assert np.isnan(found[1][1])
