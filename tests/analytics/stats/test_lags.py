"""Lags between series: a known one is found, unrelated series show none."""

import numpy as np
import pytest

from analytics.stats.lags import correlate_lags
from domain.errors import NotEnoughData


def _remembering(rng, n=200, phi=0.8):
    steps = rng.normal(size=n + 100)
    for day in range(1, steps.size):
        steps[day] += phi * steps[day - 1]
    return steps[100:]


def _following(rng, lag, *, n=220, weight=0.5):
    first = _remembering(rng, n + lag, 0.5)
    second = weight * first[: n or None][:n] + _remembering(rng, n, 0.5)
    return first[lag : n + lag], second


def test_unrelated_series_that_remember_their_past_show_no_lag():
    stands = [
        correlate_lags(*(_remembering(rng) for _ in range(2)), permutations=199, seed=seed).stands
        for seed in range(300)
        for rng in (np.random.default_rng(seed),)
    ]
    assert 0.02 <= np.mean(stands) <= 0.07


def test_a_shared_week_is_no_lag():
    week = np.array([0, 3, 1, 2, 5, 4, 1.0])
    stands = []
    for seed in range(100):
        rng = np.random.default_rng(seed)
        first, second = (np.tile(week, 30) + rng.normal(size=210) for _ in range(2))
        stands.append(correlate_lags(first, second, permutations=199, seed=seed).stands)
    assert np.mean(stands) <= 0.1


@pytest.mark.parametrize("lag", [0, 3, 9])
def test_a_known_lag_is_found_and_lies_in_its_interval(lag):
    found = [
        correlate_lags(*_following(np.random.default_rng(seed), lag), permutations=199)
        for seed in range(40)
    ]
    assert np.mean([fit.stands for fit in found]) > 0.9
    assert np.mean([fit.best == lag for fit in found]) > 0.9
    assert np.mean([fit.low <= lag <= fit.high for fit in found]) >= 0.95
    assert np.mean([fit.estimate > 0 for fit in found]) > 0.9


def test_turned_around_the_lag_is_turned_around():
    first, second = _following(np.random.default_rng(1), 4)
    assert correlate_lags(first, second, permutations=99).best == 4
    assert correlate_lags(second, first, permutations=99).best == -4


def test_the_opposite_answer_is_negative():
    first, second = _following(np.random.default_rng(2), 5)
    fit = correlate_lags(first, -second, permutations=199)
    assert (fit.best, fit.stands) == (5, True)
    assert fit.estimate < 0


def test_without_memory_it_is_the_plain_cross_correlation():
    """By numpy's own correlation, over the days that overlap."""
    rng = np.random.default_rng(4)
    first, second = rng.normal(size=(2, 400))
    fit = correlate_lags(first, second, permutations=99)
    for lag, told in zip(fit.lags, fit.correlations, strict=True):
        x = first[max(0, -lag) : 400 - max(0, lag)]
        y = second[max(0, lag) : 400 + min(0, lag)]
        assert told == pytest.approx(np.corrcoef(x, y)[0, 1], abs=0.05)


def test_missing_days_are_left_out():
    first, second = _following(np.random.default_rng(6), 2)
    second[50:60] = np.nan
    fit = correlate_lags(first, second, permutations=199)
    assert fit.best == 2
    assert fit.n <= 210


def test_few_days_are_refused():
    days = np.random.default_rng(0).normal(size=(2, 59))
    with pytest.raises(NotEnoughData, match="needs 60 days on which both are known, has 59"):
        correlate_lags(*days)


def test_nothing_known_is_refused():
    with pytest.raises(NotEnoughData):
        correlate_lags(np.full(100, np.nan), np.full(100, np.nan))


def test_a_schedule_that_never_changes_is_refused():
    schedule = np.tile([1.0, 0, 0, 1, 0, 0, 0], 20)
    with pytest.raises(NotEnoughData, match="days that depart from line and week"):
        correlate_lags(schedule, np.random.default_rng(0).normal(size=140))
