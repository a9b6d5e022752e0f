"""Totals by age are what was read: at its moment, or at the end of days without a gap."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from database.queries.ages import totals_by_age
from domain.metric_definitions import STANDARD_METRICS

PUBLISHED = datetime(2025, 5, 1, 18, tzinfo=UTC)
FIRST = date(2025, 5, 1)
VIEWS = STANDARD_METRICS["views"]


@pytest.fixture
def post(team):
    return team.post(team.account(), published_at=PUBLISHED)


@pytest.fixture
def aged(team):
    def of(*posts, metric=VIEWS, zone="UTC", oldest=90):
        team.roll_up()
        ids = [one.post_id for one in posts]
        found = totals_by_age(
            team.connection, team.workspace_id, ids, metric, ZoneInfo(zone), oldest=oldest
        )
        return {key: list(zip(one.ages, one.totals, strict=True)) for key, one in found.items()}

    return of


def test_readings_are_aged_by_their_moment_and_the_latest_import_comes_last(team, post, aged):
    first, second = team.imported(), team.imported("b.csv")
    team.observe(post, PUBLISHED + timedelta(hours=6), 40, import_id=first)
    team.observe(post, PUBLISHED + timedelta(days=2), 99, import_id=second)
    team.observe(post, PUBLISHED + timedelta(days=2), 90, import_id=first)
    assert aged(post) == {post.post_id: [(0.25, 40), (2, 90), (2, 99)]}


def test_readings_before_publication_and_beyond_the_oldest_age_are_left_out(team, post, aged):
    one = team.imported()
    for days, value in ((-1, 1), (0, 0), (90, 5), (91, 6)):
        team.observe(post, PUBLISHED + timedelta(days=days), value, import_id=one)
    assert aged(post)[post.post_id] == [(0, 0), (90, 5)]


def test_days_add_up_to_their_midnight_in_the_zone(team, post, aged):
    team.tell_days(post, FIRST, [10, 20, 5])
    assert aged(post)[post.post_id] == [(0.25, 10), (1.25, 30), (2.25, 35)]
    assert aged(post, zone="America/New_York")[post.post_id][0] == (pytest.approx(10 / 24), 10)


def test_a_missing_day_ends_the_sum(team, post, aged):
    team.tell_days(post, FIRST, [10, None, 20])
    assert aged(post)[post.post_id] == [(0.25, 10)]


def test_days_that_begin_after_publication_tell_no_total(team, post, aged):
    team.tell_days(post, FIRST + timedelta(days=1), [10, 20])
    assert aged(post) == {}


def test_the_day_before_counts_for_platforms_that_cut_days_by_another_clock(team, post, aged):
    team.tell_days(post, FIRST - timedelta(days=1), [3, 10])
    assert aged(post)[post.post_id] == [(0.25, 13)]


def test_an_estimated_day_adds_up_and_is_no_reading(team, post, aged):
    team.tell_days(post, FIRST, [10])
    team.tell_days(post, FIRST + timedelta(days=1), [4], estimated=True)
    team.tell_days(post, FIRST + timedelta(days=2), [6])
    assert aged(post)[post.post_id] == [(0.25, 10), (2.25, 20)]


def test_of_readings_and_days_the_one_that_tells_more_counts(team, post, aged):
    team.observe(post, PUBLISHED + timedelta(days=1), 500, import_id=team.imported())
    team.tell_days(post, FIRST, [10, 20])
    assert aged(post)[post.post_id] == [(0.25, 10), (1.25, 30)]


def test_posts_without_publication_or_of_another_workspace_are_absent(team, aged, connection):
    from database.writes.workspaces import create_workspace
    from tests.rows import Team

    team.tell_days(undated := team.post(team.account()), FIRST, [10])
    other = Team(connection, create_workspace(connection, name="Others", time_zone="UTC"))
    foreign = other.post(other.account(), published_at=PUBLISHED)
    other.tell_days(foreign, FIRST, [10])
    other.roll_up()
    assert aged(undated, foreign) == {}


def test_a_metric_of_the_bag_is_found_too(team, post, aged):
    team.tell_days(post, FIRST, [3, 4], metric="quotes")
    assert aged(post, metric=STANDARD_METRICS["quotes"])[post.post_id] == [(0.25, 3), (1.25, 7)]
    assert aged(post) == {}
