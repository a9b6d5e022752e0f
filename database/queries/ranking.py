"""What each piece of content amounts to in a period, whole months from their rollup."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import (
    DOUBLE_PRECISION,
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    Numeric,
    Row,
    Select,
    cast,
    func,
    literal,
    or_,
    select,
    union_all,
)

from database.filters import belongs, during, touching
from database.queries.figures import figure
from database.queries.months import cut_into_months
from database.queries.stretches import Stretch, counts
from database.tables import (
    content_performance_history,
    content_performance_monthly,
    content_period_figures,
)
from domain.metrics import Metric
from domain.selection import Selection


@dataclass(frozen=True)
class ContentAmount:
    content_id: int
    amount: Decimal
    beyond: Decimal | None  # the part known only for longer stretches; None: no such figure
    by_day: bool


@dataclass(frozen=True)
class Ranking:
    """The largest amounts; `counted` and `total` are of all content with a figure."""

    largest: tuple[ContentAmount, ...]
    counted: int
    total: Decimal


def content_ranking(
    connection: Connection,
    selection: Selection,
    metric: Metric,
    chosen: Sequence[Stretch],
    *,
    limit: int,
) -> Ranking:
    amounts = amounts_by_content(selection, metric, chosen).subquery("amounts")
    query = (
        select(
            amounts,
            func.count().over().label("counted"),
            func.sum(amounts.c.amount).over().label("total"),
        )
        .order_by(amounts.c.amount.desc(), amounts.c.content_id)
        .limit(limit)
    )
    rows = connection.execute(query).all()
    if not rows:
        return Ranking((), 0, Decimal(0))
    largest = tuple(_content_amount(row) for row in rows)
    return Ranking(largest, rows[0].counted, rows[0].total)


def content_amounts(
    connection: Connection,
    selection: Selection,
    metric: Metric,
    chosen: Sequence[Stretch],
    content_ids: Sequence[int],
) -> dict[int, ContentAmount]:
    """Of the named content; what has no figure is absent."""
    query = amounts_by_content(selection, metric, chosen, content_ids)
    return {row.content_id: _content_amount(row) for row in connection.execute(query)}


def _content_amount(row: Row[*tuple[Any, ...]]) -> ContentAmount:
    return ContentAmount(row.content_id, row.amount, row.beyond, row.by_day)


def amounts_by_content(
    selection: Selection,
    metric: Metric,
    chosen: Sequence[Stretch],
    content_ids: Sequence[int] | None = None,
) -> Select[Any]:
    """Columns content_id, amount, beyond, by_day; content without a figure is absent."""
    parts = _parts(selection, metric, chosen, content_ids).subquery("parts")
    return select(
        parts.c.content_id,
        func.sum(parts.c.amount).label("amount"),
        func.sum(parts.c.beyond).label("beyond"),
        func.bool_or(parts.c.beyond.is_(None)).label("by_day"),
    ).group_by(parts.c.content_id)


def _parts(
    selection: Selection,
    metric: Metric,
    chosen: Sequence[Stretch],
    content_ids: Sequence[int] | None,
) -> CompoundSelect[Any]:
    cut = cut_into_months(selection.period)
    daily, monthly = content_performance_history, content_performance_monthly
    parts = [_stretch_part(selection, metric, chosen, content_ids)]
    if cut.ends:
        at_the_ends = or_(*(during(daily.c.day, end) for end in cut.ends))
        parts.append(_part(daily, selection, metric, at_the_ends, content_ids))
    if cut.months:
        of_months = during(monthly.c.month, cut.months)
        parts.append(_part(monthly, selection, metric, of_months, content_ids))
    return union_all(*parts)


def _part(
    table: FromClause,
    selection: Selection,
    metric: Metric,
    days: ColumnElement[bool],
    content_ids: Sequence[int] | None,
) -> Select[Any]:
    told = figure(table, metric)
    return (
        select(
            table.c.content_id,
            cast(func.sum(told), Numeric).label("amount"),
            cast(literal(None), Numeric).label("beyond"),
        )
        .where(*belongs(table, selection), days, told.is_not(None), *_among(table, content_ids))
        .group_by(table.c.content_id)
    )


def _stretch_part(
    selection: Selection,
    metric: Metric,
    chosen: Sequence[Stretch],
    content_ids: Sequence[int] | None,
) -> Select[Any]:
    figures = content_period_figures
    return (
        select(
            figures.c.content_id,
            func.sum(figures.c.remainder).label("amount"),
            func.sum(figures.c.remainder).label("beyond"),
        )
        .where(
            *belongs(figures, selection),
            figures.c.metric == metric.name,
            touching(figures, selection.period),
            counts(selection.period, chosen),
            *_among(figures, content_ids),
        )
        .group_by(figures.c.content_id)
    )


def _among(table: FromClause, content_ids: Sequence[int] | None) -> tuple[ColumnElement[bool], ...]:
    return () if content_ids is None else (table.c.content_id.in_(content_ids),)


def recent_amounts(
    connection: Connection, selection: Selection, metric: Metric, content_ids: Sequence[int]
) -> dict[int, NDArray[np.float64]]:
    """One entry per day of the period, nan where missing; content without a day is absent."""
    history, told = content_performance_history, figure(content_performance_history, metric)
    daily = (
        select(
            history.c.content_id,
            (history.c.day - selection.period.first_day).label("position"),
            func.sum(cast(told, DOUBLE_PRECISION)).label("amount"),
        )
        .where(
            *belongs(history, selection),
            during(history.c.day, selection.period),
            told.is_not(None),
            *_among(history, content_ids),
        )
        .group_by(history.c.content_id, history.c.day)
    )
    found: dict[int, NDArray[np.float64]] = {}
    for content_id, position, amount in connection.execute(daily):
        found.setdefault(content_id, np.full(selection.period.days, np.nan))[position] = amount
    return found
