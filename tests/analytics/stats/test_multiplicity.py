"""Corrections for many tests agree with independent implementations."""

import numpy as np
import pytest
from scipy.stats import false_discovery_control
from statsmodels.stats.multitest import multipletests

from analytics.stats.multiplicity import false_discovery_q, family_wise_p

P = np.random.default_rng(1).random((6, 7)) ** 2


def test_q_values_are_those_of_scipy():
    assert false_discovery_q(P).ravel() == pytest.approx(false_discovery_control(P.ravel()))


def test_family_wise_values_are_those_of_statsmodels():
    expected = multipletests(P.ravel(), method="holm")[1]
    assert family_wise_p(P).ravel() == pytest.approx(expected)


@pytest.mark.parametrize("correct", [false_discovery_q, family_wise_p])
def test_a_test_that_could_not_be_made_is_no_test(correct):
    with_gap = np.insert(P.ravel(), 3, np.nan)
    found = correct(with_gap)
    assert np.isnan(found[3])
    assert np.delete(found, 3) == pytest.approx(correct(P).ravel())
