"""First days are told when they are all known; totals come with what days do not tell."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from database.queries.post_amounts import amounts_of_stretches, first_days_amounts, sums_of_days
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from domain.selection import Selection
from tests.rows import Team

MAY = Period(date(2025, 5, 1), date(2025, 5, 31))
FIRST = date(2025, 5, 10)
NOON = datetime(2025, 5, 10, 12, tzinfo=UTC)
METRICS = tuple(STANDARD_METRICS[name] for name in ("views", "likes", "quotes"))
UTC_ZONE = ZoneInfo("UTC")


@pytest.fixture
def team(connection, workspace_id):
    return Team(connection, workspace_id)


@pytest.fixture
def post(team):
    return team.post(team.account(), published_at=NOON)


def _first_days(team, days):
    team.roll_up()
    selection = Selection(team.workspace_id, MAY)
    return first_days_amounts(team.connection, selection, UTC_ZONE, METRICS, days=days)


def test_the_first_days_are_summed_and_later_ones_are_not(team, post):
    team.tell_days(post, FIRST, [1, 2, 4, 8])
    assert _first_days(team, 3) == {post.post_id: (7, None, None)}


def test_a_missing_day_makes_the_sum_unknown_for_its_metric_only(team, post):
    team.tell_days(post, FIRST, [1, None, 4])
    team.tell_days(post, FIRST, [3, 0, 5], metric="likes")
    team.tell_days(post, FIRST, [2, 2, 2], metric="quotes")
    assert _first_days(team, 3) == {post.post_id: (None, 8, 6)}


def test_a_week_of_the_last_day_of_the_period_reaches_beyond_it(team):
    late = team.post(team.account(), published_at=datetime(2025, 5, 31, 12, tzinfo=UTC))
    team.tell_days(late, date(2025, 5, 31), [1] * 7)
    assert _first_days(team, 7)[late.post_id][0] == 7


def test_days_spread_over_a_gap_that_goes_on_are_a_guess(team, post):
    team.tell_days(post, FIRST, [10] * 20, estimated=True)
    assert _first_days(team, 7) == {post.post_id: (None, None, None)}


def test_a_gap_that_ends_with_these_days_leaves_their_sum_exact(team, post):
    team.tell_days(post, FIRST, [10] * 7, estimated=True)
    team.tell_days(post, date(2025, 5, 17), [3])
    assert _first_days(team, 7)[post.post_id][0] == 70


def test_the_last_reading_of_all_ends_a_gap(team, post):
    team.tell_days(post, FIRST, [10] * 7, estimated=True)
    assert _first_days(team, 7)[post.post_id][0] == 70


def test_a_small_part_that_is_spread_does_no_harm(team, post):
    team.tell_days(post, FIRST, [50, 20, 10])
    team.tell_days(post, date(2025, 5, 13), [2] * 9, estimated=True)
    assert _first_days(team, 7)[post.post_id][0] == 88


def test_all_days_together_and_stretches_beside_them(team, post):
    team.tell_days(post, FIRST, [1, 2])
    team.tell_days(post, date(2025, 7, 1), [4])
    team.tell_stretch(post, Period(FIRST, date(2025, 6, 1)), 30, amount=33)
    team.roll_up()
    selection = Selection(team.workspace_id, MAY)
    asked = team.connection, selection, UTC_ZONE, METRICS
    assert sums_of_days(*asked) == {post.post_id: (7, None, None)}
    ((stretch,),) = amounts_of_stretches(*asked).values()
    assert (stretch.metric, stretch.period.last_day, stretch.stated, stretch.remainder) == (
        "views",
        date(2025, 6, 1),
        True,
        30,
    )
