"""What sources said of the posts of one piece of content, as they said it."""

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
    Numeric,
    Row,
    Text,
    and_,
    cast,
    func,
    literal,
    select,
    values,
)
from sqlalchemy.dialects.postgresql import distinct_on

from database.queries.figures import figure
from database.tables import engagement_snapshots as snapshots
from database.tables import imports, posts
from domain.metrics import Metric
from domain.periods import Period
from domain.vocabulary import Figure, Platform


@dataclass(frozen=True)
class StoredObservation:
    platform: Platform
    figure: Figure
    captured_at: datetime
    period: Period | None
    value: Decimal
    import_id: int
    file_name: str
    imported_at: datetime


@dataclass(frozen=True)
class LastTotal:
    """The latest running total of a post, and the local day it was read."""

    value: Decimal
    day: date


def running_totals(
    connection: Connection, workspace_id: int, content_id: int, metric: Metric
) -> dict[int, tuple[tuple[datetime, Decimal], ...]]:
    """By post, in time order; of several imports for one moment the latest counts."""
    told = figure(snapshots, metric)
    query = (
        select(snapshots.c.post_id, snapshots.c.captured_at, told)
        .where(*_of_content(workspace_id, content_id), *_running(told))
        .ext(distinct_on(snapshots.c.post_id, snapshots.c.captured_at))
        .order_by(snapshots.c.post_id, snapshots.c.captured_at, snapshots.c.import_id.desc())
    )
    found: dict[int, list[tuple[datetime, Decimal]]] = {}
    for post_id, captured_at, value in connection.execute(query):
        found.setdefault(post_id, []).append((captured_at, Decimal(value)))
    return {post_id: tuple(totals) for post_id, totals in found.items()}


def last_totals(
    connection: Connection,
    workspace_id: int,
    content_id: int,
    metrics: Sequence[Metric],
    zone: ZoneInfo,
) -> dict[tuple[int, str], LastTotal]:
    """By post and name of metric; what was never read as a running total is absent."""
    columns = Column("metric", Text), Column("value", Numeric)
    told = (
        values(*columns, name="told")
        .data([(literal(m.name, Text), cast(figure(snapshots, m), Numeric)) for m in metrics])
        .lateral()
    )
    day = func.local_day(snapshots.c.captured_at, snapshots.c.day, zone.key)
    query = (
        select(snapshots.c.post_id, told.c.metric, told.c.value, day.label("day"))
        .select_from(snapshots.join(told, literal(True)))
        .where(*_of_content(workspace_id, content_id), *_running(told.c.value))
        .ext(distinct_on(snapshots.c.post_id, told.c.metric))
        .order_by(
            snapshots.c.post_id,
            told.c.metric,
            snapshots.c.captured_at.desc(),
            snapshots.c.import_id.desc(),
        )
    )
    return {
        (post_id, metric): LastTotal(value, on)
        for post_id, metric, value, on in connection.execute(query)
    }


def newest_observations(
    connection: Connection, workspace_id: int, content_id: int, metric: Metric, *, limit: int
) -> tuple[tuple[StoredObservation, ...], int]:
    """The newest ones with their import, and how many there are in all."""
    told = figure(snapshots, metric)
    of_post = and_(
        posts.c.workspace_id == snapshots.c.workspace_id,
        posts.c.content_id == snapshots.c.content_id,
        posts.c.post_id == snapshots.c.post_id,
    )
    from_import = and_(
        imports.c.workspace_id == snapshots.c.workspace_id,
        imports.c.import_id == snapshots.c.import_id,
    )
    query = (
        select(
            posts.c.platform,
            snapshots.c.kind,
            snapshots.c.captured_at,
            snapshots.c.day,
            snapshots.c.days,
            told.label("value"),
            snapshots.c.import_id,
            imports.c.file_name,
            imports.c.imported_at,
            func.count().over().label("found"),
        )
        .select_from(snapshots.join(posts, of_post).join(imports, from_import))
        .where(*_of_content(workspace_id, content_id), told.is_not(None))
        .order_by(snapshots.c.captured_at.desc(), snapshots.c.import_id.desc(), snapshots.c.post_id)
        .limit(limit)
    )
    rows = connection.execute(query).all()
    return tuple(_stored_observation(row) for row in rows), rows[0].found if rows else 0


def _stored_observation(row: Row[*tuple[Any, ...]]) -> StoredObservation:
    kind = Figure(row.kind)
    return StoredObservation(
        platform=Platform(row.platform),
        figure=kind,
        captured_at=row.captured_at,
        period=_stretch(row.day, row.days) if kind is Figure.PERIOD else None,
        value=Decimal(row.value),
        import_id=row.import_id,
        file_name=row.file_name,
        imported_at=row.imported_at,
    )


def _stretch(last_day: date, days: int) -> Period:
    return Period(last_day - timedelta(days=days - 1), last_day)


def _of_content(workspace_id: int, content_id: int) -> tuple[ColumnElement[bool], ...]:
    return snapshots.c.workspace_id == workspace_id, snapshots.c.content_id == content_id


def _running(told: ColumnElement[Any]) -> tuple[ColumnElement[bool], ...]:
    return snapshots.c.kind == Figure.CUMULATIVE.value, told.is_not(None)
