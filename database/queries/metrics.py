"""Which metrics a workspace knows, and which of them have figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ARRAY, Connection, Row, Text, cast, exists, func, literal, select, union

from database.tables import (
    account_performance_history,
    content_period_figures,
    custom_metrics,
    daily_totals,
)
from domain.metric_definitions import STANDARD_METRICS
from domain.metrics import Metric, MetricRegistry
from domain.vocabulary import MetricKind


@dataclass(frozen=True)
class ToldMetrics:
    """Metrics with at least one figure, in the registry's order. Posts: counters only."""

    posts: tuple[Metric, ...]
    accounts: tuple[Metric, ...]


def metric_registry(connection: Connection, workspace_id: int) -> MetricRegistry:
    rows = connection.execute(
        select(custom_metrics)
        .where(custom_metrics.c.workspace_id == workspace_id)
        .order_by(custom_metrics.c.name)
    )
    return STANDARD_METRICS.with_custom(_custom_metric(row) for row in rows)


def _custom_metric(row: Row[*tuple[Any, ...]]) -> Metric:
    return Metric(
        row.name,
        row.label,
        row.definition,
        row.unit,
        MetricKind(row.kind),
        row.weight,
        wide=False,
    )


def told_metrics(
    connection: Connection, workspace_id: int, registry: MetricRegistry
) -> ToldMetrics:
    posts = _told_of_posts(connection, workspace_id, registry.of_kind(MetricKind.COUNTER))
    accounts = _told_of_accounts(connection, workspace_id, registry.wide)
    return ToldMetrics(
        tuple(metric for metric in registry.metrics if metric.name in posts),
        tuple(metric for metric in registry.metrics if metric.name in accounts),
    )


def _told_of_posts(
    connection: Connection, workspace_id: int, counters: Iterable[Metric]
) -> set[str]:
    names = cast(literal([metric.name for metric in counters]), ARRAY(Text))
    asked = func.unnest(names).table_valued("name", name="asked")
    # Apart, not joined by OR: each is then a probe of an index per name.
    told = union(
        *(
            select(asked.c.name).where(
                exists().where(table.c.workspace_id == workspace_id, table.c.metric == asked.c.name)
            )
            for table in (daily_totals, content_period_figures)
        )
    )
    return set(connection.scalars(told))


def _told_of_accounts(
    connection: Connection, workspace_id: int, wide: Iterable[Metric]
) -> set[str]:
    history = account_performance_history
    of_workspace = history.c.workspace_id == workspace_id
    counts = [func.count(history.c[metric.name]).label(metric.name) for metric in wide]
    row = connection.execute(select(*counts).where(of_workspace)).one()
    others = connection.scalars(
        select(func.jsonb_object_keys(history.c.extra)).where(of_workspace).distinct()
    )
    return {name for name, count in row._mapping.items() if count} | set(others)
