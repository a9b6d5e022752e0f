"""Series that truly rise are found; ones that only look restless, fade or follow all are not."""

import numpy as np
import pytest

from analytics.stats.rising import find_rises
from analytics.stats.synthetic import make_noise


def _counts(k, *, memory=0.4, seed=1, level=300.0):
    rng = np.random.default_rng(seed)
    return rng, level * np.exp(0.3 * make_noise(k, 35, memory=memory, rng=rng))


def _judge(values):
    return find_rises(values[:, 28:], values[:, :28])


def test_doubled_series_are_found_and_few_others():
    rng, expected = _counts(200)
    expected[:20, 28:] *= 2.5
    rising = _judge(rng.poisson(expected).astype(float)).rising()
    assert rising[:20].sum() >= 14
    assert rising[20:].sum() <= 2


@pytest.mark.parametrize("memory", [0.0, 0.4, 0.7])
def test_where_nothing_rises_hardly_any_is_named(memory):
    rng, expected = _counts(1500, memory=memory, seed=5)
    rises = _judge(rng.poisson(expected).astype(float))
    assert rises.n == 1500
    assert rises.rising().sum() <= 3


def test_what_lifts_all_is_no_news_of_one():
    rng, expected = _counts(60, memory=0.0)
    expected[:, 28:] *= 2
    rises = _judge(rng.poisson(expected).astype(float))
    assert 1.8 < rises.common < 2.2
    assert not rises.rising().any()


def test_fading_content_does_not_rise():
    fading = 5000 * np.exp(-np.arange(35) / 9.0)
    rng = np.random.default_rng(2)
    assert not _judge(rng.poisson(np.tile(fading, (20, 1))).astype(float)).rising().any()


def test_expected_is_the_own_mean_of_as_many_days():
    values = np.full((1, 35), 100.0)
    values[0, [3, 30]] = np.nan
    values[0, 28:30] = 150.0
    rises = _judge(values)
    assert rises.expected[0] == pytest.approx(600)
    assert rises.recent[0] == 2 * 150 + 4 * 100
    assert rises.ratio[0] == pytest.approx(700 / 600)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda v: v[:, 28:31].fill(np.nan),  # four recent days left
        lambda v: v[:, :15].fill(np.nan),  # thirteen earlier ones left
        lambda v: v[:].fill(7.0),  # 49 expected
    ],
)
def test_too_little_is_not_judged(spoil):
    values = np.full((3, 35), 100.0)
    spoil(values)
    rises = _judge(values)
    assert rises.n == 0
    assert np.isnan(rises.q).all()
    assert not rises.rising().any()


def test_no_series_at_all_is_no_error():
    assert find_rises(np.empty((0, 7)), np.empty((0, 28))).n == 0


def test_small_series_are_drawn_towards_the_others():
    rng, expected = _counts(100, memory=0.0)
    expected[0] = 9.0
    expected[0, 28:] = 18.0
    rises = _judge(rng.poisson(expected).astype(float))
    assert 1 < rises.shrunk[0] < rises.ratio[0]
