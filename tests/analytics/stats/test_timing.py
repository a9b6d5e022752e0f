"""What weekday and hours explain: truth is found, chance is not, accounts and works cannot pass."""

import numpy as np
import pytest

from analytics.stats.timing import Part, estimate_timing
from domain.errors import NotEnoughData


def _posts(rng, n=160, *, effect=0.0):
    """Single works of one account; `effect` is what a Tuesday adds, in standard deviations."""
    weekdays, blocks = rng.integers(0, 7, n), rng.integers(2, 7, n)
    return effect * (weekdays == 1) + rng.normal(size=n), weekdays, blocks


def _estimate(values, weekdays, blocks, *, given=None, accounts=None, works=None, **choices):
    n = values.size
    return estimate_timing(
        values,
        weekdays,
        blocks,
        given=np.empty((n, 0)) if given is None else given,
        accounts=np.zeros(n, dtype=int) if accounts is None else accounts,
        works=np.arange(n) if works is None else works,
        **choices,
    )


def test_of_noise_alone_one_in_twenty_stands():
    stands = [
        _estimate(*_posts(np.random.default_rng(seed)), permutations=199, seed=seed).stands
        for seed in range(300)
    ]
    assert 0.03 <= np.mean(stands) <= 0.07


def test_works_on_several_accounts_at_alike_times_are_no_timing():
    """Posts of a work share its quality and its weekday: taken as independent, they would show
    timing far too often."""
    stands, naive = [], []
    for seed in range(150):
        rng = np.random.default_rng(seed)
        works = np.repeat(np.arange(60), 3)
        accounts = np.tile(np.arange(3), 60)
        values = rng.normal(size=60)[works] + accounts + 0.4 * rng.normal(size=180)
        weekdays, blocks = rng.integers(0, 7, 60)[works], rng.integers(2, 6, 180)
        given = (accounts[:, None] == np.arange(2)).astype(float)
        told = {"given": given, "accounts": accounts, "permutations": 99, "seed": seed}
        stands.append(_estimate(values, weekdays, blocks, works=works, **told).stands)
        naive.append(_estimate(values, weekdays, blocks, **told).stands)
    assert np.mean(stands) <= 0.08
    assert np.mean(naive) > 0.25


def test_a_true_weekday_is_found_and_its_share_is_told():
    """A Tuesday adds one standard deviation: 6/49 of variance beside 1 of noise."""
    true = (6 / 49) / (1 + 6 / 49)
    found = [
        _estimate(*_posts(np.random.default_rng(s), 300, effect=1.0), permutations=199)
        for s in range(60)
    ]
    weekday = [one.parts[0] for one in found]
    assert {part.part for part in weekday} == {Part.WEEKDAY}
    assert np.mean([one.stands for one in found]) > 0.9
    assert np.mean([part.share for part in weekday]) == pytest.approx(true, abs=0.02)
    assert np.mean([part.low <= true <= part.high for part in weekday]) >= 0.9
    assert np.mean([one.clearest.part is Part.TIME for one in found]) < 0.05


def test_what_is_held_fixed_cannot_pass_for_timing():
    """One account publishes early in the week and the other one late."""
    plain, adjusted = [], []
    for seed in range(40):
        rng = np.random.default_rng(seed)
        _, weekdays, blocks = _posts(rng)
        accounts = (weekdays >= 3).astype(int)
        told = (5.0 * accounts + rng.normal(size=accounts.size), weekdays, blocks)
        given = accounts[:, None].astype(float)
        plain.append(_estimate(*told, permutations=99).stands)
        held = _estimate(*told, given=given, accounts=accounts, permutations=99)
        adjusted.append(held.stands)
    assert np.mean(plain) == 1.0
    assert np.mean(adjusted) <= 0.15


def test_units_and_order_change_nothing():
    rng = np.random.default_rng(5)
    values, weekdays, blocks = _posts(rng, effect=0.8)
    order = rng.permutation(values.size)
    one = _estimate(values, weekdays, blocks)
    other = _estimate(7 - 3 * values[order], weekdays[order], blocks[order])
    for mine, theirs in zip(one.parts, other.parts, strict=True):
        assert (mine.share, mine.low, mine.high) == pytest.approx(
            (theirs.share, theirs.low, theirs.high)
        )


def test_few_posts_are_refused_with_how_many_are_needed():
    values, weekdays, blocks = _posts(np.random.default_rng(0), 39)
    with pytest.raises(
        NotEnoughData, match="needs 40 posts at different times of the week, has 39"
    ):
        _estimate(values, weekdays, blocks)


def test_posts_that_all_come_at_one_time_are_refused():
    n = 80
    with pytest.raises(NotEnoughData):
        _estimate(np.random.default_rng(0).normal(size=n), np.full(n, 2), np.full(n, 3))
