"""Reads what became of the post or the content that an insight speaks of."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import numpy as np
from sqlalchemy import Connection

from analytics.content_ages import PEERS_BEFORE
from analytics.insights.outcomes.posts import (
    FINAL_AGE,
    FIRST_DAYS,
    Finished,
    Values,
    brought_over,
    early,
    rise,
)
from analytics.insights.outcomes.states import Outcome
from analytics.insights.sources import Desk
from analytics.stats.typical import Totals, totals_at
from database.queries.ages import AgedTotals, totals_by_age
from database.queries.content import PostDays, StoredPost, post_days, stored_posts
from database.queries.peers import peers_of
from domain.insights import StoredInsight

_READ_AFTER = 35  # days: a later reading still tells of an age, on the line from the one before
_DAY = timedelta(days=1)


def read_early(connection: Connection, desk: Desk, stored: StoredInsight) -> Outcome | None:
    """None where the post is not there any more."""
    post = _own_post(connection, desk, stored)
    if post is None or post.published_at is None:
        return None
    peers = peers_of(connection, desk.workspace_id, post.post_id, before=PEERS_BEFORE, after=0)
    ids = [post.post_id, *(peer.post_id for peer in peers)]
    totals = _totals_at(connection, desk, ids, FINAL_AGE)
    return early(Finished(_age(post, desk.now), float(totals[0]), totals[1:]))


def read_rise(connection: Connection, desk: Desk, stored: StoredInsight) -> Outcome | None:
    """None where the content is not there any more."""
    one = stored.insight
    told = post_days(connection, desk.workspace_id, one.content_ids[0], desk.metric)
    if not told:
        return None
    last = one.evidence.period.last_day
    over = max((desk.today - last).days - 1, 0)
    week = np.full(min(over, FIRST_DAYS), np.nan)
    for post in told.values():
        for day, value in zip(post.days, post.values, strict=True):
            at = (day - last).days - 1
            if 0 <= at < week.size:
                week[at] = np.nansum([week[at], value])
    return rise(stored, week)


def read_brought_over(
    connection: Connection, desk: Desk, stored: StoredInsight, found: date
) -> Outcome | None:
    """`found`: only what was published there from that day on can be an answer."""
    one, target = stored.insight, stored.insight.platforms[0]
    posts = stored_posts(connection, desk.workspace_id, one.content_ids[0])
    if not posts or one.impact is None:
        return None
    there = [
        post
        for post in posts
        if post.platform is target
        and post.published_at is not None
        and _published_on(post, desk) >= found
    ]
    if not there:
        return brought_over(one.impact, target, None, np.nan)
    first = there[0]
    told = post_days(connection, desk.workspace_id, one.content_ids[0], desk.metric)
    value = _of_first_days(told.get(first.post_id), _published_on(first, desk))
    return brought_over(one.impact, target, _age(first, desk.now), value)


def _own_post(connection: Connection, desk: Desk, stored: StoredInsight) -> StoredPost | None:
    subject, content = stored.insight.subject, stored.insight.content_ids[0]
    posts = stored_posts(connection, desk.workspace_id, content)
    named = (subject.platform, subject.external_id)
    return next((post for post in posts if (post.platform, post.external_id) == named), None)


def _published_on(post: StoredPost, desk: Desk) -> date:
    assert post.published_at is not None
    return post.published_at.astimezone(desk.zone).date()


def _of_first_days(told: PostDays | None, published: date) -> float:
    """Counted as the prediction was; nan where one of the days is missing."""
    if told is None:
        return float("nan")
    own = dict(zip(told.days, told.values, strict=True))
    days = (published + timedelta(days=at) for at in range(FIRST_DAYS))
    return float(sum(own.get(day, float("nan")) for day in days))


def _age(post: StoredPost, now: datetime) -> float:
    assert post.published_at is not None
    return (now - post.published_at) / _DAY


def _totals_at(connection: Connection, desk: Desk, post_ids: Sequence[int], age: int) -> Values:
    """By post, nan where it was not read around that age."""
    told = totals_by_age(connection, desk.workspace_id, post_ids, desk.metric, desk.zone,
                         oldest=age + _READ_AFTER)  # fmt: skip
    return np.array([_total_at(told.get(post_id), age) for post_id in post_ids])


def _total_at(told: AgedTotals | None, age: int) -> float:
    if told is None:
        return float("nan")
    ages, values = np.asarray(told.ages), np.asarray(told.totals)
    own = Totals(np.zeros(ages.size, dtype=np.int64), ages, values)
    return float(totals_at(own, np.array([float(age)]))[0, 0])
