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
    Select,
    cast,
    func,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by

from database.queries.figures import figure, is_flagged
from database.queries.post_features import published_on
from database.tables import content_performance_history, engagement_snapshots, posts
from domain.metrics import Metric
from domain.vocabulary import Figure

_SECONDS_PER_DAY = 86_400
# Platforms cut days by their own clock, so a first day may be told of the day before publication.
_EARLIER_DAY = 1
_ENOUGH_READINGS = 7
_NUMBERS = ARRAY(DOUBLE_PRECISION)


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

    Running totals at the moments they were read. Of posts read fewer than seven times, else the
    sum of days from publication on, read at the end of each day as long as none is missing, where
    that tells more. An estimated day adds to the sum and is itself no reading.
    """
    found = _by_post(connection, _readings(workspace_id, post_ids, metric, oldest))
    few = [one for one in post_ids if one not in found or len(found[one].ages) < _ENOUGH_READINGS]
    added = _by_post(connection, _summed_days(workspace_id, few, metric, zone, oldest))
    for post_id, told in added.items():
        if post_id not in found or len(told.ages) > len(found[post_id].ages):
            found[post_id] = told
    return found


def _by_post(connection: Connection, query: Select[Any]) -> dict[int, AgedTotals]:
    rows = connection.execute(query)
    return {post_id: AgedTotals(ages, totals) for post_id, ages, totals in rows if ages}


def _readings(
    workspace_id: int, post_ids: Sequence[int], metric: Metric, oldest: int
) -> Select[Any]:
    """Post by post, so that the key of each leads to its few rows however many others there are.

    Of several imports for one moment the latest comes last.
    """
    snapshots = engagement_snapshots
    told, read, later = figure(snapshots, metric), snapshots.c.captured_at, snapshots.c.import_id
    in_order = aggregate_order_by
    of_post = (
        select(
            func.array_agg(in_order(_age(read), read, later), type_=_NUMBERS).label("ages"),
            func.array_agg(
                in_order(cast(told, DOUBLE_PRECISION), read, later), type_=_NUMBERS
            ).label("totals"),
        )
        .where(
            *_of_post(snapshots),
            snapshots.c.kind == Figure.CUMULATIVE.value,
            told.is_not(None),
            read.between(posts.c.published_at, posts.c.published_at + timedelta(days=oldest)),
        )
        .correlate(posts)
        .lateral("of_post")
    )
    return _each(workspace_id, post_ids, of_post)


def _summed_days(
    workspace_id: int, post_ids: Sequence[int], metric: Metric, zone: ZoneInfo, oldest: int
) -> Select[Any]:
    history = content_performance_history
    told, day, published = figure(history, metric), history.c.day, published_on(zone)
    midnight = func.timezone(literal(zone.key), cast(day + 1, DateTime))
    known = func.count().filter(day >= published).over(order_by=day)
    days = (
        select(
            day,
            _age(midnight).label("age"),
            cast(func.sum(told).over(order_by=day), DOUBLE_PRECISION).label("total"),
            known.label("known"),
            (day - published + 1).label("wanted"),
            is_flagged(history, "estimated", metric).label("estimated"),
        )
        .where(
            *_of_post(history),
            told.is_not(None),
            day.between(published - _EARLIER_DAY, published + oldest),
        )
        .correlate(posts)
        .subquery("days")
    )
    in_order = aggregate_order_by
    of_post = (
        select(
            func.array_agg(in_order(days.c.age, days.c.day), type_=_NUMBERS).label("ages"),
            func.array_agg(in_order(days.c.total, days.c.day), type_=_NUMBERS).label("totals"),
        )
        .where(days.c.known == days.c.wanted, days.c.wanted > 0, ~days.c.estimated)
        .lateral("of_post")
    )
    return _each(workspace_id, post_ids, of_post)


def _each(workspace_id: int, post_ids: Sequence[int], of_post: FromClause) -> Select[Any]:
    return (
        select(posts.c.post_id, of_post.c.ages, of_post.c.totals)
        .select_from(posts.join(of_post, literal(True)))
        .where(
            posts.c.workspace_id == workspace_id,
            posts.c.post_id == func.any(cast(list(post_ids), ARRAY(BigInteger))),
            posts.c.published_at.is_not(None),
        )
    )


def _age(moment: ColumnElement[Any]) -> ColumnElement[Any]:
    since = func.extract("epoch", moment - posts.c.published_at)
    return cast(since, DOUBLE_PRECISION) / _SECONDS_PER_DAY


def _of_post(table: FromClause) -> tuple[ColumnElement[bool], ...]:
    return (
        table.c.workspace_id == posts.c.workspace_id,
        table.c.content_id == posts.c.content_id,
        table.c.post_id == posts.c.post_id,
    )
