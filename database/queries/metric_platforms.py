"""On which platforms a workspace has figures of each metric."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, FromClause, func, select, union

from database.queries.figures import figure
from database.tables import (
    account_performance_history,
    content_performance_monthly,
    content_period_figures,
    daily_totals,
)
from domain.metrics import Metric
from domain.vocabulary import Platform


def told_on(
    connection: Connection, workspace_id: int, metrics: Sequence[Metric]
) -> dict[str, tuple[Platform, ...]]:
    """By name of metric, in the usual order; metrics without a figure are absent."""
    found = defaultdict(set)
    for name, platform in _named(connection, workspace_id):
        found[name].add(platform)
    for table in (content_performance_monthly, account_performance_history):
        for name, platform in _in_columns(connection, workspace_id, table, metrics):
            found[name].add(platform)
    return {
        name: tuple(platform for platform in Platform if platform.value in platforms)
        for name, platforms in found.items()
    }


def _named(connection: Connection, workspace_id: int) -> Iterable[tuple[str, str]]:
    query = union(
        *(
            select(table.c.metric, table.c.platform).where(table.c.workspace_id == workspace_id)
            for table in (daily_totals, content_period_figures)
        )
    )
    return [(row.metric, row.platform) for row in connection.execute(query)]


def _in_columns(
    connection: Connection, workspace_id: int, table: FromClause, metrics: Sequence[Metric]
) -> Iterable[tuple[str, str]]:
    counts = [func.count(figure(table, metric)) for metric in metrics]
    query = (
        select(table.c.platform, *counts)
        .where(table.c.workspace_id == workspace_id)
        .group_by(table.c.platform)
    )
    for platform, *told in connection.execute(query):
        for metric, count in zip(metrics, told, strict=True):
            if count:
                yield metric.name, platform
