"""Experiments give published answers, keep their promises in simulation, and can be planned.

The published answers are those of GrowthBook's own statistics tests.
"""

import numpy as np
import pytest
from scipy import stats
from statsmodels.stats.power import NormalIndPower

from analytics.stats.experiments import (
    Amounts,
    AmountsWithBefore,
    Ratios,
    Shares,
    check_sample_ratio,
    compare_at_any_time,
    compare_once,
    detectable_effect,
    estimate_belief,
    freed_of_before,
    people_needed,
    power,
)
from domain.errors import InvalidRequest, NotEnoughData

CONTROL = Amounts(3407, 1396.87, 52377.9767).group
VARIANT = Amounts(3461, 2422.7, 134698.29).group


def _amounts(x):
    return Amounts(len(x), x.sum(), (x * x).sum()).group


def _said(found):
    return (found.estimate, found.low, found.high, found.p)


def test_published_effects_of_amounts_and_shares():
    assert _said(compare_once(CONTROL, VARIANT)) == pytest.approx(
        (0.70732, -0.03526, 1.44989, 0.06191), abs=1.01e-5
    )
    assert _said(compare_once(CONTROL, VARIANT, relative=False)) == pytest.approx(
        (0.29, 0.04538, 0.53462, 0.02016), abs=1.01e-5
    )
    shares = Shares(28, 14).group, Shares(30, 16).group
    assert _said(compare_once(*shares)) == pytest.approx(
        (0.06667, -0.47767, 0.61101, 0.80707), abs=1.01e-5
    )


def test_published_effects_that_hold_at_any_time():
    amounts = Amounts(3000, 1396.87, 52377.9767).group, VARIANT
    assert _said(compare_at_any_time(*amounts, tightest_at=1000)) == pytest.approx(
        (0.50336, -0.55844, 1.56516, 1.0), abs=1.01e-5
    )
    shares = Shares(3000, 1396).group, Shares(3461, 2422).group
    assert _said(compare_at_any_time(*shares)) == pytest.approx(
        (0.50386, 0.40098, 0.60675, 0.0), abs=1.01e-5
    )


def test_a_published_effect_freed_of_the_time_before():
    groups = freed_of_before(
        AmountsWithBefore(3000, 1396.87, 52377.9767, 16.87, 527.9767, 1),
        AmountsWithBefore(3461, 2422.7, 134698.29, 22.7, 1348.29, 1),
    )
    assert _said(compare_at_any_time(*groups)) == pytest.approx(
        (0.50338, -0.50969, 1.51646, 1.0), abs=2e-5
    )


def test_published_beliefs():
    belief = estimate_belief(Shares(100, 49).group, Shares(100, 51).group)
    said = (belief.estimate, belief.low, belief.high, belief.chance_to_win)
    assert said == pytest.approx((0.04082, -0.24779, 0.32943, 0.60918), abs=1.01e-5)
    belief = estimate_belief(Amounts(10, 100, 1002.25).group, Amounts(10, 105, 1111.5).group)
    assert belief.chance_to_win == pytest.approx(0.91923, abs=1.01e-5)


def test_an_absolute_effect_is_welchs():
    dice = np.random.default_rng(1)
    x, y = dice.gamma(2, 3, 80), dice.gamma(2, 4, 120)
    expected = stats.ttest_ind(y, x, equal_var=False)
    found = compare_once(_amounts(x), _amounts(y), relative=False)
    assert found.p == pytest.approx(expected.pvalue)
    assert (found.low, found.high) == pytest.approx(tuple(expected.confidence_interval()))


def test_a_ratio_covers_its_truth():
    dice = np.random.default_rng(2)
    covered = 0
    for _ in range(600):
        bottoms = dice.poisson(dice.gamma(2, 3, (2, 800))) + 1.0
        tops = dice.binomial(bottoms.astype(int), 0.2).astype(float)
        control, variant = (
            Ratios(800, t.sum(), (t * t).sum(), b.sum(), (b * b).sum(), (t * b).sum()).group
            for t, b in zip(tops, bottoms, strict=True)
        )
        found = compare_once(control, variant)
        covered += found.low <= 0 <= found.high
    assert 0.93 <= covered / 600 <= 0.97


def test_the_time_before_cuts_the_variance_by_its_squared_correlation():
    dice = np.random.default_rng(3)
    before = dice.standard_normal((2, 20_000))
    amounts = 0.8 * before + 0.6 * dice.standard_normal((2, 20_000))
    groups = freed_of_before(
        *(
            AmountsWithBefore(20_000, a.sum(), (a * a).sum(), b.sum(), (b * b).sum(), (a * b).sum())
            for a, b in zip(amounts, before, strict=True)
        )
    )
    assert groups[0].variance / _amounts(amounts[0]).variance == pytest.approx(0.36, abs=0.02)


def test_looking_twenty_times_is_safe_only_where_it_is_said_to_be():
    dice = np.random.default_rng(4)
    fooled = {compare_once: 0, compare_at_any_time: 0}
    for _ in range(150):
        x, y = dice.standard_normal((2, 2000))
        for compare in fooled:
            looks = (compare(_amounts(x[:n]), _amounts(y[:n]), relative=False)
                     for n in range(100, 2001, 100))  # fmt: skip
            fooled[compare] += any(not found.unclear for found in looks)
    assert fooled[compare_at_any_time] / 150 <= 0.05
    assert fooled[compare_once] / 150 >= 0.15


def test_groups_out_of_balance_are_noticed():
    assert not check_sample_ratio([1000, 1010], [1, 1]).is_suspicious
    broken = check_sample_ratio([1000, 1200, 900], [1, 1, 1])
    assert broken.is_suspicious
    assert broken.p == pytest.approx(stats.chisquare([1000, 1200, 900]).pvalue)


@pytest.mark.parametrize("effect", [0.1, 0.3])
def test_planning_agrees_with_statsmodels(effect):
    expected = NormalIndPower().solve_power(effect / 2, power=0.8, alpha=0.05)
    assert people_needed(effect, variance=4.0) == np.ceil(expected)
    assert power(effect, 400, 4.0) == pytest.approx(
        NormalIndPower().power(effect / 2, 400, alpha=0.05), abs=1e-6
    )
    assert power(detectable_effect(400, 4.0), 400, 4.0) == pytest.approx(0.8, abs=1e-5)


def test_what_cannot_be_compared_is_refused_in_words():
    with pytest.raises(NotEnoughData):
        _ = Amounts(1, 3, 9).group
    with pytest.raises(InvalidRequest, match="zero"):
        compare_once(Shares(10, 0).group, Shares(10, 3).group)


def test_equal_constants_show_no_effect():
    same = Amounts(10, 50, 250).group
    assert _said(compare_once(same, same)) == (0, 0, 0, 1.0)
    assert compare_at_any_time(same, same).p == 1.0
    assert estimate_belief(same, same).chance_to_win == 0.5
