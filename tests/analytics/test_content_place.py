"""Ranks counted by hand, and the time of the week that a post came at."""

from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from analytics.content_place import Rank, rank_of, report_content_place
from domain.vocabulary import Platform
from tests.rows import Team

TODAY = date(2026, 6, 20)
MONDAY = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def team(connection, workspace_id):
    return Team(connection, workspace_id)


@pytest.fixture
def place_of(team):
    def of(content_id, metric="views", today=TODAY):
        team.roll_up()
        asked = team.connection, team.workspace_id, content_id, metric
        return report_content_place(*asked, today=today).posts

    return of


def tell(team, account, day, views, **columns):
    at = MONDAY + timedelta(days=day)
    post = team.post(account, published_at=at, **columns)
    team.tell_days(post, at.date(), [views] * 7)
    return post


def test_a_post_is_ranked_by_its_first_days_on_its_platform(team, place_of):
    tiktok = team.account(Platform.TIKTOK)
    posts = [tell(team, tiktok, day, views) for day, views in enumerate([5, 9, 7, 1, 3, 8])]
    tell(team, team.account(), 2, 1000)
    (one,) = place_of(posts[2].content_id)
    assert (one.platform, one.among_all, one.among_creators) == (Platform.TIKTOK, Rank(3, 6), None)


def test_posts_of_half_a_year_around_it_are_compared(team, place_of):
    account = team.account()
    posts = [tell(team, account, day, 10 + day) for day in range(6)]
    tell(team, account, -200, 9000)
    tell(team, account, -170, 9000)
    (one,) = place_of(posts[5].content_id)
    assert one.among_all == Rank(2, 7)


def test_clips_of_viewers_are_no_posts_of_the_team(team, place_of):
    twitch = team.account(Platform.TWITCH)
    stream = tell(team, twitch, 0, 5, content_id=team.content("Live", content_type="stream"))
    for day in range(6):
        tell(team, twitch, day, 50, content_id=team.content(f"C{day}", content_type="clip"))
    (one,) = place_of(stream.content_id)
    assert one.among_all is None


def test_the_time_of_the_week_is_told_with_how_many_posts_came_then(team, place_of):
    account = team.account()
    rng = np.random.default_rng(1)
    posts = [tell(team, account, 7 * week + day, int(100 * rng.uniform(0.8, 1.2)))
             for week in range(12) for day in (0, 1, 2, 3, 5)]  # fmt: skip
    lone = tell(team, account, 4, 100)
    (one,) = place_of(posts[0].content_id)
    time = one.time
    assert (time.weekday, time.posts) == (0, 12)
    assert time.first_hour <= 12 < time.first_hour + time.hours
    assert time.low <= time.change <= time.high
    asked = team.connection, team.workspace_id, lone.content_id, "views"
    (other,) = report_content_place(*asked, today=TODAY).posts
    assert (other.time.weekday, other.time.posts, other.time.change) == (4, 1, None)


def test_a_post_of_today_and_one_of_which_only_the_day_is_known_have_no_place(team, place_of):
    post = tell(team, team.account(), 0, 5)
    assert place_of(post.content_id, today=MONDAY.date()) == ()
    known_day = team.post(team.account(Platform.X), published_day=date(2026, 3, 2))
    assert place_of(known_day.content_id) == ()


def test_levels_have_no_place(team, place_of):
    post = tell(team, team.account(), 0, 5)
    assert place_of(post.content_id, metric="followers_total") == ()


def test_few_others_or_an_unknown_figure_give_no_rank():
    values = np.array([3.0, 9.0, np.nan, 9.0, 1.0, 4.0])
    assert rank_of(values, 1, range(6)) == Rank(1, 5)
    assert rank_of(values, 5, range(6)) == Rank(3, 5)
    assert rank_of(values, 2, range(6)) is None
    assert rank_of(values, 0, range(4)) is None
