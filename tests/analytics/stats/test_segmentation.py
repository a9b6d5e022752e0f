"""Running sums give what direct fits give, and cuts what brute force gives."""

import numpy as np
import pytest

from analytics.stats.piecewise import RunningSums
from analytics.stats.segmentation import find_cuts


def test_squares_left_are_those_of_direct_fits_also_with_missing_days():
    rng = np.random.default_rng(1)
    days = np.sort(rng.choice(80, 50, replace=False)).astype(float)
    values = rng.normal(size=50)
    sums = RunningSums.of(days, values)
    for start, end in ((0, 50), (3, 9), (20, 41)):
        around_level, around_line = sums.left_around(start, end)
        part = slice(start, end)
        line = np.polyval(np.polyfit(days[part], values[part], 1), days[part])
        assert around_level[0] == pytest.approx(np.var(values[part]) * (end - start))
        assert around_line[0] == pytest.approx(np.sum((values[part] - line) ** 2))


@pytest.mark.parametrize("seed", range(5))
def test_a_single_step_is_cut_where_brute_force_leaves_least(seed):
    values = np.random.default_rng(seed).normal(size=60)
    values[25:] += 4
    values -= values.mean()
    left = [np.var(values[:c]) * c + np.var(values[c:]) * (60 - c) for c in range(3, 58)]
    assert find_cuts(np.arange(60) - 29.5, values) == [3 + int(np.argmin(left))]
