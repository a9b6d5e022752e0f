"""Unusual days are found with what was expected of them, ordinary ones are left alone."""

import numpy as np
import pytest

from analytics.stats.anomalies import detect_anomalies
from analytics.stats.synthetic import Recipe, make_series
from domain.errors import NotEnoughData

WEEK = (300, 150, 0, 0, -100, -200, -150)


def made(seed=1, **recipe):
    return make_series(Recipe(days=180, **recipe), seed=seed)


def unusual(values):
    return np.flatnonzero(detect_anomalies(values).unusual()).tolist()


def test_a_hit_and_a_slump_are_found_and_nothing_else():
    values = made().values
    values[60], values[120] = 2000, 300
    assert unusual(values) == [60, 120]


def test_expected_is_what_an_ordinary_day_would_have_had():
    truth = made(slope=2, rhythm=WEEK, noise=20)
    found = detect_anomalies(truth.values)
    assert np.abs(found.expected / truth.expected - 1).max() < 0.06


def test_ordinary_days_lie_in_the_band_as_often_as_stated():
    for recipe in ({}, {"slope": 3}, {"rhythm": WEEK}, {"memory": 0.4}):
        inside = []
        for seed in range(60):
            truth = made(seed, **recipe)
            found = detect_anomalies(truth.values)
            inside.append(np.mean((truth.values >= found.low) & (truth.values <= found.high)))
        assert np.mean(inside) == pytest.approx(0.95, abs=0.025)


def test_calm_series_seldom_have_an_unusual_day():
    """One in twenty by the correction; a scatter estimated from the same days adds some."""
    with_any = [bool(unusual(made(seed, memory=0.3).values)) for seed in range(300)]
    assert np.mean(with_any) <= 0.16


def test_a_sunday_is_measured_by_sundays():
    values = made(rhythm=WEEK, noise=20).values
    values[70] = 1000  # position 0 of the week, of which 1,300 is expected
    found = detect_anomalies(values)
    assert found.expected[70] == pytest.approx(1300, rel=0.03)
    assert found.unusual()[70]
    assert not detect_anomalies(values, season=None).unusual()[70]


def test_the_days_of_a_new_level_are_not_all_unusual():
    values = made(shifts={90: 800}).values
    assert len(unusual(values)) <= 2


def test_double_is_as_far_as_half_and_the_band_stays_above_zero():
    values = made(noise=100).values
    values[50], values[100] = 2000, 500
    found = detect_anomalies(values)
    assert found.deviation[50] == pytest.approx(-found.deviation[100], rel=0.15)
    assert (found.low >= 0).all()


def test_values_below_zero_are_judged_as_they_are():
    values = made(seed=2, level=0).values
    values[80] = 600
    turned = detect_anomalies(-values)
    assert unusual(values) == [80]
    assert turned.method == "course and running median, plain scale"
    np.testing.assert_allclose(turned.low, -detect_anomalies(values).high)


def test_missing_days_are_neither_expected_nor_counted():
    values = made().values
    values[30:40] = np.nan
    found = detect_anomalies(values)
    assert found.n == 170
    assert np.isnan(found.expected[30:40]).all()
    assert not found.unusual()[30:40].any()


def test_one_view_in_weeks_of_none_is_the_only_unusual_day():
    values = np.zeros(60)
    values[40] = 5
    assert unusual(values) == [40]


def test_days_that_are_all_alike_are_all_usual():
    found = detect_anomalies(np.full(30, 12.0))
    assert not found.unusual().any()
    np.testing.assert_allclose(found.expected, 12)


def test_a_fortnight_is_needed():
    with pytest.raises(NotEnoughData, match="needs 14 days, has 13"):
        detect_anomalies(np.ones(13))
