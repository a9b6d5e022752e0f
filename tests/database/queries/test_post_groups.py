"""Sums by group against adding up plain rows, under random selections."""

from collections import defaultdict
from decimal import Decimal

import numpy as np
import pytest

from analytics.stretches import chosen_stretches
from database.queries.asked_metrics import Asked
from database.queries.post_groups import post_groups
from database.writes.workspaces import create_workspace
from domain.metric_definitions import STANDARD_METRICS
from domain.vocabulary import Level
from tests.database.queries.published import UTC, published
from tests.rows import Team

VIEWS, LIKES = STANDARD_METRICS["views"], STANDARD_METRICS["likes"]
ASKED = Asked(VIEWS, interactions=(LIKES,), denominators=(VIEWS,), beside=(LIKES,))


@pytest.fixture(scope="module")
def team(engine):
    with engine.connect() as connection:
        transaction = connection.begin()
        workspace = create_workspace(connection, name="Grouped", time_zone="UTC")
        other = Team(connection, create_workspace(connection, name="Apart", time_zone="UTC"))
        published(other, seed=8)
        yield published(Team(connection, workspace))
        transaction.rollback()


def amounts(team, selection, metric, chosen):
    """By post: what its days and the stretches that count amount to."""
    sums = defaultdict(Decimal)
    for told in team.days_of(selection, metric.name):
        sums[told.post] += told.amount
    if metric is VIEWS:
        for told in team.stretches:
            if counts(told, selection, chosen) and team.knows(selection, told.post):
                sums[told.post] += told.remainder
    return sums


def counts(told, selection, chosen):
    """Stated stretches when chosen; first totals inside the period that touch none of those."""
    of_views = [each for each in chosen if each.metric == "views"]
    of_account = [each.period for each in of_views if each.account_id == told.post.account_id]
    if told.origin == "stated":
        return told.period in of_account
    touched = any(told.period.overlaps(period) for period in of_account)
    return selection.period.covers(told.period) and not touched


def group_of(team, post, level):
    piece = team.pieces[post.content_id]
    return {
        Level.CREATOR: piece.creator_id,
        Level.TOPIC: piece.topic_id,
        Level.ACCOUNT: post.account_id,
        Level.CONTENT: post.content_id,
    }[level]


@pytest.mark.parametrize("level", [Level.CREATOR, Level.TOPIC, Level.ACCOUNT, Level.CONTENT])
def test_groups_are_what_plain_addition_makes_of_them(team, level):
    for selection in team.selections(5, 12):
        chosen = chosen_stretches(team.team.connection, selection, ASKED.metrics)
        found = post_groups(
            team.team.connection, selection, level, ASKED, chosen, UTC, new_only=False, limit=500
        )
        views, likes = (amounts(team, selection, each, chosen) for each in (VIEWS, LIKES))
        expected = defaultdict(list)
        for post in views:
            expected[group_of(team, post, level)].append(post)
        unnamed = expected.pop(None, [])
        assert {group.key for group in found.groups} == {str(key) for key in expected}
        assert found.total == sum(views.values())
        assert (found.unnamed, found.unnamed_posts) == (
            sum(views[post] for post in unnamed), len(unnamed),
        )  # fmt: skip
        assert found.counted == len(expected)
        for group in found.groups:
            own = [float(views[post]) for post in expected[int(group.key)]]
            liked = [likes[post] for post in expected[int(group.key)] if post in likes]
            assert (group.posts, float(group.total)) == (len(own), pytest.approx(sum(own)))
            assert group.median == pytest.approx(np.median(own))
            logs = np.log1p(np.maximum(own, 0))
            np.testing.assert_allclose(group.log_sums, [(logs**n).sum() for n in (1, 2, 3, 4)])
            assert group.beside.get("likes", 0) == sum(liked)
        totals = [group.total for group in found.groups]
        assert totals == sorted(totals, reverse=True)
