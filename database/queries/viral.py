"""Content that brought at least so much in a period."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import DOUBLE_PRECISION, Connection, cast, func, select

from database.queries.ranking import amounts_by_content
from database.queries.stretches import Stretch
from domain.metrics import Metric
from domain.selection import Selection


@dataclass(frozen=True)
class StoredViral:
    """`found` holds at most as many as were asked for, largest first."""

    found: tuple[tuple[int, Decimal], ...]  # content and amount
    reached: int  # how many are at or above the threshold
    counted: int  # content with a figure
    threshold: float | None  # None: there is no content with a figure


def content_at_least(
    connection: Connection,
    selection: Selection,
    metric: Metric,
    chosen: Sequence[Stretch],
    *,
    threshold: float | None,
    quantile: float,
    limit: int,
) -> StoredViral:
    """From `threshold` on, or without one from the quantile (0..1) of all content."""
    amounts = amounts_by_content(selection, metric, chosen).cte("amounts")
    value = cast(amounts.c.amount, DOUBLE_PRECISION)
    line = select(
        func.percentile_cont(quantile).within_group(value.asc()).label("quantile"),
        func.count().label("counted"),
    ).select_from(amounts)
    at, counted = connection.execute(line).one()
    if not counted:
        return StoredViral((), 0, 0, None)
    least = at if threshold is None else threshold
    reached = (
        select(amounts.c.content_id, amounts.c.amount, func.count().over().label("reached"))
        .where(value >= least)
        .order_by(amounts.c.amount.desc(), amounts.c.content_id)
        .limit(limit)
    )
    rows = connection.execute(reached).all()
    return StoredViral(
        tuple((row.content_id, row.amount) for row in rows),
        rows[0].reached if rows else 0,
        counted,
        least,
    )
