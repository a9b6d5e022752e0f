"""Every row of content, days or observations, streamed so that memory stays flat."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, assert_never
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Connection,
    Date,
    FromClause,
    Select,
    and_,
    case,
    cast,
    func,
    null,
    select,
)

from database.queries.figures import figure
from database.queries.subjects import (
    identity,
    joins_of_content,
    post_columns,
    posts_with_facts,
    subject_columns,
    with_subject,
)
from database.tables import (
    account_performance_history,
    account_snapshots,
    accounts,
    content,
    content_performance_history,
    creators,
    engagement_snapshots,
    imports,
    posts,
    topics,
)
from domain.metrics import Metric
from domain.vocabulary import Figure, Grain, Platform

_ROWS_AT_A_TIME = 5_000


@dataclass(frozen=True)
class Extract:
    """Which rows are exported; None leaves a side open."""

    workspace_id: int
    platform: Platform | None = None
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True)
class StoredRows:
    """`rows` have the order of `columns` and can be read once; `count` asks how many there are."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]
    count: Callable[[], int]


def stored_content_rows(connection: Connection, extract: Extract, zone: ZoneInfo) -> StoredRows:
    """A row per post, by the day it was published; posts of unknown day only without days asked."""
    made_by, is_about = joins_of_content()
    query = (
        select(
            *post_columns(),
            posts.c.url,
            content.c.content_type.label("type"),
            content.c.duration_s,
            creators.c.name.label("creator"),
            topics.c.name.label("topic"),
            content.c.language,
            content.c.text,
            content.c.features,
        )
        .select_from(posts_with_facts().outerjoin(creators, made_by).outerjoin(topics, is_about))
        .where(*_of(posts, extract), *_within(extract, _published_day(zone)))
        .order_by(posts.c.content_id, posts.c.post_id)
    )
    return _streamed(connection, query)


def stored_daily_rows(
    connection: Connection, extract: Extract, grain: Grain, metrics: Sequence[Metric]
) -> StoredRows:
    """A row per day and post or account, of the metrics that any of these rows tells."""
    match grain:
        case Grain.POST:
            table: FromClause = content_performance_history
        case Grain.ACCOUNT:
            table = account_performance_history
        case _:
            assert_never(grain)
    wanted = (*_of(table, extract), *_within(extract, table.c.day))
    query = (
        select(
            *subject_columns(grain),
            table.c.day.label("date"),
            *_named(table, _told(connection, table, wanted, metrics)),
            func.array_to_string(table.c.estimated, " ").label("estimated_metrics"),
        )
        .select_from(with_subject(table, grain))
        .where(*wanted)
        .order_by(table.c.day, *identity(table, grain))
    )
    return _streamed(connection, query)


def stored_observation_rows(
    connection: Connection,
    extract: Extract,
    grain: Grain,
    metrics: Sequence[Metric],
    zone: ZoneInfo,
) -> StoredRows:
    """A row per stored observation, by the local day of its moment or the last of its stretch."""
    table = engagement_snapshots if grain is Grain.POST else account_snapshots
    day = func.coalesce(table.c.day, _local(table.c.captured_at, zone))
    subject = posts if grain is Grain.POST else accounts
    wanted = (*_of(subject, extract), *_within(extract, day))
    sources = with_subject(table, grain).join(
        imports,
        and_(
            imports.c.workspace_id == table.c.workspace_id,
            imports.c.import_id == table.c.import_id,
        ),
    )
    is_amount = table.c.kind == Figure.PERIOD.value
    query = (
        select(
            *subject_columns(grain),
            case((is_amount, table.c.day - table.c.days + 1), else_=table.c.day).label("date"),
            case((is_amount, table.c.day), else_=null()).label("date_to"),
            table.c.kind,
            table.c.captured_at,
            *_named(table, _told(connection, sources, wanted, metrics, of=table)),
            imports.c.file_name,
            imports.c.imported_at,
        )
        .select_from(sources)
        .where(*wanted)
        .order_by(table.c.captured_at, *identity(table, grain), table.c.import_id)
    )
    return _streamed(connection, query)


def _streamed(connection: Connection, query: Select[Any]) -> StoredRows:
    result = connection.execute(query, execution_options={"yield_per": _ROWS_AT_A_TIME})
    counted = select(func.count()).select_from(query.order_by(None).subquery())
    return StoredRows(
        tuple(result.keys()),
        (tuple(row) for row in result),
        lambda: connection.scalar(counted) or 0,
    )


def _told(
    connection: Connection,
    sources: FromClause,
    wanted: Sequence[ColumnElement[bool]],
    metrics: Sequence[Metric],
    *,
    of: FromClause | None = None,
) -> list[Metric]:
    table = sources if of is None else of
    counts = [func.count(figure(table, metric)) for metric in metrics]
    row = connection.execute(select(*counts).select_from(sources).where(*wanted)).one()
    return [metric for metric, count in zip(metrics, row, strict=True) if count]


def _named(table: FromClause, metrics: Sequence[Metric]) -> list[ColumnElement[Any]]:
    return [figure(table, metric).label(metric.name) for metric in metrics]


def _of(table: FromClause, extract: Extract) -> tuple[ColumnElement[bool], ...]:
    of_workspace = table.c.workspace_id == extract.workspace_id
    if extract.platform is None:
        return (of_workspace,)
    return of_workspace, table.c.platform == extract.platform.value


def _within(extract: Extract, day: ColumnElement[Any]) -> list[ColumnElement[bool]]:
    bounds = []
    if extract.first_day is not None:
        bounds.append(day >= extract.first_day)
    if extract.last_day is not None:
        bounds.append(day <= extract.last_day)
    return bounds


def _local(moment: ColumnElement[Any], zone: ZoneInfo) -> ColumnElement[Any]:
    return cast(func.timezone(zone.key, moment), Date)


def _published_day(zone: ZoneInfo) -> ColumnElement[Any]:
    return func.coalesce(posts.c.published_day, _local(posts.c.published_at, zone))
