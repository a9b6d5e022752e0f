"""The daily figures of the accounts that an import speaks of."""

from collections.abc import Collection
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, func, select, union

from database.filters import during
from database.queries.figures import figure
from database.tables import (
    account_performance_history,
    account_snapshots,
    daily_totals,
    post_facts,
    posts,
)
from domain.metrics import Metric
from domain.periods import Period
from domain.vocabulary import Grain

Days = dict[date, Decimal]


def accounts_of(connection: Connection, workspace_id: int, import_id: int) -> frozenset[int]:
    of_posts = (
        select(posts.c.account_id)
        .join(
            post_facts,
            (post_facts.c.workspace_id == posts.c.workspace_id)
            & (post_facts.c.content_id == posts.c.content_id)
            & (post_facts.c.post_id == posts.c.post_id),
        )
        .where(posts.c.workspace_id == workspace_id, post_facts.c.import_id == import_id)
    )
    own = select(account_snapshots.c.account_id).where(
        account_snapshots.c.workspace_id == workspace_id,
        account_snapshots.c.import_id == import_id,
    )
    return frozenset(connection.execute(union(of_posts, own)).scalars())


def daily_figures(
    connection: Connection,
    workspace_id: int,
    accounts: Collection[int],
    *,
    grain: Grain,
    metric: Metric,
    period: Period,
) -> Days:
    """Summed over the posts of the accounts, or over the accounts' own series. Days without a
    figure are absent."""
    series, told = (
        (daily_totals, daily_totals.c.amount)
        if grain is Grain.POST
        else (account_performance_history, figure(account_performance_history, metric))
    )
    query = (
        select(series.c.day, func.sum(told))
        .where(
            series.c.workspace_id == workspace_id,
            series.c.account_id.in_(accounts),
            during(series.c.day, period),
            told.is_not(None),
        )
        .group_by(series.c.day)
        .order_by(series.c.day)
    )
    if grain is Grain.POST:
        query = query.where(daily_totals.c.metric == metric.name)
    return {day: Decimal(amount) for day, amount in connection.execute(query)}
