"""Followers are read, not added up over days."""

from datetime import date

import numpy as np

from domain.periods import Period
from domain.vocabulary import Basis, MetricKind, Platform

MAY = Period(date(2025, 5, 1), date(2025, 5, 31))  # compared with 27 Mar - 26 Apr


def followers(report):
    return next(card for card in report.cards if card.metric.name == "followers_total")


def tell(team, account, day, readings):
    team.tell_account_days(account, day, readings, metric="followers_total")


def test_the_last_known_value_of_every_account_counts(team, overview):
    one, two = team.account(), team.account(Platform.TIKTOK)
    tell(team, one, date(2025, 4, 20), [90, 91])
    tell(team, one, date(2025, 5, 30), [100])
    tell(team, two, date(2025, 4, 1), [7])
    tell(team, two, date(2025, 6, 1), [999])
    card = followers(overview("followers_total"))
    assert (card.amount, card.before, card.change.amount) == (107, 98, 9)
    assert card.change.comparable
    np.testing.assert_array_equal(card.sparkline[28:], [np.nan, 107, np.nan])
    assert card.days_with_data == 1


def test_series_are_per_platform(team, overview):
    one, two = team.account(), team.account(Platform.TIKTOK)
    tell(team, one, MAY.first_day, [10, None, 12])
    tell(team, two, MAY.first_day, [500])
    report = overview("followers_total")
    assert [one.platform for one in report.series] == [Platform.TIKTOK, Platform.YOUTUBE]
    np.testing.assert_array_equal(report.series[1].values[:4], [10, np.nan, 12, np.nan])


def test_an_account_first_read_later_is_not_growth(team, overview):
    tell(team, team.account(), date(2025, 4, 20), [90])
    tell(team, team.account(name="Second"), date(2025, 5, 20), [1000])
    change = followers(overview("followers_total")).change
    assert not change.comparable
    assert change.reason == "1 account of 2 had no reading in the comparison period or before."


def test_an_old_value_is_named(team, overview):
    tell(team, team.account(), date(2025, 4, 20), [90])
    note = (
        "Followers: Main (YouTube) was last read on 20 Apr 2025; "
        "that value stands for the end of the period."
    )
    assert note in overview("followers_total").notes


def test_followers_stand_beside_cards_counted_from_posts(team, overview):
    account = team.account()
    tell(team, account, MAY.first_day, [90])
    team.tell_days(team.post(account), MAY.first_day, [5])
    team.roll_up()
    report = overview("followers_total")
    assert report.basis is Basis.POSTS
    assert [card.metric.name for card in report.cards] == ["views", "followers_total"]
    assert "Followers come from the accounts themselves, not from posts." in report.notes
    assert report.metric.kind is MetricKind.LEVEL
