"""Certified and independent values are met, chance is not taken for association."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from analytics.stats.association import correlation_ratio, cramers_v, rank_correlation_ratio
from analytics.stats.correlation import correlate
from domain.errors import NotEnoughData

NIST = Path(__file__).parent / "nist"


def _nist(name):
    """Of the Statistical Reference Datasets, analysis of variance: data from line 61 on."""
    table = np.loadtxt(NIST / f"{name}.dat", skiprows=60)
    return table[:, 0].astype(np.int64), table[:, 1]


@pytest.mark.parametrize(
    ("name", "r_squared", "f", "digits"),
    [
        ("SiRstv", 1.90999039051129e-01, 1.18046237440255, 1e-10),
        ("AtmWtAg", 2.57426544538321e-01, 1.59467335677930e01, 1e-8),
        ("SmLs04", 4.82758620689655e-01, 2.10e01, 1e-8),
    ],
)
def test_the_certified_values_of_nist_are_met(name, r_squared, f, digits):
    codes, values = _nist(name)
    found = correlation_ratio(codes, values)
    between = len(set(codes)) - 1
    within = len(codes) - between - 1
    assert found.estimate**2 == pytest.approx(r_squared, rel=digits)
    assert found.p == pytest.approx(stats.f.sf(f, between, within), rel=1e-6)


def _groups(seed, sizes=(12, 30, 7), shift=0.5):
    dice = np.random.default_rng(seed)
    codes = np.repeat(np.arange(len(sizes)), sizes)
    return codes, dice.standard_normal(codes.size) + shift * codes


def test_the_f_test_and_kruskal_wallis_are_those_of_scipy():
    codes, values = _groups(1)
    values = np.round(values, 1)  # with ties
    parts = [values[codes == code] for code in range(3)]
    ranked = rank_correlation_ratio(codes, values)
    expected = stats.kruskal(*parts)
    assert correlation_ratio(codes, values).p == pytest.approx(stats.f_oneway(*parts).pvalue)
    assert ranked.p == pytest.approx(expected.pvalue)
    assert ranked.estimate**2 == pytest.approx(expected.statistic / (codes.size - 1))
    assert ranked.explained == pytest.approx((expected.statistic - 2) / (codes.size - 3))


def test_with_two_categories_it_is_pearson_with_zero_and_one():
    codes, values = _groups(2, (20, 25))
    expected = stats.pointbiserialr(codes, values)
    pearson = correlate(codes[:, None].astype(float), values[:, None])
    assert correlation_ratio(codes, values).estimate == pytest.approx(abs(expected.statistic))
    assert correlation_ratio(codes, values).p == pytest.approx(expected.pvalue)
    assert pearson.r[0, 0] == pytest.approx(expected.statistic)


@given(st.integers(0, 500), st.floats(-1e6, 1e6), st.floats(0.01, 1e6))
def test_shift_scale_mirror_and_names_of_categories_change_nothing(seed, shift, scale):
    codes, values = _groups(seed)
    plain = correlation_ratio(codes, values)
    moved = correlation_ratio(np.array([70, 4, 9])[codes], shift - scale * values)
    assert moved.estimate == pytest.approx(plain.estimate, abs=1e-4)
    assert moved.high == pytest.approx(plain.high, abs=1e-4)
    ranks = rank_correlation_ratio(codes, values)
    assert rank_correlation_ratio(codes, np.exp(values)).estimate == pytest.approx(ranks.estimate)


@pytest.mark.parametrize("truth", [0.0, 0.3, 0.6])
def test_the_interval_of_the_correlation_ratio_covers(truth):
    """Fixed groups whose means spread so that eta of the whole is `truth`."""
    dice = np.random.default_rng(3)
    codes = np.repeat(np.arange(4), 15)
    shifts = np.array([-1.0, 1.0, -1.0, 1.0])[codes] * truth / np.sqrt(1 - truth**2)
    covered = 0
    for _ in range(600):
        found = correlation_ratio(codes, shifts + dice.standard_normal(60))
        covered += found.low <= truth + 1e-12 and found.high >= truth
    assert 0.93 <= covered / 600 <= (1.0 if truth == 0 else 0.97)


def test_chance_explains_nothing_on_average():
    dice = np.random.default_rng(4)
    codes = np.repeat(np.arange(20), 5)
    found = [correlation_ratio(codes, dice.standard_normal(100)) for _ in range(200)]
    assert np.mean([each.estimate**2 for each in found]) > 0.15  # 19 / 99 by chance
    assert np.mean([each.explained for each in found]) < 0.06
    assert 0.02 <= np.mean([each.p < 0.05 for each in found]) <= 0.09


def _rows_of(table):
    table = np.asarray(table)
    pairs = [
        (row, column) for (row, column), count in np.ndenumerate(table) for _ in range(int(count))
    ]
    return np.array(pairs).T


def test_cramers_v_of_a_table_by_hand():
    """Chi-squared 20 of n 80: phi squared 1/4, freed (1/4 - 1/79) / (1 - 1/79)."""
    found = cramers_v(*_rows_of([[30, 10], [10, 30]]))
    assert found.estimate == pytest.approx(np.sqrt(18.75 / 78))
    assert found.p == pytest.approx(stats.chi2.sf(20, 1))
    assert found.low < 0.5 < found.high


def test_cramers_v_is_one_when_one_decides_the_other():
    assert cramers_v(*_rows_of(np.diag([12, 20, 30]))).estimate == pytest.approx(1)


def test_cramers_v_forgets_the_order_and_which_comes_first():
    first, second = _rows_of([[20, 5, 9], [8, 22, 4], [6, 10, 30]])
    shuffled = np.random.default_rng(5).permutation(first.size)
    plain = cramers_v(first, second)
    turned = cramers_v(-second[shuffled] + 2, first[shuffled] * 10)
    assert turned.estimate == pytest.approx(plain.estimate)
    expected = stats.chi2_contingency([[20, 5, 9], [8, 22, 4], [6, 10, 30]], correction=False)
    assert plain.p == pytest.approx(expected.pvalue)


def test_many_categories_without_association_stay_near_zero():
    dice = np.random.default_rng(6)
    found = [cramers_v(*dice.integers(0, 6, (2, 200))) for _ in range(200)]
    assert np.mean([each.estimate for each in found]) < 0.06  # uncorrected: 0.16
    assert 0.02 <= np.mean([each.p < 0.05 for each in found]) <= 0.09


def test_the_interval_of_cramers_v_covers():
    dice = np.random.default_rng(7)
    covered = 0
    for _ in range(600):
        first = dice.integers(0, 2, 150)
        second = np.where(dice.random(150) < 0.7, first, 1 - first)  # V is 0.7 - 0.3
        found = cramers_v(first, second)
        covered += found.low <= 0.4 <= found.high
    assert 0.92 <= covered / 600 <= 0.98


def test_rare_and_unknown_rows_are_left_out_and_counted():
    codes, values = _groups(8)
    plain = correlation_ratio(codes, values)
    more = correlation_ratio(
        np.concatenate([codes, [9] * 4, [-1] * 3, [0]]),
        np.concatenate([values, np.full(7, 1e6), [np.nan]]),
    )
    assert more.left_out == 8
    assert more.estimate == pytest.approx(plain.estimate)


def test_a_constant_metric_has_no_association():
    found = correlation_ratio(_groups(9)[0], np.full(49, 0.1))
    assert np.isnan(found.estimate)
    assert np.isnan(found.p)


def test_categories_that_decide_everything_leave_no_doubt():
    codes = _groups(10)[0]
    found = correlation_ratio(codes, codes * 2.0)
    assert (found.estimate, found.low, found.high, found.p) == (1, 1, 1, 0)


def test_one_category_is_refused_in_words():
    with pytest.raises(NotEnoughData, match="needs 2 categories of at least 5 rows, has 1"):
        correlation_ratio(np.zeros(50, dtype=np.int64), np.arange(50.0))
    with pytest.raises(NotEnoughData, match="has 1"):
        cramers_v(np.arange(50) % 2, np.zeros(50, dtype=np.int64))
    with pytest.raises(NotEnoughData, match="has 0"):
        cramers_v(np.full(50, -1), np.arange(50) % 2)


def test_a_table_with_too_few_rows_per_cell_is_refused_in_words():
    codes = np.arange(40) % 4
    with pytest.raises(NotEnoughData, match="needs 80 rows, has 40"):
        cramers_v(codes, np.arange(40) // 10)
