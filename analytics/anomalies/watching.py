"""Fetches the series of a selection and judges their days."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection

from analytics.anomalies.reasons import noted_days
from analytics.anomalies.series import ShortSeries, UnusualDays, WatchedSeries, runs_of, watch
from analytics.scope import Scope, resolve_scope
from database.queries.grouped_daily import GroupAmounts, grouped_amounts
from database.queries.named_accounts import named_accounts
from database.queries.notes import acknowledgements
from domain.metrics import Metric
from domain.notes import EVERYTHING, NoteSubject
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Comparison, Level, Platform

LEVELS = (Level.TOTAL, Level.PLATFORM, Level.ACCOUNT)
LONGEST_DAYS = 730  # looked at: more would hide what is usual today
_HISTORY = 180  # days that teach what is usual, up to the last one shown


def find_unusual_days(
    connection: Connection, selection: Selection, metric_name: str, *, level: Level
) -> tuple[UnusualDays, ...]:
    """To mark in a chart that is about something else: no posts, no reasons, and none at all where
    the period is too long to tell what is usual."""
    if selection.period.days > LONGEST_DAYS:
        return ()
    scope = resolve_scope(connection, replace(selection, comparison=Comparison.OFF), metric_name)
    series, _ = watched_series(connection, scope, level)
    return tuple(run for one in series for run in runs_of(one, selection.period))


def with_acknowledgements(
    connection: Connection,
    workspace_id: int,
    metric: Metric,
    found: Sequence[UnusualDays],
    *,
    reader: str,
) -> tuple[UnusualDays, ...]:
    seen = acknowledgements(connection, workspace_id, metric.name, reader) if found else ()
    return tuple(noted_days(run, seen, ()) for run in found)


def watched_series(
    connection: Connection, scope: Scope, level: Level
) -> tuple[tuple[WatchedSeries, ...], tuple[ShortSeries, ...]]:
    shown = scope.selection.period
    whole = Period.ending(shown.last_day, days=max(_HISTORY, shown.days))
    wide = replace(scope.selection, period=whole)
    groups = grouped_amounts(connection, wide, scope.basis_of(scope.metric), scope.metric, level)
    subjects = _subjects(connection, scope.selection.workspace_id, level, groups)
    return watch(groups, subjects, whole, shown)


def _subjects(
    connection: Connection, workspace_id: int, level: Level, groups: Sequence[GroupAmounts]
) -> list[NoteSubject]:
    if level is Level.ACCOUNT:
        named = {str(one.account_id): one for one in named_accounts(connection, workspace_id)}
        return [NoteSubject(named[g.key].platform, named[g.key].name) for g in groups]
    if level is Level.PLATFORM:
        return [NoteSubject(Platform(group.key)) for group in groups]
    return [EVERYTHING for _ in groups]
