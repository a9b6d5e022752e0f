"""The overview adds up what sources tell of days, and leaves missing days missing."""

from datetime import date, timedelta
from decimal import Decimal

import numpy as np
import pytest

from database.writes.workspaces import create_workspace
from domain.errors import InvalidRequest, NotFound
from domain.periods import Period
from domain.vocabulary import Basis, Comparison, Platform
from tests.rows import Team

MAY = Period(date(2025, 5, 1), date(2025, 5, 31))
FOUR_WEEKS = Period(date(2025, 5, 5), date(2025, 6, 1))


def card_of(report, name="views"):
    return next((card for card in report.cards if card.metric.name == name), None)


def test_days_of_all_posts_add_up_and_missing_days_stay_missing(team, overview):
    account = team.account()
    first, second = team.post(account), team.post(account)
    team.tell_days(first, MAY.first_day, [10, None, 30])
    team.tell_days(second, MAY.first_day, [1, None, 3])
    team.roll_up()
    report = overview()
    card = card_of(report)
    assert (card.amount, card.days_with_data, card.beyond_days) == (44, 2, 0)
    assert card.sparkline.shape == (31,)
    np.testing.assert_array_equal(card.sparkline[:3], [11, np.nan, 33])
    np.testing.assert_array_equal(report.series[0].values[:3], [11, np.nan, 33])
    assert report.basis is Basis.POSTS


def test_amounts_stay_exact_decimals(team, overview):
    post = team.post(team.account(currency="EUR"))
    team.tell_days(post, MAY.first_day, ["0.1", "0.2"], metric="revenue")
    team.roll_up()
    card = card_of(overview("revenue"), "revenue")
    assert card.amount == Decimal("0.3")
    assert card.currency == "EUR"


def test_a_workspace_without_figures_has_no_cards(overview):
    report = overview(None)
    assert report.cards == ()
    assert report.series == ()
    assert report.metrics == ()


def test_a_measured_zero_is_a_figure(team, overview):
    team.tell_days(team.post(team.account()), MAY.first_day, [0])
    team.roll_up()
    assert card_of(overview()).amount == 0


def test_another_workspace_does_not_show(team, overview, top_content, connection):
    tell_every_table(team, 1)
    others = create_workspace(connection, name="Others", time_zone="UTC")
    tell_every_table(Team(connection, others), 1000)
    report = overview()
    assert [(card.metric.name, card.amount) for card in report.cards] == [
        ("views", 4),
        ("followers_total", 1),
    ]
    assert np.nansum(report.series[0].values) == 3
    assert len(report.freshness) == 1
    assert [row.amount for row in top_content().rows] == [4]
    assert overview(basis=Basis.ACCOUNTS).cards[0].amount == 1


def tell_every_table(team, amount):
    account = team.account()
    post = team.post(account)
    team.tell_days(post, MAY.first_day, [amount] * 3)
    team.tell_stretch(post, MAY, amount)
    team.tell_account_days(account, MAY.first_day, [amount])
    team.tell_account_days(account, MAY.last_day, [amount], metric="followers_total")
    team.roll_up()


def test_platforms_of_the_selection_only(team, overview):
    for platform, amount in ((Platform.YOUTUBE, 5), (Platform.TIKTOK, 7)):
        team.tell_days(team.post(team.account(platform)), MAY.first_day, [amount])
    team.roll_up()
    report = overview(platforms=(Platform.TIKTOK,))
    assert card_of(report).amount == 7
    assert [series.platform for series in report.series] == [Platform.TIKTOK]
    assert [fresh.platform for fresh in report.freshness] == [Platform.TIKTOK]


def test_the_largest_platform_comes_first_and_the_comparison_keeps_the_order(team, overview):
    small, large = team.account(Platform.INSTAGRAM), team.account(Platform.YOUTUBE)
    before = FOUR_WEEKS.shifted(-28).first_day
    team.tell_days(team.post(small), before, [900])
    team.tell_days(team.post(small), FOUR_WEEKS.first_day, [1])
    team.tell_days(team.post(large), FOUR_WEEKS.first_day, [2])
    team.roll_up()
    report = overview(period=FOUR_WEEKS)
    assert [one.platform for one in report.series] == [Platform.YOUTUBE, Platform.INSTAGRAM]
    assert [one.platform for one in report.comparison] == [Platform.YOUTUBE, Platform.INSTAGRAM]
    assert np.isnan(report.comparison[0].values).all()
    assert report.comparison[1].values[0] == 900


def test_days_mostly_spread_over_gaps_are_marked(team, overview):
    account = team.account()
    team.tell_days(team.post(account), MAY.first_day, [30, 30], estimated=True)
    team.tell_days(team.post(account), MAY.first_day, [10, 200])
    team.roll_up()
    report = overview()
    assert report.series[0].estimated[:3].tolist() == [True, False, False]
    assert card_of(report).estimated_share == pytest.approx(60 / 270)
    assert "22 % of views is spread evenly over days without figures." in report.notes


def test_today_is_left_out_and_said(team, overview):
    team.tell_days(team.post(team.account()), MAY.first_day, [5, 5, 5])
    team.roll_up()
    report = overview(today=date(2025, 5, 3))
    assert report.selection.period == Period(date(2025, 5, 1), date(2025, 5, 2))
    assert card_of(report).amount == 10
    assert "3 May 2025 is not over yet and is left out." in report.notes


def test_the_first_metric_with_figures_in_the_period_is_shown_by_default(team, overview):
    team.tell_days(team.post(team.account()), date(2024, 1, 1), [5])
    team.tell_days(team.post(team.account(Platform.SPOTIFY)), MAY.first_day, [5], metric="streams")
    team.roll_up()
    report = overview(None)
    assert report.metric.name == "streams"
    assert [metric.name for metric in report.metrics] == ["views", "streams"]


def test_people_counted_once_have_no_card_and_are_refused_as_metric(team, overview):
    account = team.account()
    team.tell_account_days(account, MAY.first_day, [10, 10], metric="reach")
    report = overview(None)
    assert card_of(report, "reach") is None
    assert "Reach count people once, so their days and posts are not added up." in report.notes
    with pytest.raises(InvalidRequest, match="cannot be added up"):
        overview("reach")


def test_a_metric_nobody_knows_is_not_found(overview):
    with pytest.raises(NotFound):
        overview("applause")


def test_at_most_eight_cards_and_the_chosen_metric_among_them(team, overview):
    post = team.post(team.account(currency="EUR"))
    names = ["views", "impressions", "likes", "comments", "shares", "saves", "watch_time_s",
             "follows", "clicks", "revenue"]  # fmt: skip
    for name in names:
        team.tell_days(post, MAY.first_day, [1], metric=name)
    team.roll_up()
    assert [card.metric.name for card in overview().cards] == names[:8]
    assert [card.metric.name for card in overview("clicks").cards] == [*names[:7], "clicks"]


def test_a_teams_own_metric_is_counted_too(team, overview, connection):
    from sqlalchemy import insert

    from database.tables import custom_metrics

    connection.execute(
        insert(custom_metrics).values(
            workspace_id=team.workspace_id, name="boosts", label="Boosts", definition="Own.",
            unit="count", kind="counter",
        )
    )  # fmt: skip
    team.tell_days(team.post(team.account()), MAY.first_day, [3, 4], metric="boosts")
    team.roll_up()
    assert card_of(overview("boosts"), "boosts").amount == 7


def test_revenue_of_several_currencies_is_not_added(team, overview):
    for name, currency in (("A", "EUR"), ("B", "USD")):
        post = team.post(team.account(name=name, currency=currency))
        team.tell_days(post, MAY.first_day, [1], metric="revenue")
        team.tell_days(post, MAY.first_day, [1])
    team.roll_up()
    report = overview()
    assert card_of(report, "revenue") is None
    assert "Revenue is in EUR and USD; several currencies are not added." in report.notes
    with pytest.raises(InvalidRequest, match="several currencies"):
        overview("revenue")


def test_an_account_of_another_currency_without_revenue_does_not_matter(team, overview):
    team.account(name="B", currency="USD")
    post = team.post(team.account(name="A", currency="EUR"))
    team.tell_days(post, MAY.first_day, [1], metric="revenue")
    team.roll_up()
    assert card_of(overview("revenue"), "revenue").currency == "EUR"


def test_no_comparison_when_it_is_off(team, overview):
    team.tell_days(team.post(team.account()), MAY.first_day, [5])
    team.roll_up()
    report = overview(comparison=Comparison.OFF)
    assert report.comparison == ()
    assert card_of(report).change is None


def test_freshness_names_the_last_day_of_any_figure(team, overview):
    account = team.account()
    team.tell_days(team.post(account), date(2025, 7, 1), [5])
    team.tell_account_days(account, date(2025, 7, 3), [5])
    team.roll_up()
    (fresh,) = overview().freshness
    assert (fresh.account, fresh.last_day, fresh.imported_at) == ("Main", date(2025, 7, 3), None)


def test_a_card_whose_period_is_silent_says_none_and_not_zero(team, overview):
    team.tell_days(team.post(team.account()), MAY.first_day - timedelta(days=20), [5])
    team.roll_up()
    card = card_of(overview())
    assert card.amount is None
    assert card.before == 5
    assert card.change is None
