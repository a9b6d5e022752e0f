"""Whose figures a trend is of: the metric, how it is counted, and the item looked at."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import numpy as np
from sqlalchemy import Connection

from analytics.basis import resolve_basis
from analytics.choice import chosen_metric, is_summed, without_unfinished_day
from analytics.money import Money, addable, money_of, refuse_mixed
from analytics.series import ESTIMATED_DAY_SHARE
from analytics.sides import sides
from analytics.trends.buckets import Line
from database.queries.grouped_daily import (
    OF_ACCOUNTS,
    Group,
    GroupAmounts,
    grouped_amounts,
    largest_groups,
)
from database.queries.metrics import metric_registry, told_metrics
from database.queries.workspaces import time_zone
from domain.errors import NotFound
from domain.metrics import Metric
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Comparison, Level, MetricKind

MOST_ITEMS = 200
HISTORY_DAYS = 500  # up to the end of the period, that a forecast learns from


@dataclass(frozen=True, eq=False)
class Subject:
    selection: Selection  # without the unfinished day, and without a comparison
    metric: Metric
    metrics: tuple[Metric, ...]  # that can be looked at, for the choice
    level: Level
    basis: Basis
    time_zone: str
    currency: str | None  # ISO 4217 of an amount of money, when the accounts name one
    notes: tuple[str, ...]

    @property
    def gauge(self) -> bool:
        return self.metric.kind is MetricKind.LEVEL

    @property
    def period(self) -> Period:
        return self.selection.period


def resolve_subject(
    connection: Connection,
    selection: Selection,
    metric_name: str | None,
    level: Level,
    today: date | None,
) -> Subject:
    zone = time_zone(connection, selection.workspace_id)
    selection, cut = without_unfinished_day(selection, today or datetime.now(zone).date())
    selection = replace(selection, comparison=Comparison.OFF)
    registry = metric_registry(connection, selection.workspace_id)
    told = told_metrics(connection, selection.workspace_id, registry)
    names = {m.name for m in told.posts}
    if level in OF_ACCOUNTS:
        names |= {m.name for m in told.accounts if is_summed(m)}
    told_here = tuple(metric for metric in registry.metrics if metric.name in names)
    money = money_of(connection, selection, told_here)
    metrics = addable(told_here, money)
    metric = chosen_metric(registry, metric_name, metrics, names)
    refuse_mixed(metric, money)
    basis, note = _basis(connection, selection, metric, level)
    return Subject(
        selection=selection,
        metric=metric,
        metrics=metrics,
        level=level,
        basis=basis,
        time_zone=zone.key,
        currency=_currency(metric, money),
        notes=tuple(words for words in (*cut, note) if words),
    )


def _currency(metric: Metric, money: Money) -> str | None:
    return money.currency if metric.unit == "currency" else None


def _basis(
    connection: Connection, selection: Selection, metric: Metric, level: Level
) -> tuple[Basis, str]:
    if metric.kind is MetricKind.LEVEL:
        return Basis.ACCOUNTS, ""
    if level not in OF_ACCOUNTS:
        return Basis.POSTS, ""
    found = (sides(connection, selection, basis, [metric]).get(metric.name) for basis in Basis)
    return resolve_basis(connection, selection, metric, *found)


def items_of(connection: Connection, subject: Subject) -> tuple[Group, ...]:
    """With figures in the period, largest first."""
    return largest_groups(
        connection,
        subject.selection,
        subject.basis,
        subject.metric,
        subject.level,
        limit=MOST_ITEMS,
    )


def groups_of(
    connection: Connection, subject: Subject, keys: Sequence[str], period: Period
) -> dict[str, GroupAmounts]:
    selection = replace(subject.selection, period=period)
    found = grouped_amounts(
        connection, selection, subject.basis, subject.metric, subject.level, keys=keys
    )
    return {group.key: group for group in found}


def history_period(period: Period) -> Period:
    """The period itself, and as many days before it as a forecast learns from."""
    return Period(
        min(period.first_day, period.last_day - timedelta(days=HISTORY_DAYS - 1)), period.last_day
    )


def daily_line(group: GroupAmounts, history: Period, period: Period) -> Line:
    """The days of `period`, which lies at the end of `history`."""
    skipped = (period.first_day - history.first_day).days
    amounts = group.amounts
    with np.errstate(invalid="ignore"):
        spread = np.abs(amounts.estimated) > ESTIMATED_DAY_SHARE * np.abs(amounts.values)
    return Line(tuple(period), amounts.values[skipped:], spread[skipped:])


def chosen_item(subject: Subject, items: Sequence[Group], key: str | None) -> Group:
    """The one asked for, else the largest."""
    if not items:
        raise NotFound(
            f"No daily figures of {subject.metric.label.lower()} by {subject.level.value} "
            "in this period."
        )
    if key is None:
        return items[0]
    known = {item.key: item for item in items}
    return known.get(key) or Group(key, "")
