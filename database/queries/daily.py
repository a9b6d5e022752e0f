"""Amounts by day, of posts or of accounts: exact sums and one array entry per day."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, assert_never

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    DOUBLE_PRECISION,
    Column,
    Connection,
    Numeric,
    Row,
    Select,
    Text,
    cast,
    func,
    literal,
    select,
    values,
)

from database.filters import matches
from database.queries.figures import estimated_part, figure
from database.queries.post_totals import post_totals
from database.tables import account_performance_history
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Basis, Platform


@dataclass(frozen=True, eq=False)
class DailyAmounts:
    """One metric over a period. Arrays have one entry per day, nan where no source tells it."""

    amount: Decimal
    estimated_amount: Decimal  # part of `amount` that was spread over gaps
    values: NDArray[np.float64]
    estimated: NDArray[np.float64]

    @property
    def days_with_data(self) -> int:
        return int(np.count_nonzero(~np.isnan(self.values)))


def daily_amounts(
    connection: Connection, selection: Selection, basis: Basis, metrics: Iterable[Metric]
) -> dict[str, DailyAmounts]:
    """By name of metric, summed over posts or accounts; metrics without a figure are absent."""
    return _arrays(connection, selection, basis, metrics, by="metric")


def platform_amounts(
    connection: Connection, selection: Selection, basis: Basis, metric: Metric
) -> dict[Platform, DailyAmounts]:
    found = _arrays(connection, selection, basis, (metric,), by="platform")
    return {Platform(name): amounts for name, amounts in found.items()}


def _arrays(
    connection: Connection,
    selection: Selection,
    basis: Basis,
    metrics: Iterable[Metric],
    *,
    by: str,
) -> dict[str, DailyAmounts]:
    metrics = tuple(metrics)
    if not metrics:
        return {}
    figures = _figures(selection, basis, metrics).subquery("figures")
    position = figures.c.day - selection.period.first_day
    daily = (
        select(
            figures.c[by].label("name"),
            position.label("position"),
            func.sum(figures.c.amount).label("amount"),
            func.sum(figures.c.estimated).label("estimated"),
        )
        .group_by(figures.c[by], figures.c.day)
        .subquery("daily")
    )
    query = select(
        daily.c.name,
        func.sum(daily.c.amount).label("amount"),
        func.sum(daily.c.estimated).label("estimated_amount"),
        func.array_agg(daily.c.position).label("positions"),
        func.array_agg(cast(daily.c.amount, DOUBLE_PRECISION)).label("amounts"),
        func.array_agg(cast(daily.c.estimated, DOUBLE_PRECISION)).label("estimates"),
    ).group_by(daily.c.name)
    days = selection.period.days
    return {row.name: _daily_amounts(row, days) for row in connection.execute(query)}


def _daily_amounts(row: Row[*tuple[Any, ...]], days: int) -> DailyAmounts:
    amounts, estimates = np.full(days, np.nan), np.zeros(days)
    amounts[row.positions] = row.amounts
    estimates[row.positions] = row.estimates
    return DailyAmounts(row.amount, row.estimated_amount, amounts, estimates)


def _figures(selection: Selection, basis: Basis, metrics: tuple[Metric, ...]) -> Select[Any]:
    match basis:
        case Basis.POSTS:
            return _post_figures(selection, metrics)
        case Basis.ACCOUNTS:
            return _account_figures(selection, metrics)
        case _:
            assert_never(basis)


def _post_figures(selection: Selection, metrics: tuple[Metric, ...]) -> Select[Any]:
    totals = post_totals(selection, metrics)
    return select(
        totals.c.metric,
        totals.c.platform,
        totals.c.day,
        totals.c.amount,
        totals.c.estimated_amount.label("estimated"),
    ).where(*matches(totals, selection), totals.c.metric.in_([m.name for m in metrics]))


def _account_figures(selection: Selection, metrics: tuple[Metric, ...]) -> Select[Any]:
    history = account_performance_history
    told = (
        values(
            Column("metric", Text),
            Column("amount", Numeric),
            Column("estimated", Numeric),
            name="told",
        )
        .data(
            [
                (
                    literal(metric.name, Text),
                    cast(figure(history, metric), Numeric),
                    cast(estimated_part(history, metric), Numeric),
                )
                for metric in metrics
            ]
        )
        .lateral()
    )
    return (
        select(told.c.metric, history.c.platform, history.c.day, told.c.amount, told.c.estimated)
        .select_from(history.join(told, literal(True)))
        .where(*matches(history, selection), told.c.amount.is_not(None))
    )
