"""Where do the posts of one piece of content stand among others, and at what time did they come?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import numpy as np
from sqlalchemy import Connection

from analytics.correlations.choices import Age
from analytics.correlations.columns import Values
from analytics.timing.choices import TimingChoice
from analytics.timing.heat import week_map
from analytics.timing.posts import TimedPosts, found_posts, is_clip, timed_posts
from database.queries.content import stored_posts
from database.queries.metrics import metric_registry
from database.queries.post_features import StoredPostFacts
from database.queries.workspaces import time_zone
from domain.metrics import Metric
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Comparison, Platform

AROUND = timedelta(days=182)  # to either side: later posts have larger audiences
FEWEST_RANKED = 5


@dataclass(frozen=True)
class Rank:
    """1 is the most; `n` counts the post itself."""

    rank: int
    n: int


@dataclass(frozen=True)
class TimeCell:
    """`change` of the posts that came at this time of the week, beside the usual; None where they
    are too few."""

    weekday: int  # 0 is Monday
    first_hour: int
    hours: int
    posts: int
    change: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class PostPlace:
    """By the first 7 days, among posts of its platform published within half a year of it."""

    post_id: int
    platform: Platform
    creator: str | None
    period: Period
    among_all: Rank | None  # None: its first days are not known, or there are few others
    among_creators: Rank | None
    time: TimeCell | None  # None: its hour is not known


@dataclass(frozen=True)
class ContentPlace:
    metric: Metric
    posts: tuple[PostPlace, ...]


def report_content_place(
    connection: Connection, workspace_id: int, content_id: int, metric_name: str, *, today: date
) -> ContentPlace:
    """Of metrics that add up; others have no posts here."""
    metric = metric_registry(connection, workspace_id)[metric_name]
    zone = time_zone(connection, workspace_id)
    platforms = dict.fromkeys(
        post.platform for post in stored_posts(connection, workspace_id, content_id)
    )
    if not metric.additive:
        return ContentPlace(metric, ())
    found = [
        place
        for platform in platforms
        for place in _places(connection, (workspace_id, content_id, platform), zone, metric, today)
    ]
    return ContentPlace(metric, tuple(found))


def _places(
    connection: Connection,
    asked: tuple[int, int, Platform],
    zone: ZoneInfo,
    metric: Metric,
    today: date,
) -> list[PostPlace]:
    workspace_id, content_id, platform = asked
    days = _days_of(connection, asked, zone)
    if not days or days[0] >= today:
        return []
    period = Period(days[0] - AROUND, min(days[-1] + AROUND, today - timedelta(days=1)))
    selection = Selection(workspace_id, period, Comparison.OFF, platforms=(platform,))
    facts, _ = found_posts(connection, selection, zone)
    own = [post for post in facts if not is_clip(post)]
    posts = timed_posts(connection, selection, (zone, zone), own, metric, Age.WEEK)
    return [
        _place(posts, row, period) for row, post in enumerate(own) if post.content_id == content_id
    ]


def _days_of(
    connection: Connection, asked: tuple[int, int, Platform], zone: ZoneInfo
) -> list[date]:
    """Of publication on that platform, in order; a day without its hour is read elsewhere."""
    workspace_id, content_id, platform = asked
    return sorted(
        post.published_at.astimezone(zone).date()
        for post in stored_posts(connection, workspace_id, content_id)
        if post.platform is platform and post.published_at is not None
    )


def _place(posts: TimedPosts, row: int, period: Period) -> PostPlace:
    post = posts.facts[row]
    return PostPlace(
        post_id=post.post_id,
        platform=post.platform,
        creator=post.creator,
        period=period,
        among_all=rank_of(posts.scaled, row, range(len(posts.facts))),
        among_creators=rank_of(posts.scaled, row, _of_creator(posts.facts, post.creator)),
        time=_time(posts, row),
    )


def _of_creator(facts: Sequence[StoredPostFacts], creator: str | None) -> list[int]:
    if creator is None:
        return []
    return [row for row, post in enumerate(facts) if post.creator == creator]


def rank_of(values: Values, row: int, rows: Sequence[int]) -> Rank | None:
    others = values[list(rows)]
    known = others[np.isfinite(others)]
    if not np.isfinite(values[row]) or known.size < FEWEST_RANKED:
        return None
    return Rank(1 + int((known > values[row]).sum()), int(known.size))


def _time(posts: TimedPosts, row: int) -> TimeCell | None:
    if posts.hours[row] < 0:
        return None
    choice = TimingChoice()
    week = week_map(posts, choice.hours, choice.minimum)
    weekday, block = int(posts.weekdays[row]), int(posts.hours[row]) // week.block_h
    cells, at = week.cells, (weekday, block)
    change, low, high = (
        float(each[at]) if np.isfinite(each[at]) else None
        for each in (cells.change, cells.low, cells.high)
    )
    return TimeCell(
        weekday, block * week.block_h, week.block_h, int(cells.posts[at]), change, low, high
    )
