"""One piece of content: its facts, its posts, and what is told of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ARRAY,
    DOUBLE_PRECISION,
    Boolean,
    ColumnElement,
    Connection,
    Date,
    FromClause,
    Row,
    and_,
    cast,
    func,
    select,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.types import TypeEngine

from database.queries.figures import figure, is_flagged
from database.tables import (
    accounts,
    content,
    content_performance_history,
    content_period_figures,
    creators,
    posts,
    topics,
)
from domain.metrics import Metric
from domain.observations import FeatureValue
from domain.periods import Period
from domain.vocabulary import Platform


@dataclass(frozen=True)
class StoredContent:
    content_id: int
    title: str
    content_type: str | None
    creator: str | None
    topic: str | None
    published_at: datetime | None
    duration_s: Decimal | None
    language: str | None
    text: str | None
    features: dict[str, FeatureValue]


@dataclass(frozen=True)
class StoredPost:
    post_id: int
    platform: Platform
    account: str
    url: str | None
    external_id: str
    published_at: datetime | None


@dataclass(frozen=True)
class PostDays:
    """Days with data only, in order."""

    days: Sequence[date]
    values: Sequence[float]
    estimated: Sequence[bool]
    corrected: Sequence[bool]


@dataclass(frozen=True)
class StoredStretch:
    post_id: int
    metric: str
    period: Period
    origin: str  # "stated", or "first_total" of a post published long before
    amount: Decimal
    remainder: Decimal


def stored_content(
    connection: Connection, workspace_id: int, content_id: int
) -> StoredContent | None:
    made_by = and_(
        creators.c.workspace_id == content.c.workspace_id,
        creators.c.creator_id == content.c.creator_id,
    )
    is_about = and_(
        topics.c.workspace_id == content.c.workspace_id,
        topics.c.topic_id == content.c.topic_id,
    )
    query = (
        select(
            content.c.content_id,
            content.c.title,
            content.c.content_type,
            creators.c.name.label("creator"),
            topics.c.name.label("topic"),
            content.c.published_at,
            content.c.duration_s,
            content.c.language,
            content.c.text,
            content.c.features,
        )
        .select_from(content.outerjoin(creators, made_by).outerjoin(topics, is_about))
        .where(*_of_content(content, workspace_id, content_id))
    )
    row = connection.execute(query).one_or_none()
    return StoredContent(**row._mapping) if row else None


def stored_posts(
    connection: Connection, workspace_id: int, content_id: int
) -> tuple[StoredPost, ...]:
    """In the order in which they were first seen."""
    published_by = and_(
        accounts.c.workspace_id == posts.c.workspace_id,
        accounts.c.account_id == posts.c.account_id,
    )
    query = (
        select(
            posts.c.post_id,
            posts.c.platform,
            accounts.c.name,
            posts.c.url,
            posts.c.external_id,
            posts.c.published_at,
        )
        .select_from(posts.join(accounts, published_by))
        .where(*_of_content(posts, workspace_id, content_id))
        .order_by(posts.c.post_id)
    )
    return tuple(
        StoredPost(row.post_id, Platform(row.platform), *row[2:])
        for row in connection.execute(query)
    )


def post_days(
    connection: Connection, workspace_id: int, content_id: int, metric: Metric
) -> dict[int, PostDays]:
    """By post; posts without a day are absent."""
    history = content_performance_history
    told, by_day = figure(history, metric), history.c.day

    def in_order(column: ColumnElement[Any], type_: type[TypeEngine[Any]]) -> ColumnElement[Any]:
        return func.array_agg(aggregate_order_by(column, by_day), type_=ARRAY(type_))

    query = (
        select(
            history.c.post_id,
            in_order(by_day, Date).label("days"),
            in_order(cast(told, DOUBLE_PRECISION), DOUBLE_PRECISION).label("values"),
            in_order(is_flagged(history, "estimated", metric), Boolean).label("estimated"),
            in_order(is_flagged(history, "corrected", metric), Boolean).label("corrected"),
        )
        .where(*_of_content(history, workspace_id, content_id), told.is_not(None))
        .group_by(history.c.post_id)
    )
    return {row[0]: PostDays(*row[1:]) for row in connection.execute(query)}


def day_sums(
    connection: Connection, workspace_id: int, content_id: int, metrics: Sequence[Metric]
) -> dict[tuple[int, str], tuple[Decimal, int]]:
    """Sum and number of days by post and name of metric; what has no day is absent."""
    history = content_performance_history
    sums = [func.sum(figure(history, metric)) for metric in metrics]
    numbers = [func.count(figure(history, metric)) for metric in metrics]
    query = (
        select(history.c.post_id, *sums, *numbers)
        .where(*_of_content(history, workspace_id, content_id))
        .group_by(history.c.post_id)
    )
    rows = connection.execute(query)
    return {key: told for row in rows for key, told in _sums_of_row(row, metrics)}


def _sums_of_row(
    row: Row[*tuple[Any, ...]], metrics: Sequence[Metric]
) -> list[tuple[tuple[int, str], tuple[Decimal, int]]]:
    post_id, *told = row
    sums, numbers = told[: len(metrics)], told[len(metrics) :]
    return [
        ((post_id, metric.name), (Decimal(amount), number))
        for metric, amount, number in zip(metrics, sums, numbers, strict=True)
        if number
    ]


def stored_stretches(
    connection: Connection, workspace_id: int, content_id: int
) -> tuple[StoredStretch, ...]:
    """Figures of all metrics known only for stretches of days, in order of their days."""
    figures = content_period_figures
    query = (
        select(
            figures.c.post_id,
            figures.c.metric,
            figures.c.period_start,
            figures.c.period_end,
            figures.c.origin,
            figures.c.amount,
            figures.c.remainder,
        )
        .where(*_of_content(figures, workspace_id, content_id))
        .order_by(figures.c.period_start, figures.c.period_end, figures.c.origin)
    )
    return tuple(
        StoredStretch(post_id, metric, Period(first, last), *told)
        for post_id, metric, first, last, *told in connection.execute(query)
    )


def _of_content(
    table: FromClause, workspace_id: int, content_id: int
) -> tuple[ColumnElement[bool], ...]:
    return table.c.workspace_id == workspace_id, table.c.content_id == content_id
