"""On which platforms a workspace has figures of each metric."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, FromClause, func, select, union

from database.queries.figures import figure
from database.tables import (
    account_performance_history,
    content_performance_monthly,
    content_period_figures,
    daily_totals,
)
from domain.metrics import Metric
from domain.vocabulary import Grain, Platform


@dataclass(frozen=True)
class Told:
    """Who tells a metric: platforms in the usual order, of posts, of accounts, or of both."""

    platforms: tuple[Platform, ...] = ()
    grains: tuple[Grain, ...] = ()


def told_on(
    connection: Connection, workspace_id: int, metrics: Sequence[Metric]
) -> dict[str, Told]:
    """By name of metric; metrics without a figure are absent."""
    found: dict[str, set[tuple[str, Grain]]] = defaultdict(set)
    for name, platform in _named(connection, workspace_id):
        found[name].add((platform, Grain.POST))
    for table, grain in (
        (content_performance_monthly, Grain.POST),
        (account_performance_history, Grain.ACCOUNT),
    ):
        for name, platform in _in_columns(connection, workspace_id, table, metrics):
            found[name].add((platform, grain))
    return {name: _told(pairs) for name, pairs in found.items()}


def _told(pairs: set[tuple[str, Grain]]) -> Told:
    platforms, grains = ({pair[place] for pair in pairs} for place in (0, 1))
    return Told(
        tuple(platform for platform in Platform if platform.value in platforms),
        tuple(grain for grain in Grain if grain in grains),
    )


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
