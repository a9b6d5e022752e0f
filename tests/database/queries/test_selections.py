"""Every query that takes a selection, against adding up plain rows that the selection names."""

from collections import defaultdict
from decimal import Decimal

import numpy as np
import pytest

from analytics.stretches import chosen_stretches
from database.filters import matches
from database.queries.comparability import currencies, definition_changes, known_days
from database.queries.cover import covers
from database.queries.daily import daily_amounts, platform_amounts
from database.queries.freshness import account_freshness
from database.queries.levels import level_readings
from database.queries.own_series import own_series
from database.queries.ranking import content_amounts, content_ranking, recent_amounts
from database.queries.stretches import counted_stretches, stated_stretches
from database.tables import daily_totals
from database.writes.workspaces import create_workspace
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis
from tests.database.queries.published import FIRST_DAY, UTC, Published, published
from tests.rows import Team

VIEWS, LIKES, QUOTES, REVENUE = (
    STANDARD_METRICS[name] for name in ("views", "likes", "quotes", "revenue")
)
METRICS = (VIEWS, LIKES, QUOTES, REVENUE)
SELECTIONS = 60


@pytest.fixture(scope="module")
def team(engine):
    with engine.connect() as connection:
        transaction = connection.begin()
        workspace = create_workspace(connection, name="Selected", time_zone="UTC")
        other = Team(connection, create_workspace(connection, name="Other", time_zone="UTC"))
        published(other, seed=8)
        yield published(Team(connection, workspace))
        transaction.rollback()


@pytest.fixture(params=range(4))
def cases(request, team) -> tuple[Published, list[Selection]]:
    return team, list(team.selections(request.param, SELECTIONS // 4))


def by_position(found, period):
    days = np.full(period.days, np.nan)
    for day, amount in found.items():
        days[(day - period.first_day).days] = float(amount)
    return days


def test_daily_amounts_of_posts(cases):
    team, selections = cases
    for selection in selections:
        found = daily_amounts(team.team.connection, selection, Basis.POSTS, METRICS)
        for metric in METRICS:
            told = list(team.days_of(selection, metric.name))
            assert (metric.name in found) == bool(told)
            if not told:
                continue
            assert found[metric.name].amount == sum(one.amount for one in told)
            assert found[metric.name].estimated_amount == sum(
                one.amount for one in told if one.estimated
            )
            sums = defaultdict(Decimal)
            for one in told:
                sums[one.day] += one.amount
            expected = by_position(sums, selection.period)
            np.testing.assert_array_equal(found[metric.name].values, expected)


def test_daily_amounts_of_accounts_tell_nothing_of_single_content(cases):
    team, selections = cases
    for selection in selections:
        found = daily_amounts(team.team.connection, selection, Basis.ACCOUNTS, [VIEWS])
        told = [] if selection.singles_out_content else [
            amount for account_id, day, amount in team.own
            if day in selection.period and team.knows_account(selection, account_id)
        ]  # fmt: skip
        assert (found["views"].amount if found else None) == (sum(told) if told else None)


def test_amounts_by_platform(cases):
    team, selections = cases
    for selection in selections:
        found = platform_amounts(team.team.connection, selection, Basis.POSTS, QUOTES)
        sums = defaultdict(Decimal)
        for one in team.days_of(selection, "quotes"):
            sums[one.post.platform] += one.amount
        assert {platform: amounts.amount for platform, amounts in found.items()} == sums


def test_days_known_of_each_platform(cases):
    team, selections = cases
    for selection in selections:
        found = known_days(team.team.connection, selection, Basis.POSTS, VIEWS)
        ends = defaultdict(list)
        for one in team.days_of(selection, "views"):
            ends[one.post.platform] += [one.day]
        for one in team.stretches:
            if selection.period.covers(one.period) and team.knows(selection, one.post):
                ends[one.post.platform] += [one.period.first_day, one.period.last_day]
        expected = {platform: (min(days), max(days)) for platform, days in ends.items()}
        assert {p: (days.first_day, days.last_day) for p, days in found.items()} == expected


def test_currencies_of_the_chosen(cases):
    team, selections = cases
    for selection in selections:
        expected = {
            team.accounts[one.post.account_id][1] for one in team.days_of(selection, "revenue")
        }
        assert currencies(team.team.connection, selection, [REVENUE]) == expected


def test_own_series_beside_the_posts(cases):
    team, selections = cases
    for selection in selections:
        telling = set() if selection.singles_out_content else {
            account_id for account_id, day, _ in team.own
            if day in selection.period and team.knows_account(selection, account_id)
        }  # fmt: skip
        told = list(team.days_of(selection, "views"))
        of_telling = [one.amount for one in told if one.post.account_id in telling]
        found = own_series(team.team.connection, selection, VIEWS)
        assert found.accounts == len(telling)
        assert found.without == len({one.post.account_id for one in told} - telling)
        assert found.posts_amount == (sum(of_telling) if of_telling else None)


def test_ranking_adds_days_months_and_stretches(cases):
    team, selections = cases
    for selection in selections:
        connection = team.team.connection
        chosen = chosen_stretches(connection, selection, [VIEWS])
        expected = content_sums(team, selection, chosen)
        ranking = content_ranking(connection, selection, VIEWS, chosen, limit=5)
        in_order = sorted(expected.items(), key=lambda told: (-told[1], told[0]))[:5]
        assert [(one.content_id, one.amount) for one in ranking.largest] == in_order
        assert (ranking.counted, ranking.total) == (len(expected), sum(expected.values()))
        some = list(team.pieces)[::2]
        named = content_amounts(connection, selection, VIEWS, chosen, some)
        assert {found.content_id: found.amount for found in named.values()} == {
            content_id: amount for content_id, amount in expected.items() if content_id in some
        }


def content_sums(team, selection, chosen):
    expected = defaultdict(Decimal)
    for one in team.days_of(selection, "views"):
        expected[one.post.content_id] += one.amount
    for one in team.stretches:
        if counts(one, selection, chosen) and team.knows(selection, one.post):
            expected[one.post.content_id] += one.remainder
    return expected


def counts(one, selection, chosen):
    of_account = [each.period for each in chosen if each.account_id == one.post.account_id]
    if one.origin == "stated":
        return one.period in of_account
    return selection.period.covers(one.period) and not any(
        each.overlaps(one.period) for each in of_account
    )


def test_stretches_are_chosen_for_the_account_and_counted_for_its_chosen_content(cases):
    team, selections = cases
    for selection in selections:
        connection = team.team.connection
        stated = {
            (one.post.account_id, one.period) for one in team.stretches
            if one.origin == "stated" and selection.period.covers(one.period)
            and team.knows_account(selection, one.post.account_id)
        }  # fmt: skip
        found = stated_stretches(connection, selection, [VIEWS])
        assert {(one.account_id, one.period) for one in found} == stated
        chosen = chosen_stretches(connection, selection, [VIEWS])
        counted = counted_stretches(connection, selection, [VIEWS], chosen).get("views")
        expected = [
            one.remainder for one in team.stretches
            if counts(one, selection, chosen) and team.knows(selection, one.post)
        ]  # fmt: skip
        assert (counted.counted if counted else None) == (sum(expected) if expected else None)


def test_recent_days_of_content(cases):
    team, selections = cases
    for selection in selections:
        sums = defaultdict(lambda: defaultdict(Decimal))
        for one in team.days_of(selection, "likes"):
            sums[one.post.content_id][one.day] += one.amount
        found = recent_amounts(team.team.connection, selection, LIKES, list(team.pieces))
        assert found.keys() == sums.keys()
        for content_id, days in found.items():
            expected = by_position(sums[content_id], selection.period)
            np.testing.assert_array_equal(days, expected)


def test_covers_show_the_chosen_posts(cases):
    team, selections = cases
    for selection in selections:
        found = covers(team.team.connection, selection, UTC, list(team.pieces))
        expected = defaultdict(set)
        for post in team.posts:
            if team.knows(selection, post):
                expected[post.content_id].add(post.platform)
        assert {key: set(cover.platforms) for key, cover in found.items()} == expected


def test_levels_are_of_chosen_accounts_and_of_no_single_content(cases):
    team, selections = cases
    for selection in selections:
        found = level_readings(team.team.connection, selection, STANDARD_METRICS["followers_total"])
        last = {}
        for account_id, day, reading in sorted(team.followers, key=lambda one: one[1]):
            if day <= selection.period.last_day and team.knows_account(selection, account_id):
                last[account_id] = reading
        expected = {} if selection.singles_out_content else last
        assert {one.account_id: one.last_value for one in found} == expected


def test_freshness_names_the_accounts_that_publish_the_chosen_content(cases):
    team, selections = cases
    for selection in selections:
        expected = {
            account_id for account_id in team.accounts
            if team.knows_account(selection, account_id)
        }  # fmt: skip
        if selection.singles_out_content:
            expected = {post.account_id for post in team.posts if team.knows(selection, post)}
        assert len(account_freshness(team.team.connection, selection)) == len(expected)


def test_definition_changes_are_of_platforms_with_a_chosen_account(cases):
    team, selections = cases
    for selection in selections:
        found = definition_changes(team.team.connection, selection)
        expected = {
            platform for account_id, (platform, _) in team.accounts.items()
            if team.knows_account(selection, account_id) or not selection.accounts
        }  # fmt: skip
        chosen = {p for p in expected if not selection.platforms or p in selection.platforms}
        assert {one.platform for one in found if one.metric == "likes"} == chosen & {
            "youtube", "x"
        }  # fmt: skip


def test_kept_totals_refuse_to_be_filtered_by_content():
    selection = Selection(1, Period(FIRST_DAY, FIRST_DAY), text="light")
    with pytest.raises(ValueError, match="post_totals"):
        matches(daily_totals, selection)
