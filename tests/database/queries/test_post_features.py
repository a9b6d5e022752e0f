"""Posts by their day of publication, with what is known of them on that day."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import insert

from database.queries.post_features import posts_without_a_day, published_posts
from database.tables import creators, topics
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Platform
from tests.rows import Team

MAY = Period(date(2025, 5, 1), date(2025, 5, 31))
UTC_ZONE = ZoneInfo("UTC")
AUCKLAND = ZoneInfo("Pacific/Auckland")


@pytest.fixture
def team(connection, workspace_id):
    return Team(connection, workspace_id)


def _found(team, *, zone=UTC_ZONE, limit=10, period=MAY, **choices):
    selection = Selection(team.workspace_id, period, **choices)
    return published_posts(team.connection, selection, zone, limit=limit)


def _at(day, hour=12):
    return datetime(2025, 5, day, hour, tzinfo=UTC)


def test_the_day_is_that_of_the_zone_and_a_printed_day_wins(team):
    account = team.account()
    team.post(account, title="late", published_at=datetime(2025, 4, 30, 20, tzinfo=UTC))
    printed = date(2025, 5, 31)
    team.post(account, title="printed", published_at=_at(31, 14), published_day=printed)
    assert [post.title for post in _found(team)[0]] == ["printed"]
    assert [post.title for post in _found(team, zone=AUCKLAND)[0]] == ["printed", "late"]


def test_only_a_time_that_was_told_is_one(team):
    account = team.account()
    team.post(account, title="day", published_at=_at(3, 0), published_day=date(2025, 5, 3))
    team.post(account, title="time", published_at=_at(4, 9))
    assert {post.title: post.published_at for post in _found(team)[0]} == {
        "day": None,
        "time": _at(4, 9),
    }


def test_the_post_before_is_the_accounts_even_outside_the_period(team):
    account, other = team.account(), team.account(name="Second")
    team.post(account, published_at=datetime(2025, 4, 20, 12, tzinfo=UTC))
    team.post(account, title="mine", published_at=_at(2))
    team.post(other, title="other", published_at=_at(3))
    before = {post.title: post.previous_at for post in _found(team)[0]}
    assert before == {"mine": datetime(2025, 4, 20, 12, tzinfo=UTC), "other": None}


def test_followers_are_the_last_reading_up_to_the_day_and_not_an_old_one(team):
    account = team.account()
    team.tell_account_days(account, date(2025, 4, 1), [100], metric="followers_total")
    team.tell_account_days(account, date(2025, 5, 10), [250, None, 300], metric="followers_total")
    for day, title in ((1, "after 30 days"), (2, "too old"), (11, "yesterday's"), (12, "same day")):
        team.post(account, title=title, published_at=_at(day))
    assert {post.title: post.audience for post in _found(team)[0]} == {
        "after 30 days": 100,
        "too old": None,
        "yesterday's": 250,
        "same day": 300,
    }


def test_facts_come_with_creator_topic_and_own_features(team, connection):
    of_team = {"workspace_id": team.workspace_id}
    creator = connection.scalar(
        insert(creators).values(**of_team, name="Mara").returning(creators.c.creator_id)
    )
    topic = connection.scalar(
        insert(topics).values(**of_team, name="Light").returning(topics.c.topic_id)
    )
    content_id = team.content(
        "Named", creator_id=creator, topic_id=topic, duration_s=61.5, content_type="video",
        features={"face": True},
    )  # fmt: skip
    team.post(team.account(Platform.TIKTOK), content_id=content_id, published_at=_at(5))
    (post,), _ = _found(team)
    assert (post.creator, post.topic, post.content_type) == ("Mara", "Light", "video")
    assert (post.duration_s, post.features, post.platform) == (
        61.5,
        {"face": True},
        Platform.TIKTOK,
    )


def test_the_newest_are_kept_and_all_are_counted(team):
    account = team.account()
    for day in (1, 2, 3):
        team.post(account, title=str(day), published_at=_at(day))
    posts, found = _found(team, limit=2)
    assert ([post.title for post in posts], found) == (["3", "2"], 3)
    assert _found(team, period=Period(date(2024, 1, 1), date(2024, 1, 2))) == ((), 0)


def test_the_selection_narrows(team):
    team.post(team.account(), title="tube", published_at=_at(1))
    team.post(team.account(Platform.TIKTOK), title="tok", published_at=_at(1))
    posts, _ = _found(team, platforms=(Platform.TIKTOK,))
    assert [post.title for post in posts] == ["tok"]


def test_posts_without_a_day_are_counted(team):
    account = team.account()
    team.post(account)
    team.post(account, published_day=date(2025, 5, 1))
    assert posts_without_a_day(team.connection, Selection(team.workspace_id, MAY)) == 1
