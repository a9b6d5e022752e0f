"""Which days of the series a reconciliation moved, from what to what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection, text

from domain.metrics import Metric


@dataclass(frozen=True)
class MovedDay:
    """One post, metric and day; None is a day without a figure."""

    post_id: int
    metric: str
    day: date
    before: Decimal | None
    now: Decimal | None


def moved_days(
    connection: Connection, metrics: Sequence[Metric], *, limit: int
) -> tuple[tuple[MovedDay, ...], int]:
    """The latest ones, and how many there are in all. Only in the transaction that reconciled."""
    if not metrics:
        return (), 0
    parameters = {f"metric_{place}": metric.name for place, metric in enumerate(metrics)}
    columns = ", ".join(f"(:metric_{p}, {_figure(m, p)})" for p, m in enumerate(metrics))
    found = connection.execute(
        text(
            "SELECT post_id, metric, day, before, now, count(*) OVER () AS found FROM ("
            " SELECT post_id, metric, day, max(value) FILTER (WHERE NOT is_new) AS before,"
            "  max(value) FILTER (WHERE is_new) AS now FROM ("
            f"  SELECT post_id, day, told.*, true AS is_new FROM derived d, {_told(columns)}"
            "   UNION ALL"
            f"  SELECT post_id, day, told.*, false FROM outgoing d, {_told(columns)}"
            " ) both_sides GROUP BY post_id, metric, day"
            ") moved WHERE before IS DISTINCT FROM now"
            " ORDER BY day DESC, post_id, metric LIMIT :limit"
        ),
        {**parameters, "limit": limit},
    ).all()
    return tuple(MovedDay(*row[:5]) for row in found), found[0].found if found else 0


def _told(columns: str) -> str:
    return f"LATERAL (VALUES {columns}) AS told (metric, value)"


def _figure(metric: Metric, place: int) -> str:
    if metric.wide:
        return f"d.{metric.name}::numeric"
    return f"(d.extra ->> CAST(:metric_{place} AS text))::numeric"
