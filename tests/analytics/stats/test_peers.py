"""One post among its peers: typical, the band, and how rarely an ordinary one lies outside."""

import numpy as np
import pytest
from scipy import stats

from analytics.stats.peers import compare_with_peers
from domain.errors import NotEnoughData


@pytest.mark.parametrize("peers", [10, 20, 60])
def test_the_band_holds_an_ordinary_post(peers):
    rng = np.random.default_rng(peers)
    runs = np.expm1(rng.normal(8, 1.1, (3_000, peers + 1)))
    compared = [compare_with_peers(one[0], one[1:]) for one in runs]
    inside = np.mean([c.low <= one[0] <= c.high for one, c in zip(runs, compared, strict=True)])
    assert 0.935 <= inside <= 0.98
    assert 0.02 <= np.mean([c.p <= 0.05 for c in compared]) <= 0.065


def test_the_figures_are_those_of_a_sum_by_hand():
    """Logarithms 1 to 11: median 6, median absolute deviation 3."""
    peers = np.expm1(np.arange(1.0, 12.0))
    found = compare_with_peers(float(np.expm1(15.0)), peers)
    scatter = 1.4826 * 3 * np.sqrt(1 + np.pi / 22)
    assert found.typical == pytest.approx(np.expm1(6))
    assert found.deviation == pytest.approx(9 / scatter)
    assert found.p == pytest.approx(2 * stats.t.sf(9 / scatter, 0.37 * 11))
    margin = stats.t.ppf(0.975, 0.37 * 11) * scatter
    assert found.high == pytest.approx(np.expm1(6 + margin))
    assert found.low == 0.0


def test_twice_the_typical_is_one_doubling():
    found = compare_with_peers(200.0, np.array([50.0, 100, 150] * 5))
    assert found.doublings == pytest.approx(1.0)


def test_a_former_hit_does_not_hide_the_next_one():
    usual = np.random.default_rng(3).lognormal(6, 0.3, 30)
    plain = compare_with_peers(1e5, usual)
    beside = compare_with_peers(1e5, np.r_[usual, 1e6, 2e6])
    assert plain.p < 1e-4
    assert beside.p < 1e-3


def test_peers_that_are_all_alike_leave_no_doubt():
    alike = np.full(12, 40.0)
    assert compare_with_peers(40.0, alike).p == 1.0
    assert compare_with_peers(41.0, alike).p == 0.0


def test_nothing_has_no_doublings_but_a_verdict():
    found = compare_with_peers(0.0, np.random.default_rng(1).lognormal(6, 0.3, 30))
    assert np.isnan(found.doublings)
    assert found.deviation < -5


def test_ten_others_are_needed_and_unknown_ones_are_none():
    peers = np.r_[np.arange(1.0, 10.0), np.nan, np.nan]
    with pytest.raises(NotEnoughData, match="needs 10 other posts, has 9"):
        compare_with_peers(5.0, peers)
