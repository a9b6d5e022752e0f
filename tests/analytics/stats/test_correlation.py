"""Every pair at once says what scipy says pair by pair, and knows when rows tell little."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analytics.stats.correlation import correlate, correlate_given, correlate_ranks
from domain.errors import NotEnoughData


def _columns(seed, rows=300, *, missing=0.0):
    dice = np.random.default_rng(seed)
    features = dice.standard_normal((rows, 3))
    outcomes = np.exp(dice.standard_normal((rows, 2)) + 0.3 * features[:, :2])
    if missing:
        features[dice.random(features.shape) < missing] = np.nan
        outcomes[dice.random(outcomes.shape) < missing] = np.nan
    return features, outcomes


def _complete(features, outcomes, i, j):
    both = np.isfinite(features[:, i]) & np.isfinite(outcomes[:, j])
    return features[both, i], outcomes[both, j]


@pytest.mark.parametrize("missing", [0.0, 0.2])
@pytest.mark.parametrize("rows", [20, 300, 5000])
def test_each_pair_is_what_scipy_says(rows, missing):
    features, outcomes = _columns(1, rows, missing=missing)
    found = correlate(features, outcomes)
    for i, j in np.ndindex(found.r.shape):
        expected = stats.pearsonr(*_complete(features, outcomes, i, j))
        interval = expected.confidence_interval(0.95)
        assert found.r[i, j] == pytest.approx(expected.statistic, abs=1e-12)
        assert found.p[i, j] == pytest.approx(expected.pvalue, rel=1e-9)
        assert (found.low[i, j], found.high[i, j]) == pytest.approx(interval, abs=1e-12)


def test_q_is_corrected_over_all_pairs():
    found = correlate(*_columns(2))
    expected = stats.false_discovery_control(found.p.ravel()).reshape(found.p.shape)
    assert found.q == pytest.approx(expected)


@given(st.integers(0, 1000), st.floats(-1e8, 1e8), st.floats(0.01, 1e6))
def test_shift_and_scale_change_nothing_and_a_mirror_only_the_sign(seed, shift, scale):
    features, outcomes = _columns(seed, 50)
    plain = correlate(features, outcomes)
    moved = correlate(shift + scale * features, outcomes)
    mirrored = correlate(-features, outcomes)
    assert moved.r == pytest.approx(plain.r, abs=1e-5)
    assert mirrored.r == pytest.approx(-plain.r)
    assert mirrored.low == pytest.approx(-plain.high)


def test_ranks_agree_with_scipy_and_ignore_the_scale():
    features, outcomes = _columns(3)
    found = correlate_ranks(features, outcomes)
    expected = stats.spearmanr(features[:, 0], outcomes[:, 1])
    assert found.r[0, 1] == pytest.approx(expected.statistic, abs=1e-12)
    assert found.p[0, 1] == pytest.approx(expected.pvalue, rel=1e-9)
    assert correlate_ranks(features, np.log(outcomes)).r == pytest.approx(found.r)


def test_the_interval_of_ranks_covers_on_skewed_figures():
    dice = np.random.default_rng(4)
    truth = 6 / np.pi * np.arcsin(0.5 / 2)  # Spearman's of a normal pair whose Pearson's is 0.5
    covered = 0
    for _ in range(1500):
        x, noise = dice.standard_normal((2, 200, 1))
        found = correlate_ranks(np.exp(1.5 * x), np.exp(1.5 * (0.5 * x + np.sqrt(0.75) * noise)))
        covered += found.low[0, 0] <= truth <= found.high[0, 0]
    assert 0.93 <= covered / 1500 <= 0.97


def _remembering(dice, shape, memory=0.8):
    series = dice.standard_normal(shape)
    for row in range(1, len(series)):
        series[row] += memory * series[row - 1]
    return series


def test_independent_series_that_remember_are_rarely_called_related():
    dice = np.random.default_rng(5)
    chances = []
    for _ in range(20):
        found = correlate(_remembering(dice, (200, 100)), _remembering(dice, (200, 1)))
        chances.append((found.p < 0.05).mean())
    assert 0.03 <= np.mean(chances) <= 0.07


def test_rows_in_no_order_count_in_full():
    found = correlate(*_columns(6))
    assert (found.effective_n == found.n).all()


def test_what_is_held_fixed_explains_nothing_more():
    """Both follow the age; given the age nothing is left. Checked against the textbook formula."""
    dice = np.random.default_rng(7)
    age = dice.standard_normal((400, 1))
    x, y = age + dice.standard_normal((400, 1)), age + dice.standard_normal((400, 1))
    rxy, rxa, rya = (np.corrcoef(a.T, b.T)[0, 1] for a, b in ((x, y), (x, age), (y, age)))
    expected = (rxy - rxa * rya) / np.sqrt((1 - rxa**2) * (1 - rya**2))
    found = correlate_given(x, y, age)
    assert found.r[0, 0] == pytest.approx(expected, abs=1e-12)
    assert found.low[0, 0] < 0 < found.high[0, 0]
    assert correlate(x, y).low[0, 0] > 0


def test_a_constant_column_has_no_correlation():
    features, outcomes = _columns(8)
    found = correlate(np.column_stack([features, np.full(300, 1e9)]), outcomes)
    assert np.isnan(found.r[3]).all()
    assert np.isnan(found.p[3]).all()
    assert not np.isnan(found.q[:3]).any()


def test_three_rows_are_refused_in_words():
    with pytest.raises(NotEnoughData, match="4"):
        correlate(np.ones((3, 1)), np.ones((3, 1)))
