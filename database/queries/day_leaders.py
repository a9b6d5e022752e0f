"""Which posts brought most on single days, for each series these days belong to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    DOUBLE_PRECISION,
    ColumnElement,
    Connection,
    Select,
    Text,
    and_,
    cast,
    func,
    literal,
    select,
)

from database.filters import belongs
from database.queries.figures import figure
from database.queries.groups import TOTAL_KEY
from database.queries.post_features import published_on
from database.tables import content, content_performance_history, posts
from domain.errors import InvalidRequest
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Level


@dataclass(frozen=True)
class DayLeader:
    key: str  # of the series, as grouped_amounts tells it
    day: date
    content_id: int
    title: str
    share: float  # of what all posts of the series told that day; nan where that is not above 0
    published_on: date | None


def day_leaders(
    connection: Connection,
    selection: Selection,
    metric: Metric,
    level: Level,
    days: Collection[date],
    zone: ZoneInfo,
) -> tuple[DayLeader, ...]:
    """The first post of each series and day; days that no post tells are absent."""
    if not days:
        return ()
    rows = connection.execute(_leading(selection, metric, level, days, zone))
    return tuple(
        DayLeader(
            row.key,
            row.day,
            row.content_id,
            row.title,
            row.amount / row.whole if row.whole > 0 else float("nan"),
            row.published_on,
        )
        for row in rows
    )


def _leading(
    selection: Selection, metric: Metric, level: Level, days: Collection[date], zone: ZoneInfo
) -> Select[Any]:
    told = _ranked(selection, metric, level, days).subquery("told")
    of_post = and_(
        posts.c.workspace_id == selection.workspace_id,
        posts.c.content_id == told.c.content_id,
        posts.c.post_id == told.c.post_id,
    )
    of_content = and_(
        content.c.workspace_id == selection.workspace_id,
        content.c.content_id == told.c.content_id,
    )
    return (
        select(
            told.c.key,
            told.c.day,
            told.c.content_id,
            content.c.title,
            told.c.amount,
            told.c.whole,
            published_on(zone).label("published_on"),
        )
        .select_from(told.join(posts, of_post).join(content, of_content))
        .where(told.c.rank == 1)
    )


def _ranked(
    selection: Selection, metric: Metric, level: Level, days: Collection[date]
) -> Select[Any]:
    """Every post's amount on these days beside its series' whole, ranked within both."""
    history = content_performance_history
    amount, key = figure(history, metric), _key(level)
    by_day = key, history.c.day
    return (
        select(
            key.label("key"),
            history.c.day,
            history.c.content_id,
            history.c.post_id,
            cast(amount, DOUBLE_PRECISION).label("amount"),
            cast(func.sum(amount).over(partition_by=by_day), DOUBLE_PRECISION).label("whole"),
            func.row_number()
            .over(partition_by=by_day, order_by=(amount.desc(), history.c.post_id))
            .label("rank"),
        )
        .where(*belongs(history, selection), history.c.day.in_(sorted(set(days))))
        .where(amount.is_not(None))
    )


def _key(level: Level) -> ColumnElement[Any]:
    history = content_performance_history
    match level:
        case Level.TOTAL:
            return literal(TOTAL_KEY, Text)
        case Level.PLATFORM:
            return history.c.platform
        case Level.ACCOUNT:
            return cast(history.c.account_id, Text)
        case _:
            raise InvalidRequest(f"Days have no leading posts by {level.value}.")
