"""Finds the figure of a metric in a wide table, be it a column or a key of `extra`."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, Numeric, case, func, literal

from domain.metrics import Metric


def figure(table: FromClause, metric: Metric) -> ColumnElement[Any]:
    if metric.wide:
        return table.c[metric.name]
    told: ColumnElement[Any] = table.c.extra[metric.name].astext.cast(Numeric)
    return told


def is_flagged(table: FromClause, flag: str, metric: Metric) -> ColumnElement[bool]:
    """Whether `flag` ("estimated", "reset", "corrected") names the metric; a missing flag is no."""
    return func.coalesce(literal(metric.name) == func.any(table.c[flag]), False)


def estimated_part(table: FromClause, metric: Metric) -> ColumnElement[Any]:
    return case((is_flagged(table, "estimated", metric), figure(table, metric)), else_=0)
