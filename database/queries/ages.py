"""Running totals of posts by age: what was really read, never what lies between or beyond."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ARRAY,
    DOUBLE_PRECISION,
    BigInteger,
    ColumnElement,
    Connection,
    DateTime,
    FromClause,
    FunctionFilter,
    Select,
    and_,
    cast,
    func,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.sql.functions import FunctionElement

from database.queries.figures import figure, is_flagged
from database.queries.post_features import published_on
from database.tables import content_performance_history, engagement_snapshots, posts
from domain.metrics import Metric
from domain.vocabulary import Figure

_SECONDS_PER_DAY = 86_400
# Platforms cut days by their own clock, so a first day may be told of the day before publication.
_EARLIER_DAY = 1


@dataclass(frozen=True)
class AgedTotals:
    """Of one post, in order of age. `ages` in days since publication."""

    ages: Sequence[float]
    totals: Sequence[float]


def totals_by_age(
    connection: Connection,
    workspace_id: int,
    post_ids: Sequence[int],
    metric: Metric,
    zone: ZoneInfo,
    *,
    oldest: int,
) -> dict[int, AgedTotals]:
    """By post, up to `oldest` days of age; posts of which nothing is known by age are absent.

    Either running totals at the moments they were read, or the sum of days from publication on,
    read at the end of each day as long as none is missing: whichever tells more. An estimated day
    adds to the sum and is itself no reading.
    """
    if not post_ids:
        return {}
    read = _by_post(connection, _readings(workspace_id, post_ids, metric, oldest))
    added = _by_post(connection, _summed_days(workspace_id, post_ids, metric, zone, oldest))
    return {
        post_id: max(
            (told[post_id] for told in (read, added) if post_id in told),
            key=lambda told: len(told.ages),
        )
        for post_id in sorted({*read, *added})
    }


def _by_post(connection: Connection, query: Select[Any]) -> dict[int, AgedTotals]:
    rows = connection.execute(query)
    return {post_id: AgedTotals(ages, totals) for post_id, ages, totals in rows}


def _readings(
    workspace_id: int, post_ids: Sequence[int], metric: Metric, oldest: int
) -> Select[Any]:
    """Of several imports for one moment the latest comes last."""
    told, read = figure(engagement_snapshots, metric), engagement_snapshots.c.captured_at
    order = aggregate_order_by
    age = _age(read)
    later = engagement_snapshots.c.import_id
    return (
        select(
            posts.c.post_id,
            func.array_agg(order(age, read, later), type_=ARRAY(DOUBLE_PRECISION)),
            func.array_agg(
                order(cast(told, DOUBLE_PRECISION), read, later), type_=ARRAY(DOUBLE_PRECISION)
            ),
        )
        .select_from(posts.join(engagement_snapshots, _of_post(engagement_snapshots)))
        .where(
            *_named(workspace_id, post_ids),
            engagement_snapshots.c.workspace_id == workspace_id,
            engagement_snapshots.c.kind == Figure.CUMULATIVE.value,
            told.is_not(None),
            read.between(posts.c.published_at, posts.c.published_at + timedelta(days=oldest)),
        )
        .group_by(posts.c.post_id)
    )


def _summed_days(
    workspace_id: int, post_ids: Sequence[int], metric: Metric, zone: ZoneInfo, oldest: int
) -> Select[Any]:
    history = content_performance_history
    told, day = figure(history, metric), history.c.day
    published = published_on(zone)
    midnight = func.timezone(literal(zone.key), cast(day + 1, DateTime))

    def so_far(amount: FunctionElement[Any] | FunctionFilter[Any]) -> ColumnElement[Any]:
        return amount.over(partition_by=history.c.post_id, order_by=day)

    days = (
        select(
            history.c.post_id,
            day,
            _age(midnight).label("age"),
            cast(so_far(func.sum(told)), DOUBLE_PRECISION).label("total"),
            so_far(func.count().filter(day >= published)).label("known"),
            (day - published + 1).label("wanted"),
            is_flagged(history, "estimated", metric).label("estimated"),
        )
        .select_from(posts.join(history, _of_post(history)))
        .where(
            *_named(workspace_id, post_ids),
            history.c.workspace_id == workspace_id,
            told.is_not(None),
            day.between(published - _EARLIER_DAY, published + oldest),
        )
        .subquery("days")
    )
    in_order = aggregate_order_by
    return (
        select(
            days.c.post_id,
            func.array_agg(in_order(days.c.age, days.c.day), type_=ARRAY(DOUBLE_PRECISION)),
            func.array_agg(in_order(days.c.total, days.c.day), type_=ARRAY(DOUBLE_PRECISION)),
        )
        .where(days.c.known == days.c.wanted, days.c.wanted > 0, ~days.c.estimated)
        .group_by(days.c.post_id)
    )


def _age(moment: ColumnElement[Any]) -> ColumnElement[Any]:
    since = func.extract("epoch", moment - posts.c.published_at)
    return cast(since, DOUBLE_PRECISION) / _SECONDS_PER_DAY


def _named(workspace_id: int, post_ids: Sequence[int]) -> tuple[ColumnElement[bool], ...]:
    return (
        posts.c.workspace_id == workspace_id,
        posts.c.post_id == func.any(cast(list(post_ids), ARRAY(BigInteger))),
        posts.c.published_at.is_not(None),
    )


def _of_post(table: FromClause) -> ColumnElement[bool]:
    return and_(
        table.c.workspace_id == posts.c.workspace_id,
        table.c.content_id == posts.c.content_id,
        table.c.post_id == posts.c.post_id,
    )
