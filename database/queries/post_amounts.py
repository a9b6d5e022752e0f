"""What posts brought in: over their first days, or in all as far as the files tell."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    DOUBLE_PRECISION,
    ColumnElement,
    Connection,
    FromClause,
    Subquery,
    and_,
    case,
    cast,
    func,
    or_,
    select,
)

from database.filters import belongs, during
from database.queries.figures import figure, is_flagged
from database.queries.post_features import published_on
from database.tables import (
    content_performance_history,
    content_performance_monthly,
    content_period_figures,
    content_stats,
    posts,
)
from domain.metrics import Metric
from domain.periods import Period
from domain.selection import Selection

# Of an amount that rests on days spread over a gap, more than this share is a guess.
MOST_ESTIMATED = 0.5


@dataclass(frozen=True)
class StoredSpan:
    """The days of which daily figures tell, from the first to the last."""

    first_day: date
    last_day: date


@dataclass(frozen=True)
class StoredAmountOfDays:
    metric: str
    period: Period
    stated: bool  # by a source; else a first total, told since publication
    remainder: float  # what the days inside do not tell


def first_days_amounts(
    connection: Connection,
    selection: Selection,
    zone: ZoneInfo,
    metrics: Sequence[Metric],
    *,
    days: int,
) -> dict[int, tuple[float | None, ...]]:
    """By post, in the order of `metrics`: the sum of its first `days` days, the day of publication
    first. None where one of them is missing, or where the sum is mostly a guess: spread over a gap
    that does not end with these days."""
    history, published = content_performance_history, _published(selection, zone)
    told = [_complete_sum(metric, published, days) for metric in metrics]
    query = (
        select(history.c.post_id, *told)
        .join(published, _of_post(history, published))
        .where(
            history.c.workspace_id == selection.workspace_id,
            # Said twice: the constants let the database skip months that hold no such day.
            history.c.day.between(
                selection.period.first_day, selection.period.last_day + timedelta(days=days)
            ),
            history.c.day.between(published.c.day, published.c.day + days),
        )
        .group_by(history.c.post_id)
    )
    return {post_id: tuple(amounts) for post_id, *amounts in connection.execute(query)}


def _complete_sum(metric: Metric, published: Subquery, days: int) -> ColumnElement[Any]:
    history = content_performance_history
    amount, age = figure(history, metric), history.c.day - published.c.day
    guessed, inside = is_flagged(history, "estimated", metric), age < days
    total = func.sum(amount).filter(inside)
    spread = func.coalesce(func.sum(amount).filter(and_(inside, guessed)), 0)
    runs_on = (
        func.count().filter(and_(guessed, age >= days - 1)) == 2
    )  # days: the last and the next
    return case(
        (
            and_(
                func.count(amount).filter(inside) == days,
                or_(~runs_on, spread <= MOST_ESTIMATED * total),
            ),
            cast(total, DOUBLE_PRECISION),
        )
    )


def sums_of_days(
    connection: Connection, selection: Selection, zone: ZoneInfo, metrics: Sequence[Metric]
) -> dict[int, tuple[float | None, ...]]:
    """By post, in the order of `metrics`: all its days together."""
    monthly, published = content_performance_monthly, _published(selection, zone)
    sums = [cast(func.sum(figure(monthly, metric)), DOUBLE_PRECISION) for metric in metrics]
    query = (
        select(monthly.c.post_id, *sums)
        .join(published, _of_post(monthly, published))
        .where(monthly.c.workspace_id == selection.workspace_id)
        .group_by(monthly.c.post_id)
    )
    return {post_id: tuple(amounts) for post_id, *amounts in connection.execute(query)}


def spans_of_days(
    connection: Connection, selection: Selection, zone: ZoneInfo
) -> dict[int, StoredSpan]:
    published = _published(selection, zone)
    query = (
        select(content_stats.c.post_id, content_stats.c.first_day, content_stats.c.last_day)
        .join(published, _of_post(content_stats, published))
        .where(content_stats.c.workspace_id == selection.workspace_id)
    )
    return {post_id: StoredSpan(first, last) for post_id, first, last in connection.execute(query)}


def amounts_of_stretches(
    connection: Connection, selection: Selection, zone: ZoneInfo, metrics: Sequence[Metric]
) -> dict[int, tuple[StoredAmountOfDays, ...]]:
    """By post: what is told of it for stretches of days only."""
    figures, published = content_period_figures, _published(selection, zone)
    query = (
        select(
            figures.c.post_id,
            figures.c.metric,
            figures.c.period_start,
            figures.c.period_end,
            figures.c.origin == "stated",
            cast(figures.c.remainder, DOUBLE_PRECISION),
        )
        .join(published, _of_post(figures, published))
        .where(
            figures.c.workspace_id == selection.workspace_id,
            figures.c.metric.in_([metric.name for metric in metrics]),
        )
        .order_by(figures.c.post_id, figures.c.metric, figures.c.period_start)
    )
    found: dict[int, list[StoredAmountOfDays]] = {}
    for post_id, metric, first, last, stated, remainder in connection.execute(query):
        amount = StoredAmountOfDays(metric, Period(first, last), stated, remainder)
        found.setdefault(post_id, []).append(amount)
    return {post_id: tuple(amounts) for post_id, amounts in found.items()}


def _published(selection: Selection, zone: ZoneInfo) -> Subquery:
    day = published_on(zone)
    return (
        select(posts.c.content_id, posts.c.post_id, day.label("day"))
        .where(*belongs(posts, selection), during(day, selection.period))
        .subquery("published")
    )


def _of_post(table: FromClause, published: Subquery) -> ColumnElement[bool]:
    return and_(
        table.c.content_id == published.c.content_id, table.c.post_id == published.c.post_id
    )
