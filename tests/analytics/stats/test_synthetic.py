"""Made series are what their recipe says."""

import numpy as np
import pytest

from analytics.stats.synthetic import Recipe, make_noise, make_series


def test_without_noise_the_parts_are_the_values():
    recipe = Recipe(days=8, level=10, slope=1, rhythm=(0, 5), noise=0, shifts={4: 100}, hits={6: 8})
    made = make_series(recipe, seed=1)
    by_hand = [10, 16, 12, 18, 114, 120, 116 + 8, 122 + 4]
    assert made.values.tolist() == by_hand
    assert (made.expected + made.hits).tolist() == by_hand


@pytest.mark.parametrize("memory", [0.0, 0.6, 0.8])
def test_noise_has_unit_variance_and_the_stated_memory(memory):
    noise = make_noise(400, 500, memory=memory, rng=np.random.default_rng(3))
    assert noise.var() == pytest.approx(1, abs=0.03)
    assert np.mean(noise[:, 1:] * noise[:, :-1]) == pytest.approx(memory, abs=0.03)


def test_counts_are_whole_and_vary_as_poisson_numbers_do():
    made = make_series(Recipe(days=20_000, level=50, noise=0, counts=True), seed=4)
    assert np.array_equal(made.values, np.round(made.values))
    assert made.values.var() / made.values.mean() == pytest.approx(1, abs=0.05)


def test_the_same_seed_makes_the_same_series():
    recipe = Recipe(days=30, memory=0.5)
    first, second, other = (make_series(recipe, seed=seed).values for seed in (1, 1, 2))
    assert np.array_equal(first, second)
    assert not np.array_equal(first, other)
