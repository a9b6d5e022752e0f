"""Leaderboards against sums by hand and against plain addition of random posts."""

from datetime import UTC, date, datetime

import numpy as np
import pytest
from sqlalchemy import insert

from analytics.leaderboards.order import Order
from analytics.leaderboards.report import Board, report_leaderboard
from database.tables import creators, custom_metrics, topics
from domain.errors import InvalidRequest
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Comparison, Level, Platform

MAY = Period(date(2025, 5, 1), date(2025, 5, 31))
JUNE = Period(date(2025, 6, 1), date(2025, 6, 28))
LONG_AFTER = date(2026, 1, 1)


@pytest.fixture
def named(team):
    def name(table, key, called):
        row = insert(table).values(workspace_id=team.workspace_id, name=called).returning(key)
        return team.connection.scalar(row)

    return name


@pytest.fixture
def creator(named):
    return lambda called: named(creators, creators.c.creator_id, called)


@pytest.fixture
def topic(named):
    return lambda called: named(topics, topics.c.topic_id, called)


@pytest.fixture
def board(team):
    def report(subject=Level.CREATOR, metric="views", *, period=MAY, choices=None, **chosen):
        selection = Selection(team.workspace_id, period, **(choices or {}))
        return report_leaderboard(
            team.connection, selection, metric, Board(subject, **chosen), today=LONG_AFTER
        )

    return report


def publish(team, account, amounts, *, first_day=MAY.first_day, title="A video", **facts):
    """One post per amount, all of it told on one day."""
    made = []
    for amount in amounts:
        made.append(team.post(account, content_id=team.content(title, **facts)))
        team.tell_days(made[-1], first_day, [amount])
    return made


def store_custom_metric(team, name, label):
    team.connection.execute(
        insert(custom_metrics).values(
            workspace_id=team.workspace_id, name=name, label=label, definition="In Discord.",
            unit="count", kind="counter",
        )
    )  # fmt: skip


def test_posts_totals_averages_medians_and_shares_are_sums_by_hand(team, creator, board):
    ann, ben, account = creator("Ann"), creator("Ben"), team.account()
    publish(team, account, [10, 20, 90], creator_id=ann)
    publish(team, account, [60], creator_id=ben)
    publish(team, account, [20])
    team.roll_up()
    report = board(minimum=1)
    first, second = report.rows
    assert (first.label, first.posts, first.total, first.average, first.median) == (
        "Ann", 3, 120, 40.0, 20.0,
    )  # fmt: skip
    assert (second.label, second.posts, second.total) == ("Ben", 1, 60)
    assert (first.share, second.share) == (0.6, 0.3)
    assert (report.total, report.unnamed, report.unnamed_posts) == (200, 20, 1)
    assert (first.rank, second.rank, report.counted) == (1, 2, 2)


def test_content_accounts_and_topics_have_boards_too(team, topic, board):
    youtube, tiktok = team.account(name="Main"), team.account(Platform.TIKTOK, name="main")
    light = topic("Light")
    both = team.content("Everywhere", topic_id=light)
    for account, amount in ((youtube, 10), (tiktok, 30)):
        team.tell_days(team.post(account, content_id=both), MAY.first_day, [amount])
    publish(team, youtube, [25], title="Single")
    team.roll_up()
    content = board(Level.CONTENT)
    assert [(r.label, r.posts, r.total, r.rank) for r in content.rows] == [
        ("Everywhere", 2, 40, 1), ("Single", 1, 25, 2),
    ]  # fmt: skip
    accounts = board(Level.ACCOUNT, minimum=1)
    assert {r.label: r.total for r in accounts.rows} == {"Main (YouTube)": 35, "main (TikTok)": 30}
    assert [(r.label, r.total) for r in board(Level.TOPIC).rows] == [("Light", 40)]


def test_a_rate_is_a_ratio_of_sums_over_posts_that_tell_both(team, creator, board):
    ann, account = creator("Ann"), team.account()
    told, _ = publish(team, account, [100, 900], creator_id=ann)
    team.tell_days(told, MAY.first_day, [10], metric="likes")
    team.tell_days(told, MAY.first_day, [5], metric="shares")
    team.roll_up()
    (row,) = board(minimum=1).rows
    assert row.engagement.value == 0.15
    assert (row.engagement.denominator, row.engagement.denominator_amount) == ("views", 100)
    assert row.engagement.counted == ("likes", "shares")
    assert row.shares == 5


def test_interactions_of_other_stretches_make_no_rate(team, creator, board):
    (post,) = publish(team, team.account(), [100], creator_id=creator("Ann"))
    team.tell_stretch(post, Period(MAY.first_day, date(2025, 5, 20)), 50, metric="likes")
    team.roll_up()
    (row,) = board(minimum=1).rows
    assert row.engagement is None


def test_creators_count_their_topics_and_topics_their_creators(team, creator, topic, board):
    ann, ben, one, two = creator("Ann"), creator("Ben"), topic("One"), topic("Two")
    account = team.account()
    for who, what in ((ann, one), (ann, two), (ann, two), (ben, two), (ben, None)):
        publish(team, account, [10], creator_id=who, topic_id=what)
    team.roll_up()
    assert {r.label: r.others for r in board(minimum=1).rows} == {"Ann": 2, "Ben": 1}
    assert {r.label: r.others for r in board(Level.TOPIC, minimum=1).rows} == {"One": 1, "Two": 2}


def test_those_under_the_minimum_stay_and_have_no_rank(team, creator, board):
    account = team.account()
    publish(team, account, [1000], creator_id=creator("Once"))
    publish(team, account, [10, 10, 10], creator_id=creator("Often"))
    team.roll_up()
    report = board(minimum=3)
    assert [(row.label, row.rank) for row in report.rows] == [("Often", 1), ("Once", None)]
    assert [row.label for row in report.ranked] == ["Often"]


def test_growth_and_places_won_are_against_the_days_before(team, creator, board):
    ann, ben, account = creator("Ann"), creator("Ben"), team.account()
    of_ann = team.post(account, content_id=team.content("A", creator_id=ann))
    of_ben = team.post(account, content_id=team.content("B", creator_id=ben))
    before = JUNE.previous(match_weekday=True)
    for post, then, now in ((of_ann, 10, 30), (of_ben, 20, 20)):
        team.tell_days(post, before.first_day, [then] * 28)
        team.tell_days(post, JUNE.first_day, [now] * 28)
    team.roll_up()
    report = board(minimum=1, period=JUNE)
    assert report.growth_refusal == ""
    ann_row, ben_row = report.rows
    assert (ann_row.label, ann_row.before, ann_row.growth, ann_row.moved) == ("Ann", 280, 2.0, 1)
    assert (ben_row.before, ben_row.growth, ben_row.moved) == (560, 0.0, -1)


def test_without_a_period_to_compare_with_no_growth_is_told(team, creator, board):
    publish(team, team.account(), [10], creator_id=creator("Ann"))
    team.roll_up()
    report = board(minimum=1, choices={"comparison": Comparison.OFF})
    assert "no period to compare with" in report.growth_refusal
    assert (report.rows[0].before, report.rows[0].growth, report.rows[0].moved) == (None,) * 3


def test_only_new_posts_leave_out_what_came_out_before(team, creator, board):
    ann, account = creator("Ann"), team.account()
    old = team.post(account, content_id=team.content("Old", creator_id=ann),
                    published_at=datetime(2025, 3, 1, tzinfo=UTC))  # fmt: skip
    new = team.post(account, content_id=team.content("New", creator_id=ann),
                    published_at=datetime(2025, 5, 3, tzinfo=UTC))  # fmt: skip
    team.tell_days(old, MAY.first_day, [100])
    team.tell_days(new, date(2025, 5, 4), [7])
    team.roll_up()
    assert board(minimum=1).rows[0].total == 107
    (row,) = board(minimum=1, new_only=True).rows
    assert (row.posts, row.total) == (1, 7)


def test_a_lucky_single_post_leads_no_fair_ranking(team, creator, board):
    account, rng = team.account(), np.random.default_rng(3)
    publish(team, account, [8_000], creator_id=creator("Lucky"))
    for name, level in (
        ("Good", 3000),
        ("Fair", 1000),
        ("Usual", 900),
        ("Small", 500),
        ("Low", 200),
    ):
        amounts = np.round(level * rng.lognormal(0, 1.2, 40)).astype(int).tolist()
        publish(team, account, amounts, creator_id=creator(name))
    team.roll_up()
    report = board(order=Order.TYPICAL, minimum=1)
    lucky = next(row for row in report.rows if row.label == "Lucky")
    assert report.rows[0].label == "Good"
    assert lucky.typical.estimate < 0.5 * 8_000
    assert lucky.kept < report.rows[0].kept
    assert lucky.typical.high / lucky.typical.low > 4


def test_discord_figures_stand_beside_only_where_there_are_any(team, creator, board):
    account = team.account()
    publish(team, account, [10], creator_id=creator("Ann"))
    team.roll_up()
    report = board(minimum=1)
    assert report.rows[0].beside == {}
    assert report.emoji == ()


def test_the_filter_narrows_a_board(team, creator, board):
    ann, account = creator("Ann"), team.account()
    publish(team, account, [10], creator_id=ann, title="Rain")
    publish(team, account, [5], creator_id=ann, title="Sun")
    team.roll_up()
    assert board(minimum=1, choices={"text": "sun"}).rows[0].total == 5
    assert board(minimum=1, choices={"platforms": (Platform.TIKTOK,)}).rows == ()


def test_accounts_own_totals_are_said_not_to_count(team, creator, board):
    publish(team, team.account(), [10], creator_id=creator("Ann"))
    team.roll_up()
    report = board(minimum=1, choices={"basis": Basis.ACCOUNTS})
    assert any("sum of posts" in note for note in report.notes)
    assert report.rows[0].total == 10


def test_what_does_not_add_up_is_refused(board):
    with pytest.raises(InvalidRequest):
        board(metric="reach")


def test_nothing_is_an_empty_board(board):
    report = board()
    assert (report.rows, report.counted, report.total) == ((), 0, 0)


def test_platforms_that_count_otherwise_are_named_once_there_are_several(team, creator, board):
    ann = creator("Ann")
    publish(team, team.account(), [10], creator_id=ann)
    publish(team, team.account(Platform.TIKTOK), [20], creator_id=ann)
    team.roll_up()
    assert any("rules of their own" in note for note in board(minimum=1).notes)
    alone = board(minimum=1, choices={"platforms": (Platform.TIKTOK,)})
    assert not any("rules of their own" in note for note in alone.notes)


def test_discords_shares_and_emoji_are_added_up_where_posts_have_them(team, creator, board):
    store_custom_metric(team, "discord_shares", "Discord shares")
    store_custom_metric(team, "discord_reaction_fire", "Discord fire")
    (post,) = publish(team, team.account(), [10], creator_id=creator("Ann"))
    team.tell_days(post, MAY.first_day, [3, 2], metric="discord_shares")
    team.tell_days(post, MAY.first_day, [7], metric="discord_reaction_fire")
    team.roll_up()
    report = board(minimum=1)
    assert report.rows[0].beside == {"discord_shares": 5, "discord_reaction_fire": 7}
    assert [metric.label for metric in report.emoji] == ["Discord fire"]
