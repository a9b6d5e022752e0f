"""Groups hold their own days only, largest first, and what cannot be added up is refused."""

from datetime import date

import numpy as np
import pytest
from sqlalchemy import insert

from database.queries.grouped_daily import grouped_amounts
from database.tables import creators
from database.writes.workspaces import create_workspace
from domain.errors import InvalidRequest
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Level, Platform

MAY = Period(date(2025, 5, 1), date(2025, 5, 5))
VIEWS = STANDARD_METRICS["views"]
FOLLOWERS = STANDARD_METRICS["followers_total"]
NAN = np.nan


@pytest.fixture
def groups(team):
    def of(level, *, basis=Basis.POSTS, metric=VIEWS, platforms=(), **choices):
        selection = Selection(team.workspace_id, MAY, platforms=platforms)
        return grouped_amounts(team.connection, selection, basis, metric, level, **choices)

    return of


@pytest.fixture
def told(team):
    """Two accounts, three posts: a short and a video on YouTube, the video also on TikTok."""
    youtube, tiktok = team.account(), team.account(Platform.TIKTOK, "clips")
    mara = team.connection.scalar(
        insert(creators)
        .values(workspace_id=team.workspace_id, name="Mara")
        .returning(creators.c.creator_id)
    )
    video = team.content("The video", content_type="video", creator_id=mara)
    short = team.content("The short", content_type="short")
    team.tell_days(team.post(youtube, content_id=video), MAY.first_day, [10, None, 30])
    team.tell_days(team.post(tiktok, content_id=video), MAY.first_day, [1, 2], estimated=True)
    team.tell_days(team.post(youtube, content_id=short), date(2025, 4, 30), [99, 100, 5, 7])
    team.tell_days(team.post(youtube, content_id=short), MAY.first_day, [3], metric="likes")
    team.roll_up()
    return {"youtube": youtube, "tiktok": tiktok, "video": video, "short": short, "mara": mara}


def days(found):
    return [(one.key, one.label, one.amounts.values.tolist()) for one in found]


def same(found, expected):
    assert [(key, label) for key, label, _ in days(found)] == [e[:2] for e in expected]
    for one, (_, _, values) in zip(found, expected, strict=True):
        np.testing.assert_array_equal(one.amounts.values, values)
        assert float(one.amounts.amount) == np.nansum(values)


def test_the_total_adds_up_the_days_of_all_posts(told, groups):
    same(groups(Level.TOTAL), [("all", "Everything", [111, 7, 37, NAN, NAN])])


def test_platforms_come_largest_first(told, groups):
    same(
        groups(Level.PLATFORM),
        [
            ("youtube", "YouTube", [110, 5, 37, NAN, NAN]),
            ("tiktok", "TikTok", [1, 2, NAN, NAN, NAN]),
        ],
    )


def test_accounts_are_named_with_their_platform(told, groups):
    same(
        groups(Level.ACCOUNT),
        [
            (str(told["youtube"]), "Main (YouTube)", [110, 5, 37, NAN, NAN]),
            (str(told["tiktok"]), "clips (TikTok)", [1, 2, NAN, NAN, NAN]),
        ],
    )


def test_content_adds_up_its_posts(told, groups):
    same(
        groups(Level.CONTENT),
        [
            (str(told["short"]), "The short", [100, 5, 7, NAN, NAN]),
            (str(told["video"]), "The video", [11, 2, 30, NAN, NAN]),
        ],
    )


def test_content_without_a_creator_belongs_to_no_creator(told, groups):
    same(groups(Level.CREATOR), [(str(told["mara"]), "Mara", [11, 2, 30, NAN, NAN])])


def test_types_group_by_what_the_content_is(told, groups):
    same(
        groups(Level.TYPE),
        [("short", "short", [100, 5, 7, NAN, NAN]), ("video", "video", [11, 2, 30, NAN, NAN])],
    )


def test_no_topic_is_told(told, groups):
    assert groups(Level.TOPIC) == ()


def test_spread_amounts_are_marked(told, groups):
    (tiktok,) = groups(Level.PLATFORM, platforms=(Platform.TIKTOK,))
    assert tiktok.amounts.estimated.tolist() == [1, 2, 0, 0, 0]
    assert tiktok.amounts.estimated_amount == 3


def test_only_the_largest_are_given(told, groups):
    assert [one.label for one in groups(Level.CONTENT, limit=1)] == ["The short"]


def test_keys_choose_their_groups_and_unknown_ones_are_absent(told, groups):
    found = groups(Level.CONTENT, keys=[str(told["video"]), "0", "no number"])
    assert [one.label for one in found] == ["The video"]
    assert groups(Level.PLATFORM, keys=["x"]) == ()


def test_the_accounts_own_series_stand_apart_from_posts(told, team, groups):
    team.tell_account_days(told["youtube"], MAY.first_day, [500, 400])
    same(
        groups(Level.ACCOUNT, basis=Basis.ACCOUNTS),
        [(str(told["youtube"]), "Main (YouTube)", [500, 400, NAN, NAN, NAN])],
    )


def test_the_accounts_own_series_are_not_known_by_content(groups):
    with pytest.raises(InvalidRequest, match="not known by creator"):
        groups(Level.CREATOR, basis=Basis.ACCOUNTS)


def test_followers_are_readings_not_sums(team, groups):
    one, two = team.account(), team.account(Platform.TIKTOK, "clips")
    team.tell_account_days(one, date(2025, 4, 30), [90, 100, None, 120], metric="followers_total")
    team.tell_account_days(two, date(2025, 5, 1), [7, 8], metric="followers_total")
    (total,) = groups(Level.TOTAL, metric=FOLLOWERS)
    np.testing.assert_array_equal(total.amounts.values, [107, 108, 128, NAN, NAN])
    assert total.amounts.amount == 128
    platforms = groups(Level.PLATFORM, metric=FOLLOWERS, basis=Basis.ACCOUNTS)
    assert [(one.key, one.amounts.amount) for one in platforms] == [("youtube", 120), ("tiktok", 8)]
    (second,) = groups(Level.ACCOUNT, metric=FOLLOWERS, keys=[str(two)])
    assert second.label == "clips (TikTok)"


@pytest.mark.parametrize(
    ("metric", "level", "words"),
    [
        ("reach", Level.TOTAL, "Reach counts people once"),
        ("ctr_pct", Level.TOTAL, "Click-through rate is a rate"),
        ("followers_total", Level.CONTENT, "Followers is read per account"),
        ("popularity", Level.TOTAL, "Popularity of several accounts is not added up"),
    ],
)
def test_what_does_not_add_up_is_refused_in_words(groups, metric, level, words):
    with pytest.raises(InvalidRequest, match=words):
        groups(level, metric=STANDARD_METRICS[metric])


def test_another_workspace_is_never_counted(told, connection, groups):
    other = create_workspace(connection, name="Others", time_zone="UTC")
    selection = Selection(other, MAY)
    assert grouped_amounts(connection, selection, Basis.POSTS, VIEWS, Level.TOTAL) == ()
