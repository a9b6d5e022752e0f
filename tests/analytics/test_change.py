"""The parts of a change sum to it, to the last unit, and each is what it is called."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import update

from analytics.apportionment import apportioned
from analytics.change import Cause, report_change
from database.tables import workspaces
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Comparison, Platform
from tests.analytics.conftest import LONG_AFTER

NOW = Period(date(2025, 9, 1), date(2025, 9, 28))
BEFORE = NOW.shifted(-28)
LONG_AGO = date(2024, 1, 1)


@pytest.fixture
def change(team):
    def report(metric="views", *, period=NOW, today=LONG_AFTER, **choices):
        selection = Selection(team.workspace_id, period, **choices)
        return report_change(team.connection, selection, metric, today=today)

    return report


def a_post(team, account, published_on, now=(), before=(), **facts):
    """Amounts from the first day of each period on."""
    post = team.post(account, published_day=published_on, **facts)
    team.tell_days(post, NOW.first_day, now)
    team.tell_days(post, BEFORE.first_day, before)
    return post


def test_twice_the_posts_that_bring_the_same_are_more_posts_alone(team, change):
    account = team.account()
    a_post(team, account, LONG_AGO, [7] * 28, [7] * 28)
    a_post(team, account, BEFORE.first_day, before=[50])
    a_post(team, account, NOW.first_day, [50])
    a_post(team, account, NOW.first_day + timedelta(days=3), [50])
    team.roll_up()
    report = change()
    assert (report.now, report.before, report.difference) == (296, 246, 50)
    assert report.posts == (2, 1)
    assert report.parts == {Cause.VOLUME: 50, Cause.PERFORMANCE: 0, Cause.OLD_CATALOGUE: 0}


def test_better_posts_and_a_fading_old_catalogue_are_told_apart(team, change):
    account = team.account()
    a_post(team, account, LONG_AGO, [1] * 28, [3] * 28)
    a_post(team, account, BEFORE.first_day, before=[100])
    a_post(team, account, NOW.first_day, [175])
    team.roll_up()
    parts = change().parts
    assert parts == {Cause.VOLUME: 0, Cause.PERFORMANCE: 75, Cause.OLD_CATALOGUE: -56}


def test_a_post_of_the_period_before_is_old_in_this_one(team, change):
    account = team.account()
    a_post(team, account, BEFORE.last_day, [10] * 28, [None] * 27 + [4])
    a_post(team, account, LONG_AGO, [1] * 28, [1] * 28)
    team.roll_up()
    report = change()
    assert report.posts == (0, 1)
    assert report.parts[Cause.OLD_CATALOGUE] == 280
    assert report.parts[Cause.VOLUME] == -4


def test_the_zone_decides_in_which_period_a_post_came_out(team, change):
    account = team.account()
    moment = datetime(2025, 8, 31, 23, 30, tzinfo=UTC)
    post = team.post(account, published_at=moment)
    team.tell_days(post, NOW.first_day, [5])
    a_post(team, account, LONG_AGO, [1] * 28, [1] * 28)
    team.roll_up()
    assert change().posts == (0, 0)
    team.connection.execute(
        update(workspaces)
        .where(workspaces.c.workspace_id == team.workspace_id)
        .values(time_zone="Europe/Berlin")
    )
    assert change().posts == (1, 0)


def test_posts_without_a_day_of_publication_are_a_part_of_their_own(team, change):
    account = team.account()
    a_post(team, account, None, [9] * 28, [2] * 28)
    team.roll_up()
    report = change()
    assert report.parts[Cause.UNDATED] == 7 * 28
    assert report.parts[Cause.OLD_CATALOGUE] == 0


@given(st.data())
def test_shares_of_a_whole_sum_to_it_and_stay_within_one_unit(data):
    scale = data.draw(st.sampled_from([0, 2, 4, 6]))
    parts = data.draw(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=6))
    unit = Decimal(1).scaleb(-scale)
    whole = Decimal(sum(map(Decimal, parts))).quantize(unit)
    found = apportioned(parts, whole, scale=scale)
    assert sum(found) == whole
    assert all(abs(share - Decimal(part)) <= unit for share, part in zip(found, parts, strict=True))


def test_random_teams_are_split_without_a_remainder(team, change):
    generator = np.random.default_rng(3)
    accounts = [team.account(each) for each in (Platform.YOUTUBE, Platform.TIKTOK, Platform.X)]
    sums = {NOW: 0, BEFORE: 0}
    for number in range(60):
        published = BEFORE.first_day + timedelta(days=int(generator.integers(-20, 50)))
        post = team.post(accounts[number % 3], published_day=published)
        for period in (NOW, BEFORE):
            first = max(period.first_day, published)
            if first <= period.last_day:
                days = (period.last_day - first).days + 1
                amounts = generator.integers(0, 999, days).tolist()
                team.tell_days(post, first, amounts)
                sums[period] += sum(amounts)
    a_post(team, accounts[0], LONG_AGO, [1] * 28, [1] * 28)
    team.roll_up()
    report = change()
    assert (report.now, report.before) == (sums[NOW] + 28, sums[BEFORE] + 28)
    assert sum(report.parts.values()) == report.difference
    for one in report.platforms:
        assert sum(one.parts.values()) == one.now - one.before
        assert all(part == part.to_integral_value() for part in one.parts.values())


def test_money_is_split_to_the_millionth(team, change):
    account = team.account(currency="EUR")
    for day, amount in ((NOW.first_day, "0.100001"), (BEFORE.first_day, "0.3")):
        post = team.post(account, published_day=day)
        team.tell_days(post, day, [amount], metric="revenue")
    extra = team.post(account, published_day=NOW.first_day)
    team.tell_days(extra, NOW.first_day, ["0.07"], metric="revenue")
    team.roll_up()
    report = change("revenue")
    assert report.currency == "EUR"
    assert sum(report.parts.values()) == Decimal("-0.129999")


def test_amounts_known_for_whole_periods_are_split_too(team, change):
    account = team.account()
    old, new = (
        team.post(account, published_day=LONG_AGO),
        team.post(account, published_day=NOW.first_day),
    )
    team.tell_stretch(old, NOW, 40)
    team.tell_stretch(old, BEFORE, 30)
    team.tell_stretch(new, NOW, 500)
    report = change()
    assert (report.now, report.before, report.posts) == (540, 30, (1, 0))
    assert report.parts[Cause.OLD_CATALOGUE] == 10
    assert report.parts[Cause.VOLUME] == 500


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({"comparison": Comparison.OFF}, "There is no period to compare with."),
        ({"basis": Basis.ACCOUNTS}, "do not tell which posts brought what"),
        ({"metric": "followers_total"}, "stand at a moment"),
        ({"metric": "ctr_pct"}, "is a rate"),
        ({"metric": "likes"}, "No post tells likes from 1 Sep 2025"),
    ],
)
def test_what_cannot_be_split_is_said_in_words(team, change, choices, said):
    a_post(team, team.account(), LONG_AGO, [1] * 28, [1] * 28)
    team.roll_up()
    report = change(**choices)
    assert said in report.refusal
    assert report.platforms == ()


def test_periods_that_are_not_equally_covered_are_not_split(team, change):
    a_post(team, team.account(), LONG_AGO, [1] * 28, [1] * 20)
    team.roll_up()
    assert "28 days with data, against 20 before" in change().refusal


def test_only_the_selected_platforms_are_split(team, change):
    for platform in (Platform.YOUTUBE, Platform.TIKTOK):
        a_post(team, team.account(platform), LONG_AGO, [2] * 28, [1] * 28)
    team.roll_up()
    report = change(platforms=(Platform.TIKTOK,))
    assert [one.platform for one in report.platforms] == [Platform.TIKTOK]
    assert report.difference == 28


def test_two_periods_of_nothing_have_nothing_to_split(team, change):
    a_post(team, team.account(), LONG_AGO, [0] * 28, [0] * 28)
    team.roll_up()
    assert change().refusal == "There were no views in either period."
