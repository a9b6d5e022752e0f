"""Which content gained or lost the most between two periods?"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    Connection,
    Row,
    Select,
    and_,
    func,
    or_,
    select,
)

from database.filters import belongs, during
from database.queries.post_features import published_on
from database.queries.ranking import amounts_by_content
from database.queries.stretches import Stretch
from database.tables import posts
from domain.metrics import Metric
from domain.selection import Selection


@dataclass(frozen=True)
class StoredMover:
    content_id: int
    now: Decimal
    before: Decimal | None  # None: published after the period compared with
    difference: Decimal


@dataclass(frozen=True)
class StoredMovers:
    """`gained` and `lost` are sums over all content with a figure in both periods, or new in the
    later one; `left_out` counts content that only one of the two tells, and that is not new."""

    risen: tuple[StoredMover, ...]  # largest first
    fallen: tuple[StoredMover, ...]
    rises: int
    falls: int
    gained: Decimal
    lost: Decimal
    left_out: int


def content_movers(
    connection: Connection,
    periods: tuple[Selection, Selection],
    metric: Metric,
    chosen: tuple[Sequence[Stretch], Sequence[Stretch]],
    zone: ZoneInfo,
    *,
    limit: int,
) -> StoredMovers:
    """Of the later and the earlier of two periods, in this order."""
    rows = connection.execute(_largest(periods, metric, chosen, zone, limit)).all()
    if not rows:
        return StoredMovers((), (), 0, 0, Decimal(0), Decimal(0), 0)
    risen = [row for row in rows if row.told and row.difference > 0 and row.up <= limit]
    fallen = [row for row in rows if row.told and row.difference < 0 and row.down <= limit]
    return StoredMovers(
        tuple(map(_mover, sorted(risen, key=lambda row: row.up))),
        tuple(map(_mover, sorted(fallen, key=lambda row: row.down))),
        rows[0].rises,
        rows[0].falls,
        rows[0].gained,
        rows[0].lost,
        rows[0].left_out,
    )


def _mover(row: Row[*tuple[Any, ...]]) -> StoredMover:
    return StoredMover(row.content_id, row.now, row.before, row.difference)


def _largest(
    periods: tuple[Selection, Selection],
    metric: Metric,
    chosen: tuple[Sequence[Stretch], Sequence[Stretch]],
    zone: ZoneInfo,
    limit: int,
) -> Select[Any]:
    """The largest on both sides, each row with the sums over all; one row at least that is not
    told, where such content exists, so that its number is known."""
    both = _both(periods, metric, chosen, zone)
    told, difference, key = both.c.told, both.c.difference, both.c.content_id
    rises, falls = and_(told, difference > 0), and_(told, difference < 0)
    ranks = select(
        both,
        func.row_number().over(partition_by=told, order_by=(difference.desc(), key)).label("up"),
        func.row_number().over(partition_by=told, order_by=(difference, key)).label("down"),
        func.count().filter(rises).over().label("rises"),
        func.count().filter(falls).over().label("falls"),
        func.coalesce(func.sum(difference).filter(rises).over(), 0).label("gained"),
        func.coalesce(func.sum(difference).filter(falls).over(), 0).label("lost"),
        func.count().filter(~told).over().label("left_out"),
    ).subquery("ranks")
    return select(ranks).where(or_(ranks.c.up <= limit, ranks.c.down <= limit))


def _both(
    periods: tuple[Selection, Selection],
    metric: Metric,
    chosen: tuple[Sequence[Stretch], Sequence[Stretch]],
    zone: ZoneInfo,
) -> Any:  # noqa: ANN401  a subquery
    now, before = (
        amounts_by_content(selection, metric, of_side).subquery(name)
        for selection, of_side, name in zip(periods, chosen, ("now", "before"), strict=True)
    )
    born = _born(periods[0], zone).subquery("born")
    content_id = func.coalesce(now.c.content_id, before.c.content_id)
    return (
        select(
            content_id.label("content_id"),
            now.c.amount.label("now"),
            before.c.amount.label("before"),
            (func.coalesce(now.c.amount, 0) - func.coalesce(before.c.amount, 0)).label(
                "difference"
            ),
            and_(
                now.c.amount.is_not(None),
                or_(before.c.amount.is_not(None), born.c.content_id.is_not(None)),
            ).label("told"),
        )
        .select_from(
            now.join(before, now.c.content_id == before.c.content_id, full=True).outerjoin(
                born, born.c.content_id == now.c.content_id
            )
        )
        .subquery("both")
    )


def _born(selection: Selection, zone: ZoneInfo) -> Select[Any]:
    """Content all of whose posts came out within the period: before, it had nothing to bring."""
    within = func.coalesce(during(published_on(zone), selection.period), False)
    return (
        select(posts.c.content_id)
        .where(*belongs(posts, selection))
        .group_by(posts.c.content_id)
        .having(func.bool_and(within))
    )
