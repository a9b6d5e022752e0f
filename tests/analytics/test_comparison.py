"""Two periods are compared only where they can be."""

from datetime import date, timedelta

import numpy as np
import pytest

from domain.periods import Period
from domain.vocabulary import Comparison, Platform

NOW = Period(date(2025, 9, 1), date(2025, 9, 28))
BEFORE = NOW.shifted(-28)


def change_of(report, name="views"):
    return next(card.change for card in report.cards if card.metric.name == name)


def noisy(level, *, days=28, seed=1):
    return [int(v) for v in np.random.default_rng(seed).normal(level, level / 20, days)]


def test_equal_coverage_compares(team, overview):
    post = team.post(team.account())
    team.tell_days(post, BEFORE.first_day, [100] * 28 + [125] * 28)
    team.roll_up()
    change = change_of(overview(period=NOW))
    assert change.comparable
    assert (change.amount, change.ratio) == (700, pytest.approx(0.25))


def test_a_real_change_stands_out_and_noise_does_not(team, overview):
    account = team.account()
    team.tell_days(team.post(account), BEFORE.first_day, noisy(1000) + noisy(2000, seed=2))
    team.tell_days(
        team.post(account), BEFORE.first_day, noisy(50, seed=3) + noisy(50, seed=4), metric="likes"
    )
    team.roll_up()
    report = overview(period=NOW)
    assert change_of(report).within_noise is False
    assert change_of(report, "likes").within_noise is True


def test_days_that_differ_in_number_do_not_compare(team, overview):
    post = team.post(team.account())
    team.tell_days(post, BEFORE.last_day - timedelta(days=10), [1] * 11 + [1] * 28)
    team.roll_up()
    change = change_of(overview(period=NOW))
    assert not change.comparable
    assert change.reason == "28 days with data, against 11 before."
    assert change.within_noise is None


def test_too_few_days_for_noise_are_named(team, overview):
    week = Period(date(2025, 9, 8), date(2025, 9, 14))
    team.tell_days(team.post(team.account()), week.first_day - timedelta(days=7), [4] * 14)
    team.roll_up()
    change = change_of(overview(period=week))
    assert change.comparable
    assert change.within_noise is None
    assert change.reason == "Normal variation needs 14 days, has 7."


def test_a_zero_before_gives_no_ratio(team, overview):
    team.tell_days(team.post(team.account()), BEFORE.first_day, [0] * 28 + [2] * 28)
    team.roll_up()
    change = change_of(overview(period=NOW))
    assert change.ratio is None
    assert change.amount == 56


def test_figures_spread_over_gaps_tell_nothing_of_noise(team, overview):
    post = team.post(team.account())
    team.tell_days(post, BEFORE.first_day, [10] * 56, estimated=True)
    team.roll_up()
    change = change_of(overview(period=NOW))
    assert change.within_noise is None
    assert "spread over days without figures" in change.reason


CHANGED = date(2025, 3, 31)  # YouTube's views, known to every workspace
ACROSS = Period(date(2025, 3, 24), date(2025, 4, 20))


@pytest.mark.parametrize(
    ("platform", "metric", "comparable"),
    [
        (Platform.YOUTUBE, "views", False),
        (Platform.YOUTUBE, "likes", True),
        (Platform.TIKTOK, "views", True),
    ],
)
def test_a_definition_change_between_forbids_the_comparison(
    team, overview, platform, metric, comparable
):
    post = team.post(team.account(platform))
    team.tell_days(post, ACROSS.first_day - timedelta(days=28), [10] * 56, metric=metric)
    team.roll_up()
    report = overview(metric, period=ACROSS)
    change = change_of(report, metric)
    assert change.comparable is comparable
    assert ("differently since 31 Mar 2025." in change.reason) is not comparable
    assert [c.day for c in report.definition_changes] == ([] if comparable else [CHANGED])


def test_a_definition_change_on_the_first_compared_day_does_not_matter(team, overview):
    period = Period(CHANGED, CHANGED + timedelta(days=27)).shifted(28)
    team.tell_days(team.post(team.account()), CHANGED, [10] * 56)
    team.roll_up()
    assert change_of(overview(period=period)).comparable


def test_a_definition_change_between_the_two_periods_forbids_it_too(team, overview):
    period = Period(CHANGED, CHANGED + timedelta(days=27))
    team.tell_days(team.post(team.account()), CHANGED - timedelta(days=28), [10] * 56)
    team.roll_up()
    assert not change_of(overview(period=period)).comparable


def test_figures_for_stretches_lie_on_both_sides_of_a_definition_change_too(team, overview):
    post = team.post(team.account())
    period = Period(CHANGED, CHANGED + timedelta(days=27))
    team.tell_stretch(post, period, 50)
    team.tell_stretch(post, period.shifted(-28), 40)
    assert not change_of(overview(period=period)).comparable


def test_a_definition_change_without_figures_on_both_sides_does_not_matter(team, overview):
    """YouTube has figures only after its change; TikTok fills the days before."""
    first = ACROSS.first_day - timedelta(days=28)
    team.tell_days(team.post(team.account(Platform.TIKTOK)), first, [10] * 56)
    team.tell_days(team.post(team.account()), CHANGED, [5] * 21)
    team.roll_up()
    assert change_of(overview(period=ACROSS)).comparable


def test_one_side_on_longer_stretches_does_not_compare(team, overview):
    post = team.post(team.account())
    team.tell_days(post, BEFORE.first_day, [10] * 56)
    team.tell_stretch(post, NOW, 50)
    team.roll_up()
    change = change_of(overview(period=NOW))
    assert not change.comparable
    assert change.reason == "Only this period counts figures for longer stretches of days."


def test_both_sides_on_longer_stretches_compare_without_noise(team, overview):
    post = team.post(team.account())
    team.tell_stretch(post, NOW, 50)
    team.tell_stretch(post, BEFORE, 40)
    change = change_of(overview(period=NOW))
    assert change.comparable
    assert (change.amount, change.within_noise) == (10, None)


def test_the_year_before_on_matched_weekdays(team, overview):
    post = team.post(team.account())
    team.tell_days(post, NOW.first_day - timedelta(days=364), [1] * 28)
    team.tell_days(post, NOW.first_day, [2] * 28)
    team.roll_up()
    change = change_of(overview("views", period=NOW, comparison=Comparison.YEAR))
    assert change.amount == 28


@pytest.mark.parametrize(("stretch", "comparable"), [(147, True), (148, False)])
def test_a_small_part_for_longer_stretches_does_not_hinder(team, overview, stretch, comparable):
    """147 of 2,947 is just under a twentieth, 148 of 2,948 just over."""
    account = team.account()
    team.tell_days(team.post(account), BEFORE.first_day, [100] * 56)
    team.tell_stretch(team.post(account), NOW, stretch)
    team.roll_up()
    assert change_of(overview(period=NOW)).comparable is comparable
