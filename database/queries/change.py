"""What posts published within a period, and posts published before it, brought in that period."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Numeric,
    Select,
    and_,
    cast,
    false,
    func,
    literal,
    not_,
    select,
    true,
    union_all,
)

from database.filters import belongs, matches, touching
from database.queries.daily import platform_amounts
from database.queries.figures import figure
from database.queries.post_features import published_on
from database.queries.stretches import Stretch, counts
from database.tables import content_performance_history, content_period_figures, posts
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Basis, Platform

_NOTHING = Decimal(0)


@dataclass(frozen=True)
class AmountsByAge:
    """One platform's amounts in a period, apart by when the posts came out."""

    posts: int  # published within it, with a figure of it
    new: Decimal  # what these brought
    old: Decimal  # what posts published before it brought
    undated: Decimal  # of posts whose day is unknown, or after the period


def amounts_by_age(
    connection: Connection,
    selection: Selection,
    metric: Metric,
    chosen: Sequence[Stretch],
    zone: ZoneInfo,
) -> dict[Platform, AmountsByAge]:
    """Platforms without a figure are absent. The parts of each sum to all its posts' amounts."""
    by_day = platform_amounts(connection, selection, Basis.POSTS, metric)
    found = {
        row.platform: row for row in connection.execute(_young(selection, metric, chosen, zone))
    }
    return {
        platform: _of_platform(
            by_day[platform].amount if platform in by_day else _NOTHING,
            found.get(platform.value),
        )
        for platform in Platform
        if platform in by_day or platform.value in found
    }


def _of_platform(by_day: Decimal, row: Any) -> AmountsByAge:  # noqa: ANN401  a row, or None
    if row is None:
        return AmountsByAge(0, _NOTHING, by_day, _NOTHING)
    old = by_day - row.young_by_day + row.old_beyond
    return AmountsByAge(row.posts, row.new, old, row.undated)


def _young(
    selection: Selection, metric: Metric, chosen: Sequence[Stretch], zone: ZoneInfo
) -> Select[Any]:
    """Days of old posts are not read: they are what the platform's total has beside the others."""
    parts = union_all(
        _of_days(selection, metric, zone), _of_stretches(selection, metric, chosen, zone)
    ).subquery("parts")
    part = parts.c
    return select(
        part.platform,
        func.count(part.post_id.distinct()).filter(part.is_new).label("posts"),
        _sum(parts, part.is_new).label("new"),
        _sum(parts, and_(not_(part.is_new), not_(part.is_old))).label("undated"),
        _sum(parts, part.by_day).label("young_by_day"),
        _sum(parts, part.is_old).label("old_beyond"),
    ).group_by(part.platform)


def _sum(parts: FromClause, which: ColumnElement[bool]) -> ColumnElement[Decimal]:
    return func.coalesce(func.sum(parts.c.amount).filter(which), 0)


def _of_days(selection: Selection, metric: Metric, zone: ZoneInfo) -> Select[Any]:
    history = content_performance_history
    told = figure(history, metric)
    return (
        select(
            history.c.platform,
            history.c.post_id,
            _is_new(selection, zone).label("is_new"),
            false().label("is_old"),
            true().label("by_day"),
            cast(told, Numeric).label("amount"),
        )
        .join(posts, _of_post(history))
        .where(*matches(history, selection), told.is_not(None), not_(_is_old(selection, zone)))
    )


def _of_stretches(
    selection: Selection, metric: Metric, chosen: Sequence[Stretch], zone: ZoneInfo
) -> Select[Any]:
    figures = content_period_figures
    return (
        select(
            figures.c.platform,
            figures.c.post_id,
            _is_new(selection, zone),
            _is_old(selection, zone),
            literal(False),
            cast(figures.c.remainder, Numeric),
        )
        .join(posts, _of_post(figures))
        .where(
            *belongs(figures, selection),
            figures.c.metric == metric.name,
            touching(figures, selection.period),
            counts(selection.period, chosen),
        )
    )


def _of_post(table: FromClause) -> ColumnElement[bool]:
    return and_(
        *(table.c[key] == posts.c[key] for key in ("workspace_id", "content_id", "post_id"))
    )


def _is_new(selection: Selection, zone: ZoneInfo) -> ColumnElement[bool]:
    period = selection.period
    within = published_on(zone).between(period.first_day, period.last_day)
    return func.coalesce(within, False)


def _is_old(selection: Selection, zone: ZoneInfo) -> ColumnElement[bool]:
    return func.coalesce(published_on(zone) < selection.period.first_day, False)
