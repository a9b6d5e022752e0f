"""The leader beside other figures is the first row of the leaderboard as it opens."""

from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import insert

from analytics.leaderboards.leader import find_leader
from analytics.leaderboards.report import report_leaderboard
from database.tables import creators
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Level, Platform

MAY = Period(date(2025, 5, 1), date(2025, 5, 31))
VIEWS = STANDARD_METRICS["views"]


@pytest.fixture
def creator(team):
    def name(called):
        row = insert(creators).values(workspace_id=team.workspace_id, name=called)
        return team.connection.scalar(row.returning(creators.c.creator_id))

    return name


def publish(team, account, amounts, **facts):
    for amount in amounts:
        post = team.post(account, content_id=team.content("A video", **facts))
        team.tell_days(post, MAY.first_day, [amount])


def test_it_is_the_first_of_the_leaderboard(team, creator):
    ann, bo, hit = creator("Ann"), creator("Bo"), creator("One hit")
    account = team.account()
    publish(team, account, [100] * 5, creator_id=ann)
    publish(team, account, [10] * 7, creator_id=bo)
    publish(team, account, [5000], creator_id=hit)
    team.roll_up()
    selection = Selection(team.workspace_id, MAY)
    leader = find_leader(team.connection, selection, VIEWS)
    first = report_leaderboard(team.connection, selection, "views", today=date(2026, 1, 1)).ranked[
        0
    ]
    assert (leader.label, leader.total, leader.share) == (first.label, first.total, first.share)
    assert (leader.label, leader.total, leader.beside) == ("Ann", Decimal(500), 1)
    assert leader.share == pytest.approx(500 / 5570)


def test_without_creators_to_compare_accounts_are(team):
    publish(team, team.account(), [10] * 5)
    publish(team, team.account(Platform.TIKTOK, "clips"), [30] * 5)
    team.roll_up()
    leader = find_leader(team.connection, Selection(team.workspace_id, MAY), VIEWS)
    assert (leader.subject, leader.total) == (Level.ACCOUNT, 150)


def test_nobody_leads_alone_or_in_what_does_not_add_up(team):
    publish(team, team.account(), [10] * 5)
    team.roll_up()
    selection = Selection(team.workspace_id, MAY)
    assert find_leader(team.connection, selection, VIEWS) is None
    assert find_leader(team.connection, selection, STANDARD_METRICS["followers_total"]) is None
