"""The days of one metric, apart for each platform, account, creator, topic, type or content."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from sqlalchemy import DOUBLE_PRECISION, Connection, Numeric, Row, Select, cast, func, select

from database.queries.daily import DailyAmounts
from database.queries.groups import TOTAL_KEY, group_labels, grouped_figures, stored_keys
from database.queries.levels import LevelReadings, level_readings, total_level
from domain.errors import InvalidRequest
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Basis, Level, MetricKind, Platform

GROUPS = 100
OF_ACCOUNTS = frozenset({Level.TOTAL, Level.PLATFORM, Level.ACCOUNT})

_UNSUMMED = {
    MetricKind.UNIQUE: "counts people once, so its days and posts are not added up",
    MetricKind.RATE: "is a rate, so its days and posts are not added up",
}


@dataclass(frozen=True, eq=False)
class GroupAmounts:
    """`key` is "all", a platform, a content type, or the number of an account, creator, topic or
    piece of content as text. What has no creator (topic, type) belongs to no group."""

    key: str
    label: str
    amounts: DailyAmounts


def grouped_amounts(
    connection: Connection,
    selection: Selection,
    basis: Basis,
    metric: Metric,
    level: Level,
    *,
    keys: Collection[str] | None = None,
    limit: int = GROUPS,
) -> tuple[GroupAmounts, ...]:
    """The groups with the largest amounts in the period (of `keys`, when given), largest first.

    Gauges such as followers come from the accounts whatever the basis; their `amount` is the
    last reading, and accounts not read on a day enter with their last known one.
    """
    refuse_unsummed(metric, level)
    if metric.kind is MetricKind.LEVEL:
        groups = _grouped_levels(connection, selection, metric, level)
        chosen = [group for group in groups if keys is None or group.key in keys]
        return tuple(sorted(chosen, key=lambda group: -group.amounts.amount)[:limit])
    if basis is Basis.ACCOUNTS and level not in OF_ACCOUNTS:
        raise InvalidRequest(
            f"The accounts' own series are not known by {level.value}. Count posts instead."
        )
    query = _largest(grouped_figures(selection, basis, metric, level), selection, level, keys)
    found = connection.execute(query.limit(limit)).all()
    groups_found = [row.group for row in found]
    labels = group_labels(connection, selection.workspace_id, level, groups_found)
    return tuple(
        GroupAmounts(str(row.group), labels[row.group], _amounts(row, selection.period.days))
        for row in found
    )


@dataclass(frozen=True)
class Group:
    key: str
    label: str


def largest_groups(
    connection: Connection,
    selection: Selection,
    basis: Basis,
    metric: Metric,
    level: Level,
    *,
    limit: int = GROUPS,
) -> tuple[Group, ...]:
    """Those that have figures in the period, largest first, without their days."""
    refuse_unsummed(metric, level)
    if metric.kind is MetricKind.LEVEL:
        found = grouped_amounts(connection, selection, basis, metric, level, limit=limit)
        return tuple(Group(one.key, one.label) for one in found)
    told = grouped_figures(selection, basis, metric, level).subquery("told")
    query = (
        select(told.c.group)
        .group_by(told.c.group)
        .order_by(func.sum(cast(told.c.amount, Numeric)).desc(), told.c.group)
    )
    groups = connection.scalars(query.limit(limit)).all()
    labels = group_labels(connection, selection.workspace_id, level, groups)
    return tuple(Group(str(group), labels[group]) for group in groups)


def group_platforms(
    connection: Connection,
    selection: Selection,
    basis: Basis,
    metric: Metric,
    level: Level,
    keys: Collection[str],
) -> frozenset[Platform]:
    """Where the groups' figures of the period come from."""
    if metric.kind is MetricKind.LEVEL:
        readings = level_readings(connection, selection, metric)
        return frozenset(r.platform for r in readings if _group_of(r, level)[0] in keys)
    told = grouped_figures(selection, basis, metric, level).subquery("told")
    of_keys = told.c.group.in_(stored_keys(level, keys))
    query = select(told.c.platform).where(of_keys).distinct()
    return frozenset(Platform(name) for name in connection.scalars(query))


def refuse_unsummed(metric: Metric, level: Level) -> None:
    """Raises InvalidRequest for what has no daily sum at the level."""
    if metric.kind in _UNSUMMED:
        raise InvalidRequest(f"{metric.label} {_UNSUMMED[metric.kind]}. Choose another metric.")
    if metric.kind is MetricKind.LEVEL and level not in OF_ACCOUNTS:
        raise InvalidRequest(
            f"{metric.label} is read per account, so it is not known by {level.value}."
        )
    if metric.kind is MetricKind.LEVEL and metric.unit != "people" and level is not Level.ACCOUNT:
        raise InvalidRequest(
            f"{metric.label} of several accounts is not added up. Choose a single account."
        )


def _largest(
    figures: Select[Any], selection: Selection, level: Level, keys: Collection[str] | None
) -> Select[Any]:
    """Arrays of the days of each group, largest amount first."""
    told = figures.subquery("told")
    daily = select(
        told.c.group,
        (told.c.day - selection.period.first_day).label("position"),
        func.sum(told.c.amount).label("amount"),
        func.sum(told.c.estimated).label("estimated"),
    ).group_by(told.c.group, told.c.day)
    if keys is not None:
        daily = daily.where(told.c.group.in_(stored_keys(level, keys)))
    of_days = daily.subquery("of_days")
    amount = func.sum(cast(of_days.c.amount, Numeric))
    return (
        select(
            of_days.c.group,
            amount.label("amount"),
            func.sum(cast(of_days.c.estimated, Numeric)).label("estimated_amount"),
            func.array_agg(of_days.c.position).label("positions"),
            func.array_agg(cast(of_days.c.amount, DOUBLE_PRECISION)).label("amounts"),
            func.array_agg(cast(of_days.c.estimated, DOUBLE_PRECISION)).label("estimates"),
        )
        .group_by(of_days.c.group)
        .order_by(amount.desc(), of_days.c.group)
    )


def _amounts(row: Row[*tuple[Any, ...]], days: int) -> DailyAmounts:
    amounts, estimates = np.full(days, np.nan), np.zeros(days)
    amounts[row.positions] = row.amounts
    estimates[row.positions] = row.estimates
    return DailyAmounts(row.amount, row.estimated_amount, amounts, estimates)


def _grouped_levels(
    connection: Connection, selection: Selection, metric: Metric, level: Level
) -> list[GroupAmounts]:
    by_group: dict[tuple[str, str], list[LevelReadings]] = {}
    for reading in level_readings(connection, selection, metric):
        by_group.setdefault(_group_of(reading, level), []).append(reading)
    return [
        GroupAmounts(key, label, _level_amounts(readings))
        for (key, label), readings in by_group.items()
    ]


def _group_of(reading: LevelReadings, level: Level) -> tuple[str, str]:
    if level is Level.ACCOUNT:
        return str(reading.account_id), f"{reading.account} ({reading.platform.label})"
    if level is Level.PLATFORM:
        return reading.platform.value, reading.platform.label
    return TOTAL_KEY, "Everything"


def _level_amounts(readings: Iterable[LevelReadings]) -> DailyAmounts:
    readings = tuple(readings)
    values = total_level(readings)
    last = sum((reading.last_value for reading in readings), Decimal(0))
    return DailyAmounts(last, Decimal(0), values, np.zeros(values.size))
