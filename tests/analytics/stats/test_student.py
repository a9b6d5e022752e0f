"""Quantiles of Student's t beside printed tables and an independent implementation."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import stdtrit

from analytics.stats.student import t_quantile


@pytest.mark.parametrize(
    ("freedom", "probability", "printed"),
    [
        (1, 0.975, 12.706),
        (2, 0.975, 4.303),
        (10, 0.975, 2.228),
        (30, 0.95, 1.697),
        (5, 0.995, 4.032),
    ],
)
def test_agrees_with_the_printed_table(freedom, probability, printed):
    assert t_quantile(freedom, probability) == pytest.approx(printed, abs=5e-4)


@given(st.floats(1, 5000), st.floats(0.501, 0.9995))
def test_agrees_with_another_implementation(freedom, probability):
    assert t_quantile(freedom, probability) == pytest.approx(
        stdtrit(freedom, probability), rel=1e-9, abs=1e-9
    )


@given(st.floats(1, 300), st.floats(0.51, 0.99))
def test_is_symmetric(freedom, probability):
    assert t_quantile(freedom, 1 - probability) == pytest.approx(-t_quantile(freedom, probability))


def test_the_middle_is_zero():
    assert t_quantile(7, 0.5) == 0
