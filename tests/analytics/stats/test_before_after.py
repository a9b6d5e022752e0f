"""The difference of the days around a note, with an interval that knows how days hang together."""

import numpy as np
import pytest

from analytics.stats.before_after import compare_before_after
from analytics.stats.synthetic import make_noise
from domain.errors import NotEnoughData

RUNS, SIDE = 2_000, 28
SIZE = 40.0


def steps(memory: float, seed: int) -> np.ndarray:
    """Series of 28 days, one of the note, 28 days, with a step of 40 on the day of the note."""
    noise = make_noise(RUNS, 2 * SIDE + 1, memory=memory, rng=np.random.default_rng(seed))
    values = 1000 + 50 * noise
    values[:, SIDE + 1 :] += SIZE
    return values


def coverage(values: np.ndarray) -> float:
    compared = [compare_before_after(one, SIDE, SIDE).variation for one in values]
    return float(np.mean([one.low <= SIZE <= one.high for one in compared]))


def test_the_interval_covers_a_step_of_known_size_in_independent_days():
    assert 0.93 <= coverage(steps(0.0, seed=1)) <= 0.975


def test_the_interval_stays_honest_when_days_follow_each_other():
    values = steps(0.6, seed=2)
    assert coverage(values) >= 0.90
    sides = values[:, :SIDE], values[:, SIDE + 1 :]
    error = np.sqrt(sum(side.var(axis=1, ddof=1) / SIDE for side in sides))
    difference = sides[1].mean(axis=1) - sides[0].mean(axis=1)
    assert np.mean(np.abs(difference - SIZE) <= 2.005 * error) < 0.80  # independent days


def test_the_days_of_the_note_count_on_neither_side():
    values = np.r_[np.full(14, 10.0), [1e6, 1e6], np.full(14, 13.0)]
    found = compare_before_after(values, 14, 15)
    assert (found.mean_before, found.mean_after) == (10.0, 13.0)
    assert found.variation.difference == pytest.approx(3.0)
    assert found.ratio == pytest.approx(0.3)


def test_weekdays_alone_make_no_difference():
    """15 days before hold a busy Sunday more than the 14 after."""
    rhythm = np.array([10.0, 10, 10, 10, 10, 10, 80])
    values = rhythm[(np.arange(15 + 1 + 14) + 6) % 7]
    found = compare_before_after(values, 15, 15, weekday=6)
    assert found.variation.difference == pytest.approx(0.0, abs=1e-9)
    assert found.mean_before != pytest.approx(found.mean_after)


def test_reversed_time_turns_the_sign_and_a_scale_scales():
    values = steps(0.3, seed=3)[0]
    found = compare_before_after(values, SIDE, SIDE).variation
    mirrored = compare_before_after(values[::-1], SIDE, SIDE).variation
    scaled = compare_before_after(10 * values + 500, SIDE, SIDE).variation
    assert mirrored.difference == pytest.approx(-found.difference)
    assert (mirrored.low, mirrored.high) == pytest.approx((-found.high, -found.low))
    assert scaled.difference == pytest.approx(10 * found.difference)
    assert scaled.high == pytest.approx(10 * found.high)


def test_two_weeks_on_each_side_are_needed_and_missing_days_are_none():
    values = np.full(29, 5.0)
    compare_before_after(values, 14, 14)
    with pytest.raises(NotEnoughData, match="needs 14 days, has 13"):
        compare_before_after(values[:-1], 14, 14)
    values[3] = np.nan
    with pytest.raises(NotEnoughData, match="needs 14 days, has 13"):
        compare_before_after(values, 14, 14)
    with pytest.raises(NotEnoughData, match="has 0"):
        compare_before_after(np.full(20, 5.0), 0, 3)


def test_nothing_before_has_no_ratio():
    values = np.r_[np.zeros(14), [0.0], np.full(14, 3.0)]
    assert compare_before_after(values, 14, 14).ratio is None
