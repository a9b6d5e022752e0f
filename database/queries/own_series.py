"""Which accounts tell a metric themselves, and what their posts' days tell of it."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import Connection, func, select

from database.filters import matches
from database.queries.figures import figure
from database.queries.post_totals import post_totals
from database.tables import account_performance_history
from domain.metrics import Metric
from domain.selection import Selection


@dataclass(frozen=True)
class OwnSeries:
    accounts: int  # that tell the metric of themselves in the period
    without: int  # whose posts tell it, but not they themselves
    posts_amount: Decimal | None  # by the days of the posts of the former


def own_series(connection: Connection, selection: Selection, metric: Metric) -> OwnSeries:
    history, totals = account_performance_history, post_totals(selection, [metric])
    telling = (
        select(history.c.account_id)
        .where(*matches(history, selection), figure(history, metric).is_not(None))
        .distinct()
    )
    of_posts = (
        select(
            totals.c.account_id,
            func.sum(totals.c.amount).label("amount"),
            totals.c.account_id.in_(telling).label("tells_itself"),
        )
        .where(*matches(totals, selection), totals.c.metric == metric.name)
        .group_by(totals.c.account_id)
        .subquery()
    )
    row = connection.execute(
        select(
            select(func.count()).select_from(telling.subquery()).scalar_subquery(),
            func.count().filter(~of_posts.c.tells_itself),
            func.sum(of_posts.c.amount).filter(of_posts.c.tells_itself),
        )
    ).one()
    return OwnSeries(*row)
