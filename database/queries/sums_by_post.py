"""What each post amounts to in a period, in several metrics at once."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Label,
    Numeric,
    Select,
    Subquery,
    cast,
    func,
    null,
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


def sums_by_post(
    selection: Selection, metrics: Sequence[Metric], chosen: Sequence[Stretch]
) -> Subquery:
    """Columns post_id, amount_<n>, stretch_<n> (days known only as longer stretches)."""
    cut = cut_into_months(selection.period)
    daily, monthly = content_performance_history, content_performance_monthly
    parts = [_of_stretches(selection, metrics, chosen)]
    if cut.ends:
        ends = or_(*(during(daily.c.day, end) for end in cut.ends))
        parts.append(_of_days(daily, selection, metrics, ends))
    if cut.months:
        parts.append(_of_days(monthly, selection, metrics, during(monthly.c.month, cut.months)))
    every = union_all(*parts).subquery("parts")
    columns = [f"{kind}_{n}" for n in range(len(metrics)) for kind in ("amount", "stretch")]
    return (
        select(every.c.post_id, *(func.sum(every.c[name]).label(name) for name in columns))
        .group_by(every.c.post_id)
        .subquery("by_post")
    )


def _of_days(
    table: FromClause,
    selection: Selection,
    metrics: Sequence[Metric],
    days: ColumnElement[bool],
) -> Select[Any]:
    sums: list[Label[Any]] = []
    for number, metric in enumerate(metrics):
        sums.append(cast(func.sum(figure(table, metric)), Numeric).label(f"amount_{number}"))
        sums.append(cast(null(), Numeric).label(f"stretch_{number}"))
    return (
        select(table.c.post_id, *sums)
        .where(*belongs(table, selection), days)
        .group_by(table.c.post_id)
    )


def _of_stretches(
    selection: Selection, metrics: Sequence[Metric], chosen: Sequence[Stretch]
) -> Select[Any]:
    figures = content_period_figures
    length = figures.c.period_end - figures.c.period_start + 1
    sums: list[Label[Any]] = []
    for number, metric in enumerate(metrics):
        of_metric = figures.c.metric == metric.name
        sums.append(func.sum(figures.c.remainder).filter(of_metric).label(f"amount_{number}"))
        sums.append(cast(func.sum(length).filter(of_metric), Numeric).label(f"stretch_{number}"))
    return (
        select(figures.c.post_id, *sums)
        .where(
            *belongs(figures, selection),
            touching(figures, selection.period),
            counts(selection.period, chosen),
            figures.c.metric.in_([metric.name for metric in metrics]),
        )
        .group_by(figures.c.post_id)
    )
