"""Peak hours: a true one is found, days that come in lumps are none."""

import numpy as np
import pytest

from analytics.stats.peaks import find_peak_hours
from domain.errors import NotEnoughData


def test_an_evening_peak_beyond_midnight_is_found():
    rng = np.random.default_rng(1)
    days = np.repeat(np.arange(40), 5)
    hours = np.where(
        rng.random(200) < 0.6, rng.integers(23, 26, 200) % 24, rng.integers(0, 24, 200)
    )
    peak = find_peak_hours(hours, days, permutations=199)
    assert (peak.first_hour, peak.last_hour, peak.stands) == (23, 2, True)
    assert peak.share == np.isin(hours, (23, 0, 1)).mean()
    assert peak.low < peak.share < peak.high


def test_clips_of_a_day_that_come_together_are_no_peak():
    """Each day has its own hour, drawn at random, and all its clips within it."""
    stands = []
    for seed in range(200):
        rng = np.random.default_rng(seed)
        days = np.repeat(np.arange(30), 6)
        hours = (rng.integers(0, 24, 30)[days] + rng.integers(0, 3, 180)) % 24
        stands.append(find_peak_hours(hours, days, permutations=199, seed=seed).stands)
    assert np.mean(stands) <= 0.07


def test_few_clips_and_few_days_are_refused():
    with pytest.raises(NotEnoughData, match="needs 30 clips, has 29"):
        find_peak_hours(np.zeros(29, dtype=int), np.arange(29))
    with pytest.raises(NotEnoughData, match="needs 10 days, has 9"):
        find_peak_hours(np.zeros(45, dtype=int), np.repeat(np.arange(9), 5))
