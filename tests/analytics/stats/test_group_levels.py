"""Levels and spreads of groups, against numpy, scipy and simulation."""

import numpy as np
import pytest
from scipy import stats

from analytics.stats.group_levels import LogMoments, compare_spreads, estimate_levels
from domain.errors import NotEnoughData


def moments_of(groups):
    logs = [np.log1p(np.asarray(group, dtype=float)) for group in groups]
    n = np.array([log.size for log in logs], dtype=float)
    return LogMoments.from_sums(
        n, np.array([[np.sum(log**k) for k in (1, 2, 3, 4)] for log in logs])
    )


def drawn(rng, sizes, *, between, within):
    centres = rng.normal(7, between, len(sizes))
    return centres, [
        np.expm1(rng.normal(centre, within, size))
        for centre, size in zip(centres, sizes, strict=True)
    ]


def test_moments_are_those_that_numpy_and_scipy_tell():
    groups = [np.random.default_rng(n).lognormal(8, 1.3, size) for n, size in enumerate((3, 40, 9))]
    found = moments_of(groups)
    logs = [np.log1p(group) for group in groups]
    np.testing.assert_allclose(found.means, [log.mean() for log in logs])
    np.testing.assert_allclose(found.variances, [log.var(ddof=1) for log in logs])
    np.testing.assert_allclose(found.fourth, [stats.moment(log, 4) * log.size for log in logs])


def test_a_single_post_has_no_spread_of_its_own():
    assert np.isnan(moments_of([[5.0], [3.0, 4.0]]).variances[0])


def test_one_large_group_keeps_its_geometric_mean():
    rng = np.random.default_rng(1)
    _, groups = drawn(rng, (4000, 4000, 4000, 4000, 4000), between=1.5, within=0.5)
    found = estimate_levels(moments_of(groups))
    own = [stats.gmean(group + 1) - 1 for group in groups]
    np.testing.assert_allclose(found.estimates, own, rtol=0.01)


def test_groups_alike_are_all_drawn_to_the_typical_one():
    rng = np.random.default_rng(2)
    found = estimate_levels(moments_of(drawn(rng, (6,) * 30, between=0, within=1.2)[1]))
    assert np.ptp(np.log(found.estimates)) < 0.5 * np.ptp(
        [np.log1p(group).mean() for group in drawn(rng, (6,) * 30, between=0, within=1.2)[1]]
    )


def test_drawn_figures_are_nearer_the_truth_than_the_groups_own():
    rng, own, fair = np.random.default_rng(3), 0.0, 0.0
    for _ in range(100):
        sizes = rng.integers(1, 12, 20)
        centres, groups = drawn(rng, sizes, between=0.6, within=1.2)
        logs = moments_of(groups)
        own += float(((logs.means - centres) ** 2).sum())
        fair += float(((np.log1p(estimate_levels(logs).estimates) - centres) ** 2).sum())
    assert fair < 0.8 * own


@pytest.mark.parametrize("within", [0.6, 1.4])
def test_intervals_hold_the_truth_about_as_often_as_stated(within):
    rng, held, all_of_them = np.random.default_rng(4), 0, 0
    for _ in range(150):
        centres, groups = drawn(rng, rng.integers(1, 15, 15), between=0.8, within=within)
        found = estimate_levels(moments_of(groups))
        held += int(((np.log1p(found.low) <= centres) & (centres <= np.log1p(found.high))).sum())
        all_of_them += centres.size
    assert 0.92 <= held / all_of_them <= 0.975


def test_only_single_posts_tell_no_typical_one():
    with pytest.raises(NotEnoughData):
        estimate_levels(moments_of([[1.0]] * 8))


def test_fewer_than_five_groups_are_no_ranking():
    with pytest.raises(NotEnoughData, match="needs 5"):
        estimate_levels(moments_of([[1.0, 5.0, 9.0]] * 4))


def test_a_group_that_spreads_less_is_found():
    rng = np.random.default_rng(5)
    groups = [rng.lognormal(7, 1.2, 40) for _ in range(9)] + [rng.lognormal(7, 0.3, 40)]
    found = compare_spreads(moments_of(groups))
    assert np.argmin(found.q) == 9
    assert found.q[9] < 0.01
    assert found.low[9] < np.exp(0.3) < found.high[9]


@pytest.mark.parametrize("heavy", [False, True])
def test_alike_groups_seldom_seem_consistent(heavy):
    """At most one family in ten with a false alarm where five in a hundred are asked for; heavy
    tails would give every third to a test by the F distribution."""
    rng, alarms = np.random.default_rng(6), 0
    for _ in range(200):
        noise = rng.standard_t(5, (12, 12)) if heavy else rng.normal(size=(12, 12))
        found = compare_spreads(moments_of(np.exp(8 + noise)))
        alarms += bool((found.q <= 0.05).any())
    assert alarms / 200 <= 0.10


def test_too_few_groups_are_not_judged():
    with pytest.raises(NotEnoughData, match="10 posts"):
        compare_spreads(moments_of([[1.0, 2.0, 3.0]] * 8))
