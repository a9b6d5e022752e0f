"""What the derived tables hold, in the words of the reference."""

from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from sqlalchemy import Connection, RowMapping, Table, select

from database.tables import (
    account_performance_history,
    account_snapshots,
    accounts,
    content_performance_history,
    content_performance_monthly,
    content_period_figures,
    content_stats,
    daily_totals,
    engagement_snapshots,
    post_identities,
)
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from tests.database.reconciliation.expected import COUNTERS, Months, Series, Totals
from tests.database.reconciliation.reference import DayFigure, StretchFigure

DERIVED = (
    content_performance_history,
    account_performance_history,
    daily_totals,
    content_performance_monthly,
    content_period_figures,
    content_stats,
)
OBSERVED = (engagement_snapshots, account_snapshots)
_WIDE = tuple(metric.name for metric in STANDARD_METRICS.wide)

Daily = dict[Series, dict[date, dict[str, DayFigure]]]
Stretches = dict[Series, frozenset[StretchFigure]]


def everything(
    connection: Connection, workspace_id: int, *, tables: tuple[Table, ...] = DERIVED
) -> dict[str, list[dict[str, Any]]]:
    """Every row of the tables, by their keys."""
    return {
        table.name: [
            dict(row)
            for row in connection.execute(
                select(table)
                .where(table.c.workspace_id == workspace_id)
                .order_by(*table.primary_key.columns)
            ).mappings()
        ]
        for table in tables
    }


def stored_days(connection: Connection, workspace_id: int) -> Daily:
    daily: Daily = {}
    for table in (content_performance_history, account_performance_history):
        for series, row in _rows(connection, workspace_id, table):
            daily.setdefault(series, {})[row["day"]] = _day_figures(row)
    return daily


def _day_figures(row: RowMapping) -> dict[str, DayFigure]:
    marks = {mark: row[mark] or () for mark in ("estimated", "reset", "corrected")}
    figures = _figures(row)
    assert all(metric in figures for marked in marks.values() for metric in marked)
    return {
        metric: DayFigure(
            value,
            estimated=metric in marks["estimated"],
            reset=metric in marks["reset"],
            corrected=metric in marks["corrected"],
        )
        for metric, value in figures.items()
    }


def stored_stretches(connection: Connection, workspace_id: int) -> Stretches:
    stretches: dict[Series, set[StretchFigure]] = {}
    for series, row in _rows(connection, workspace_id, content_period_figures):
        figure = StretchFigure(
            row["metric"],
            Period(row["period_start"], row["period_end"]),
            row["origin"],
            Fraction(row["amount"]),
            Fraction(row["remainder"]),
        )
        stretches.setdefault(series, set()).add(figure)
    return {series: frozenset(figures) for series, figures in stretches.items()}


def stored_totals(connection: Connection, workspace_id: int) -> Totals:
    return {
        (series.account, row["day"], row["metric"]): (
            Fraction(row["amount"]),
            Fraction(row["estimated_amount"]),
            row["posts"],
        )
        for series, row in _rows(connection, workspace_id, daily_totals)
    }


def stored_months(connection: Connection, workspace_id: int) -> Months:
    """Their counters; the rules tell nothing of the others."""
    return {
        (series, row["month"]): (
            row["days"],
            {metric: value for metric, value in _figures(row).items() if metric in COUNTERS},
        )
        for series, row in _rows(connection, workspace_id, content_performance_monthly)
    }


def _figures(row: RowMapping) -> dict[str, Fraction]:
    values: Mapping[str, Any] = {name: row[name] for name in _WIDE} | (row["extra"] or {})
    return {name: Fraction(str(value)) for name, value in values.items() if value is not None}


def _rows(
    connection: Connection, workspace_id: int, table: Table
) -> Iterator[tuple[Series, RowMapping]]:
    account_names = _names(connection, workspace_id, accounts.c.account_id, accounts.c.name)
    post_names = _names(
        connection, workspace_id, post_identities.c.post_id, post_identities.c.external_id
    )
    query = select(table).where(table.c.workspace_id == workspace_id)
    for row in connection.execute(query).mappings():
        post = post_names[row["post_id"]] if "post_id" in row else None
        yield Series(account_names[row["account_id"]], post), row


def _names(connection: Connection, workspace_id: int, key: Any, name: Any) -> dict[int, str]:
    query = select(key, name).where(key.table.c.workspace_id == workspace_id)
    return {row[0]: row[1] for row in connection.execute(query)}
