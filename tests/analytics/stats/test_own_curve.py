import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analytics.stats.own_curve import MINIMUM_RATES, fit_own_curve
from domain.errors import NotEnoughData


def test_an_even_post_may_grow_somewhat_more_or_less_and_no_tenfold():
    curve = fit_own_curve(np.full(10, 100.0))
    # log1p(100) +- 5 * 0.3: a factor of e^1.5 = 4.48 either way.
    assert curve.typical == pytest.approx(100)
    assert curve.high == pytest.approx(101 * np.e**1.5 - 1)
    assert curve.low == pytest.approx(101 / np.e**1.5 - 1)
    assert curve.is_above(1000)
    assert curve.is_below(10)
    assert not curve.is_above(400)


def test_a_lively_post_is_given_more_room_than_an_even_one():
    lively = fit_own_curve(np.array([10.0, 400, 30, 900, 20, 250, 60, 700]))
    assert lively.high > fit_own_curve(np.full(8, 155.0)).high * 10


def test_one_wild_day_changes_nothing():
    even = [100.0] * 9
    assert fit_own_curve(np.array([*even, 50_000.0])) == fit_own_curve(np.array([*even, 100.0]))


def test_a_fall_counts_as_no_growth():
    assert fit_own_curve(np.array([-500.0] * 7)) == fit_own_curve(np.zeros(7))


def test_only_the_latest_rates_count():
    old = np.full(40, 9_000.0)
    assert fit_own_curve(np.concatenate([old, np.full(28, 5.0)])).typical == pytest.approx(5)


def test_too_few_rates_are_refused_with_numbers():
    with pytest.raises(NotEnoughData, match="needs 7 rates, has 6"):
        fit_own_curve(np.ones(MINIMUM_RATES - 1))


@given(st.lists(st.floats(0, 1e9), min_size=7, max_size=60))
def test_the_typical_rate_is_never_unusual(rates):
    curve = fit_own_curve(np.array(rates))
    assert curve.low <= curve.typical <= curve.high
    assert not curve.is_above(curve.typical)
    assert not curve.is_below(curve.typical)
