"""Reads the reports that the rules judge, for the days that each rule speaks of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import TypeVar
from zoneinfo import ZoneInfo

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from analytics.answers import Unanswered
from analytics.content_ages import report_content_ages
from analytics.correlations.choices import Age
from analytics.insights.early import RECENT_DAYS, YoungPost
from analytics.insights.falling import DAYS, PlatformTrend
from analytics.insights.timing import PlatformTiming
from analytics.timing.posts import found_posts, is_clip, timed_posts
from analytics.trends import report_trend
from analytics.workspaces import report_workspaces
from database.queries.freshness import last_told_day
from database.queries.metrics import metric_registry, told_metrics
from database.queries.publications import Publication, publications
from database.queries.workspaces import time_zone
from domain.errors import InvalidRequest, NotEnoughData, NotFound
from domain.metrics import Metric
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Comparison, Platform

YEAR = 365
_CATALOGUE_DAYS = 5 * YEAR
_MOST_YOUNG = 20  # posts, the newest
_COUNTED = ("views", "impressions", "streams", "plays")

Values = NDArray[np.float64]
T = TypeVar("T")


@dataclass(frozen=True)
class Desk:
    """What all rules share. `last_day` is the last finished day with figures of
    its own, or without any, the end of what longer totals tell."""

    workspace_id: int
    metric: Metric
    zone: ZoneInfo
    now: datetime
    last_day: date

    @property
    def today(self) -> date:
        return self.now.date()

    def over(self, days: int, platform: Platform | None = None) -> Selection:
        return Selection(
            self.workspace_id,
            Period.ending(self.last_day, days=days),
            comparison=Comparison.OFF,
            platforms=(platform,) if platform else (),
        )


def desk_of(connection: Connection, workspace_id: int, now: datetime) -> Desk:
    """Raises NotFound without figures, or without a count that tells how often content is seen."""
    zone = time_zone(connection, workspace_id)
    here = next(one for one in report_workspaces(connection) if one.workspace_id == workspace_id)
    if here.last_day is None:
        raise NotFound("There are no figures yet, so there is nothing to advise.")
    registry = metric_registry(connection, workspace_id)
    told = {one.name: one for one in told_metrics(connection, workspace_id, registry).posts}
    metric = next((told[name] for name in _COUNTED if name in told), None)
    if metric is None:
        raise NotFound(
            "Insights go by views, impressions, streams or plays of posts, and none has figures."
        )
    local = now.astimezone(zone)
    told_day = last_told_day(connection, workspace_id) or here.last_day
    last = min(told_day, local.date() - timedelta(days=1))
    return Desk(workspace_id, metric, zone, local, last)


def asked(ask: Callable[[], T]) -> T | Unanswered:
    """What a report refuses is a reason, not a failure of the whole run."""
    try:
        return ask()
    except NotEnoughData as short:
        return Unanswered(str(short), short.needed, short.got)
    except (InvalidRequest, NotFound) as refused:
        return Unanswered(str(refused))


def platform_trends(
    connection: Connection, desk: Desk, platforms: Sequence[Platform]
) -> list[PlatformTrend]:
    found = []
    for platform in platforms:
        question = partial(report_trend, connection, desk.over(DAYS, platform))
        report = asked(partial(question, desk.metric.name, today=desk.today))
        if not isinstance(report, Unanswered):
            found.append(PlatformTrend(platform, report))
    return found


def platform_timings(connection: Connection, desk: Desk) -> list[PlatformTiming]:
    """In the workspace's hours, as the page of timing shows them first."""
    found = []
    for platform in Platform:
        selection = desk.over(YEAR, platform)
        facts, _ = found_posts(connection, selection, desk.zone)
        own = [post for post in facts if not is_clip(post)]
        if own:
            zones = desk.zone, desk.zone
            posts = timed_posts(connection, selection, zones, own, desk.metric, Age.WEEK)
            found.append(PlatformTiming(platform, desk.metric, selection.period, posts))
    return found


def catalogue(connection: Connection, desk: Desk) -> tuple[Publication, ...]:
    """The newest posts of the last five years, up to today's."""
    whole = replace(desk.over(1), period=Period.ending(desk.today, days=_CATALOGUE_DAYS))
    return publications(connection, whole, desk.zone)


def first_published(posts: Sequence[Publication]) -> dict[int, date]:
    """By content."""
    found: dict[int, date] = {}
    for post in posts:
        known = found.get(post.content_id, post.published_on)
        found[post.content_id] = min(known, post.published_on)
    return found


def young_posts(
    connection: Connection, desk: Desk, posts: Sequence[Publication]
) -> list[YoungPost]:
    since = desk.today - timedelta(days=RECENT_DAYS)
    young = [post for post in posts if post.published_on >= since][:_MOST_YOUNG]
    ages = {
        content: report_content_ages(connection, desk.workspace_id, content, desk.metric.name)
        for content in dict.fromkeys(post.content_id for post in young)
    }
    return [
        YoungPost(post, told, _days_since_reading(post, told.curve.ages, desk.now))
        for post in young
        for told in ages[post.content_id].posts
        if told.post_id == post.post_id
    ]


def _days_since_reading(post: Publication, ages: Values, now: datetime) -> float | None:
    if post.published_at is None or not len(ages):
        return None
    return (now - post.published_at).total_seconds() / 86_400 - float(ages[-1])
