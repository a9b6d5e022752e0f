"""What is told of posts already, figure by figure, to set beside what is typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Numeric,
    Text,
    cast,
    func,
    literal,
    select,
    tuple_,
    values,
)
from sqlalchemy.dialects.postgresql import distinct_on

from database.queries.figures import figure
from database.tables import engagement_snapshots as snapshots
from domain.metrics import Metric
from domain.periods import Period
from domain.vocabulary import Figure

PostKey = tuple[int, int]  # content_id, post_id
Series = tuple[int, str]  # post_id, metric


@dataclass(frozen=True)
class ToldTotal:
    """The last running total of a local day. The moment of a day alone is its end."""

    value: Decimal
    captured_at: datetime
    day: date
    whole_day: bool  # the source printed the day only


@dataclass(frozen=True)
class ToldAmount:
    value: Decimal
    days: Period


def told_totals(
    connection: Connection,
    workspace_id: int,
    posts: Sequence[PostKey],
    metrics: Sequence[Metric],
    zone: ZoneInfo,
) -> dict[Series, tuple[ToldTotal, ...]]:
    """In the order of their days; of several imports for one moment the latest counts."""
    told = _told(metrics)
    day = func.local_day(snapshots.c.captured_at, snapshots.c.day, zone.key)
    query = (
        select(
            snapshots.c.post_id,
            told.c.metric,
            told.c.value,
            snapshots.c.captured_at,
            day.label("local_day"),
            snapshots.c.day.is_not(None),
        )
        .select_from(snapshots.join(told, literal(True)))
        .where(*_of(workspace_id, posts, Figure.CUMULATIVE), told.c.value.is_not(None))
        .ext(distinct_on(snapshots.c.post_id, told.c.metric, day))
        .order_by(
            snapshots.c.post_id,
            told.c.metric,
            day,
            snapshots.c.captured_at.desc(),
            snapshots.c.import_id.desc(),
        )
    )
    found: dict[Series, list[ToldTotal]] = {}
    for post_id, metric, *rest in connection.execute(query):
        found.setdefault((post_id, metric), []).append(ToldTotal(*rest))
    return {series: tuple(totals) for series, totals in found.items()}


def told_amounts(
    connection: Connection,
    workspace_id: int,
    posts: Sequence[PostKey],
    metrics: Sequence[Metric],
) -> dict[Series, tuple[ToldAmount, ...]]:
    """In the order of their last days; of several imports for the same days the latest counts."""
    told = _told(metrics)
    query = (
        select(
            snapshots.c.post_id,
            told.c.metric,
            told.c.value,
            snapshots.c.day,
            snapshots.c.days,
        )
        .select_from(snapshots.join(told, literal(True)))
        .where(*_of(workspace_id, posts, Figure.PERIOD), told.c.value.is_not(None))
        .ext(distinct_on(snapshots.c.post_id, told.c.metric, snapshots.c.day, snapshots.c.days))
        .order_by(
            snapshots.c.post_id,
            told.c.metric,
            snapshots.c.day,
            snapshots.c.days,
            snapshots.c.import_id.desc(),
        )
    )
    found: dict[Series, list[ToldAmount]] = {}
    for post_id, metric, value, last, days in connection.execute(query):
        stretch = Period(last - timedelta(days=days - 1), last)
        found.setdefault((post_id, metric), []).append(ToldAmount(value, stretch))
    return {series: tuple(amounts) for series, amounts in found.items()}


def _told(metrics: Sequence[Metric]) -> FromClause:
    """A row per metric of a wide row."""
    columns = Column("metric", Text), Column("value", Numeric)
    rows = [(literal(m.name, Text), cast(figure(snapshots, m), Numeric)) for m in metrics]
    return values(*columns, name="told").data(rows).lateral()


def _of(
    workspace_id: int, posts: Sequence[PostKey], kind: Figure
) -> tuple[ColumnElement[Any], ...]:
    return (
        snapshots.c.workspace_id == workspace_id,
        tuple_(snapshots.c.content_id, snapshots.c.post_id).in_(list(posts)),
        snapshots.c.kind == kind.value,
    )
