"""Fetches the days and posts of a selection, judges them, and names what explains them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from sqlalchemy import Connection

from analytics.anomalies.posts import OLDEST_DAYS, JudgedPosts, UnusualPost, judge_posts
from analytics.anomalies.reasons import noted_days, noted_post, with_reasons
from analytics.anomalies.series import ShortSeries, UnusualDays, WatchedSeries, runs_of
from analytics.anomalies.watching import LEVELS, LONGEST_DAYS, watched_series
from analytics.choice import without_unfinished_day
from analytics.measures import DefinitionChange
from analytics.scope import Scope, resolve_scope
from analytics.wording import day_in_words
from database.queries.ages import totals_by_age
from database.queries.comparability import definition_changes
from database.queries.day_leaders import day_leaders
from database.queries.notes import acknowledgements, notes_touching
from database.queries.publications import publications
from database.queries.workspaces import time_zone
from domain.errors import InvalidRequest
from domain.metrics import Metric
from domain.notes import Note
from domain.once import once
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Comparison, Level

_NAMED = 5
_PEERS_SINCE = timedelta(days=365)  # before the first day shown


@dataclass(frozen=True, eq=False)
class AnomalyReport:
    selection: Selection  # as looked at: without the unfinished day
    level: Level
    metric: Metric
    metrics: tuple[Metric, ...]
    basis: Basis
    basis_note: str
    time_zone: str
    series: tuple[WatchedSeries, ...]  # the largest first
    days: tuple[UnusualDays, ...]  # the newest first
    posts: tuple[UnusualPost, ...]  # the newest first
    posts_judged: int
    posts_without_days: int
    too_short: tuple[ShortSeries, ...]
    posts_left_out: tuple[ShortSeries, ...]
    definition_changes: tuple[DefinitionChange, ...]  # of the metric, in the days shown
    notes: tuple[str, ...]  # what was left out and why
    beside: tuple[Note, ...] = ()  # what people remarked on these days


def report_anomalies(
    connection: Connection,
    selection: Selection,
    metric_name: str | None,
    *,
    level: Level = Level.PLATFORM,
    reader: str = "",
    today: date | None = None,
) -> AnomalyReport:
    found = find_anomalies(connection, selection, metric_name, level=level, today=today)
    return with_notes(connection, found, reader=reader)


def find_anomalies(
    connection: Connection,
    selection: Selection,
    metric_name: str | None,
    *,
    level: Level = Level.PLATFORM,
    today: date | None = None,
) -> AnomalyReport:
    """Without what people said of them. `today` is the workspace's current day."""
    if level not in LEVELS:
        raise InvalidRequest(f"Unusual days are told in total, by platform or by account, not by "
                             f"{level.value}.")  # fmt: skip
    zone = time_zone(connection, selection.workspace_id)
    now = today or datetime.now(zone).date()
    selection, cut = without_unfinished_day(replace(selection, comparison=Comparison.OFF), now)
    if selection.period.days > LONGEST_DAYS:
        raise InvalidRequest(
            f"Unusual days are looked for within {LONGEST_DAYS} days, the period has "
            f"{selection.period.days:,}. Choose a shorter one."
        )
    scope = resolve_scope(connection, selection, metric_name)
    series, short = watched_series(connection, scope, level)
    changes = _changes(connection, scope)
    posts = _posts(connection, scope, until=datetime.combine(now, time(), zone))
    return AnomalyReport(
        selection=selection,
        level=level,
        metric=scope.metric,
        metrics=scope.metrics,
        basis=scope.basis_of(scope.metric),
        basis_note=scope.basis_note,
        time_zone=zone.key,
        series=series,
        days=_days(connection, scope, level, series, changes),
        posts=posts.unusual,
        posts_judged=posts.judged,
        posts_without_days=posts.without_days,
        too_short=short,
        posts_left_out=posts.left_out,
        definition_changes=changes,
        notes=(*cut, *_taken_back(series, selection.period)),
    )


def with_notes(connection: Connection, found: AnomalyReport, *, reader: str) -> AnomalyReport:
    """Who has seen them, and which notes lie beside them."""
    workspace_id = found.selection.workspace_id
    seen = acknowledgements(connection, workspace_id, found.metric.name, reader)
    beside = notes_touching(connection, found.selection, reader)
    return _noted(found, seen, beside)


@once
def _noted(found: AnomalyReport, seen: tuple[Note, ...], beside: tuple[Note, ...]) -> AnomalyReport:
    return replace(
        found,
        days=tuple(noted_days(run, seen, beside) for run in found.days),
        posts=tuple(noted_post(post, seen) for post in found.posts),
        beside=beside,
    )


def _taken_back(series: Sequence[WatchedSeries], shown: Period) -> tuple[str, ...]:
    told = [
        f"{one.label} on {day_in_words(day)}"
        for one in series
        for day, value in zip(shown, one.values, strict=True)
        if value < 0
    ]
    if not told:
        return ()
    more = f" and {len(told) - _NAMED:,} more" if len(told) > _NAMED else ""
    return (
        f"Not judged, because more was taken back than counted: {', '.join(told[:_NAMED])}{more}.",
    )


def _changes(connection: Connection, scope: Scope) -> tuple[DefinitionChange, ...]:
    return tuple(
        DefinitionChange(change.platform, change.metric, change.day, change.description)
        for change in definition_changes(connection, scope.selection)
        if change.metric == scope.metric.name and change.day in scope.selection.period
    )


def _days(
    connection: Connection,
    scope: Scope,
    level: Level,
    series: Sequence[WatchedSeries],
    changes: Sequence[DefinitionChange],
) -> tuple[UnusualDays, ...]:
    selection = scope.selection
    runs = [run for one in series for run in runs_of(one, selection.period)]
    zone = time_zone(connection, selection.workspace_id)
    peaks = {run.peak for run in runs if run.is_above}
    leaders = (
        day_leaders(connection, selection, scope.metric, level, peaks, zone)
        if scope.metric.additive
        else ()
    )
    told = [with_reasons(run, changes, leaders) for run in runs]
    return tuple(sorted(told, key=lambda run: (run.peak, abs(run.deviation)), reverse=True))


def _posts(connection: Connection, scope: Scope, *, until: datetime) -> JudgedPosts:
    """None are judged by a gauge: posts have no followers."""
    if not scope.metric.additive:
        return JudgedPosts((), 0, (), 0)
    shown, workspace_id = scope.selection.period, scope.selection.workspace_id
    wide = replace(scope.selection, period=Period(shown.first_day - _PEERS_SINCE, shown.last_day))
    zone = time_zone(connection, workspace_id)
    posts = publications(connection, wide, zone)
    ids = [post.post_id for post in posts]
    totals = totals_by_age(connection, workspace_id, ids, scope.metric, zone, oldest=OLDEST_DAYS)
    return judge_posts(posts, totals, shown, now=until)
