"""What happened in the selected period?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from analytics.cards import counter_card, shown_metrics
from analytics.choice import without_unfinished_day
from analytics.comparison import dated_changes, definition_reason
from analytics.levels import level_card, level_series, old_readings_note
from analytics.measures import Card, Change, DailySeries, DefinitionChange, Freshness
from analytics.money import is_money
from analytics.notes import overview_notes
from analytics.scope import Scope, resolve_scope
from analytics.series import counter_series, in_order_of, largest_first
from analytics.sides import Side, told_names
from analytics.top_content import TopContent, TopContentReport, report_top_content
from database.queries.freshness import account_freshness
from database.queries.levels import level_readings
from database.queries.workspaces import time_zone
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Basis, MetricKind

__all__ = [
    "Card",
    "Change",
    "DailySeries",
    "DefinitionChange",
    "Freshness",
    "OverviewReport",
    "TopContent",
    "TopContentReport",
    "report_overview",
    "report_top_content",
]


@dataclass(frozen=True, eq=False)
class OverviewReport:
    selection: Selection  # as counted: without the unfinished day
    metric: Metric  # the one the chart shows
    metrics: tuple[Metric, ...]  # those with figures in the workspace, for the metric choice
    basis: Basis  # the one counted, chosen by the reader or resolved
    basis_note: str  # e.g. how the other basis differs; "" when only one exists
    time_zone: str
    cards: tuple[Card, ...]
    series: tuple[DailySeries, ...]  # largest platform first
    comparison: tuple[DailySeries, ...]  # same order of platforms, over the comparison period
    definition_changes: tuple[DefinitionChange, ...]
    freshness: tuple[Freshness, ...]
    notes: tuple[str, ...]  # what was left out and why, in the reader's words


def report_overview(
    connection: Connection,
    selection: Selection,
    metric_name: str | None,
    *,
    today: date | None = None,
) -> OverviewReport:
    """`today` is the workspace's current day, which is not over yet."""
    zone = time_zone(connection, selection.workspace_id)
    selection, cut = without_unfinished_day(selection, today or datetime.now(zone).date())
    scope = resolve_scope(connection, selection, metric_name)
    changes = dated_changes(connection, selection)
    cards, level_notes = _cards(connection, scope, changes)
    series = largest_first(_series(connection, scope, selection))
    return OverviewReport(
        selection=selection,
        metric=scope.metric,
        metrics=scope.metrics,
        basis=scope.basis,
        basis_note=scope.basis_note,
        time_zone=zone.key,
        cards=cards,
        series=series,
        comparison=_comparison(connection, scope, series),
        definition_changes=_marked(changes, scope, series),
        freshness=_freshness(connection, selection),
        notes=(*cut, *overview_notes(scope, cards), *level_notes),
    )


def _cards(
    connection: Connection, scope: Scope, changes: Sequence[DefinitionChange]
) -> tuple[tuple[Card, ...], tuple[str, ...]]:
    """The cards, and what must be said of readings that are old."""
    levels, notes = _level_cards(connection, scope)
    told = told_names(scope.now, scope.before) | levels.keys()
    candidates = [metric for metric in scope.metrics if metric.name in told]
    cards = tuple(
        levels.get(metric.name) or _counter_card(connection, scope, metric, changes)
        for metric in shown_metrics(candidates, scope.metric)
    )
    return cards, notes


def _counter_card(
    connection: Connection, scope: Scope, metric: Metric, changes: Sequence[DefinitionChange]
) -> Card:
    reason = ""
    if scope.compared:
        both = scope.selection, scope.compared
        reason = definition_reason(connection, both, scope.basis_of(metric), metric, changes)
    return counter_card(
        metric,
        scope.now.get(metric.name) or Side(scope.selection.period),
        scope.before.get(metric.name),
        reason,
        currency=scope.money.currency if is_money(metric) else None,
        basis=scope.basis_of(metric) if metric in scope.elsewhere else None,
    )


def _level_cards(
    connection: Connection, scope: Scope
) -> tuple[Mapping[str, Card], tuple[str, ...]]:
    cards, notes = {}, []
    for metric in scope.metrics:
        if metric.kind is not MetricKind.LEVEL:
            continue
        now = level_readings(connection, scope.selection, metric)
        before = level_readings(connection, scope.compared, metric) if scope.compared else None
        card = level_card(metric, now, before)
        if card:
            cards[metric.name] = card
            notes.append(old_readings_note(metric, now, scope.selection.period))
    return cards, tuple(note for note in notes if note)


def _series(connection: Connection, scope: Scope, selection: Selection) -> tuple[DailySeries, ...]:
    if scope.metric.kind is MetricKind.LEVEL:
        readings = level_readings(connection, selection, scope.metric)
        return level_series(readings, selection.period)
    return counter_series(connection, selection, scope.basis, scope.metric)


def _comparison(
    connection: Connection, scope: Scope, series: Sequence[DailySeries]
) -> tuple[DailySeries, ...]:
    if scope.compared is None:
        return ()
    compared = _series(connection, scope, scope.compared)
    return in_order_of(compared, series, scope.compared.period)


def _marked(
    changes: Sequence[DefinitionChange], scope: Scope, series: Sequence[DailySeries]
) -> tuple[DefinitionChange, ...]:
    shown = {one.platform for one in series}
    return tuple(
        change
        for change in changes
        if change.metric == scope.metric.name and change.platform in shown
    )


def _freshness(connection: Connection, selection: Selection) -> tuple[Freshness, ...]:
    return tuple(
        Freshness(found.platform, found.account, found.last_day, found.imported_at)
        for found in account_freshness(connection, selection)
    )
