"""Small units move most, no unit overtakes by luck alone, and the truth is met more closely."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.stats.shrinkage import shrink_means, shrink_shares
from domain.errors import NotEnoughData


def _shares(seed):
    dice = np.random.default_rng(seed)
    truth = dice.beta(8, 72, 300)
    trials = dice.integers(5, 2000, 300).astype(float)
    return truth, dice.binomial(trials.astype(int), truth).astype(float), trials


def test_shrunk_shares_are_nearer_the_truth_and_their_intervals_cover_it():
    truth, successes, trials = _shares(1)
    found = shrink_shares(successes, trials)
    raw = successes / trials
    assert ((found.estimates - truth) ** 2).sum() < 0.7 * ((raw - truth) ** 2).sum()
    assert 0.92 <= np.mean((found.low <= truth) & (truth <= found.high)) <= 0.98
    assert found.typical == pytest.approx(0.1, abs=0.01)


def test_the_prior_is_worth_what_it_was_drawn_with():
    """Beta(8, 72) is worth 80 trials: a unit with 80 keeps half of its own share."""
    dice = np.random.default_rng(2)
    truth = dice.beta(8, 72, 20_000)
    found = shrink_shares(dice.binomial(80, truth).astype(float), np.full(20_000, 80.0))
    assert found.weight[0] == pytest.approx(0.5, abs=0.02)


def test_shares_that_differ_by_chance_alone_become_one():
    dice = np.random.default_rng(3)
    found = shrink_shares(dice.binomial(50, 0.1, 200).astype(float), np.full(200, 50.0))
    assert np.ptp(found.estimates) < 0.05


def test_shrunk_means_are_nearer_the_truth_and_their_intervals_cover_it():
    dice = np.random.default_rng(4)
    truth = 10 + 2 * dice.standard_normal(400)
    errors = dice.uniform(0.5, 6, 400)
    raw = truth + errors * dice.standard_normal(400)
    found = shrink_means(raw, errors**2)
    assert ((found.estimates - truth) ** 2).sum() < 0.5 * ((raw - truth) ** 2).sum()
    assert 0.92 <= np.mean((found.low <= truth) & (truth <= found.high)) <= 0.98


@given(st.integers(0, 500))
def test_an_estimate_lies_between_the_units_own_and_the_typical(seed):
    _, successes, trials = _shares(seed)
    found = shrink_shares(successes, trials)
    own = successes / trials
    assert (np.minimum(own, found.typical) - 1e-9 <= found.estimates).all()
    assert (found.estimates <= np.maximum(own, found.typical) + 1e-9).all()


def test_a_unit_without_trials_stays_without_a_figure():
    _, successes, trials = _shares(5)
    trials[7] = 0
    found = shrink_shares(successes, trials)
    assert np.isnan(found.estimates[7])
    assert found.units == 299


def test_four_units_are_refused():
    with pytest.raises(NotEnoughData, match="5"):
        shrink_means(np.ones(4), np.ones(4))
