"""When is content published, and does it matter when?"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from analytics.correlations.choices import Age, reached
from analytics.stats.timing import TimingEffect
from analytics.timing.cadence import AccountCadence, WeekOfPosts, cadences, weeks_of_posts
from analytics.timing.choices import TimingChoice
from analytics.timing.clips import ClipHours, clip_hours
from analytics.timing.effect import effect_of
from analytics.timing.heat import WeekMap, week_map
from analytics.timing.posts import TimedPosts, found_posts, is_clip, timed_posts
from database.queries.comparability import definition_changes
from database.queries.metrics import metric_registry, told_metrics
from database.queries.post_features import posts_without_a_day
from database.queries.workspaces import time_zone
from domain.errors import NotEnoughData
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Platform

_VIEWS = "views"


@dataclass(frozen=True, eq=False)
class TimingReport:
    """`effect` and the parts of `week` say why not where the posts do not suffice."""

    selection: Selection  # its period is that of the days of publication looked at
    choice: TimingChoice
    cutting_zone: str  # the workspace's, in which days are cut
    zone: str  # whose hours are looked at
    metric: Metric | None  # None where no figures of posts are told
    metrics: tuple[Metric, ...]
    published: int  # posts, clips of viewers left out
    timed: int  # of these, those whose hour is known
    rated: int  # of these, those whose figures are known
    held_words: tuple[str, ...]
    effect: TimingEffect | NotEnoughData
    week: WeekMap
    cadences: tuple[AccountCadence, ...]
    weeks: tuple[WeekOfPosts, ...]
    clips: ClipHours | None
    notes: tuple[str, ...]


def report_timing(
    connection: Connection,
    selection: Selection,
    choice: TimingChoice | None = None,
    metric_name: str | None = None,
    *,
    today: date | None = None,
) -> TimingReport:
    """`metric_name` of what posts bring in; one that no post tells yields to views."""
    choice = choice or TimingChoice()
    cutting = time_zone(connection, selection.workspace_id)
    looking = ZoneInfo(choice.zone) if choice.zone else cutting
    selection = reached(selection, choice.reach, today or datetime.now(cutting).date())
    metrics = _told(connection, selection)
    metric = _chosen(metrics, metric_name)
    facts, beyond = found_posts(connection, selection, cutting)
    own = [post for post in facts if not is_clip(post)]
    posts = timed_posts(connection, selection, (cutting, looking), own, metric, choice.age)
    return TimingReport(
        selection=selection,
        choice=choice,
        cutting_zone=cutting.key,
        zone=looking.key,
        metric=metric,
        metrics=metrics,
        published=len(own),
        timed=posts.timed.size,
        rated=posts.rated.size,
        held_words=posts.held_words,
        effect=effect_of(posts),
        week=week_map(posts, choice.hours, choice.minimum),
        cadences=cadences(own, selection.period.last_day),
        weeks=weeks_of_posts(own, selection.period),
        clips=clip_hours([post for post in facts if is_clip(post)], looking),
        notes=(
            *((beyond,) if beyond else ()),
            *_left_out(connection, selection, posts, choice.age),
            *_definitions(connection, selection, metric, {post.platform for post in own}),
        ),
    )


def _told(connection: Connection, selection: Selection) -> tuple[Metric, ...]:
    registry = metric_registry(connection, selection.workspace_id)
    return told_metrics(connection, selection.workspace_id, registry).posts


def _chosen(metrics: Sequence[Metric], name: str | None) -> Metric | None:
    by_name = {metric.name: metric for metric in metrics}
    first = next(iter(metrics), None)
    return by_name.get(name or _VIEWS, by_name.get(_VIEWS, first))


def _left_out(
    connection: Connection, selection: Selection, posts: TimedPosts, age: Age
) -> list[str]:
    notes = []
    if no_day := posts_without_a_day(connection, selection):
        notes.append(f"Posts without any day of publication, left out everywhere: {no_day:,}.")
    if no_hour := len(posts.facts) - posts.timed.size:
        notes.append(
            "Posts of which only the day of publication is known, left out of all that asks for "
            f"hours: {no_hour:,}."
        )
    if no_figure := posts.timed.size - posts.rated.size:
        notes.append(
            f"Posts whose figures {age.words} are not known, left out of how posts did: "
            f"{no_figure:,}."
        )
    return notes


def _definitions(
    connection: Connection,
    selection: Selection,
    metric: Metric | None,
    platforms: Collection[Platform],
) -> list[str]:
    period = selection.period
    return [
        f"{change.platform.label} counts {change.metric.replace('_', ' ')} differently since "
        f"{change.day.isoformat()}, within these days: part of a difference may be that."
        for change in definition_changes(connection, selection)
        if metric and change.metric == metric.name and change.platform in platforms
        if period.first_day < change.day <= period.last_day
    ]
