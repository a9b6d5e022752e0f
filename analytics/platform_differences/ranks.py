"""Which content leads on each platform, among that platform's own?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from analytics.stretches import chosen_stretches
from database.queries.cover import covers
from database.queries.ranking import content_ranking
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Platform

LEADERS = 3


@dataclass(frozen=True)
class RankedContent:
    platform: Platform
    rank: int
    of: int  # pieces of content with a figure on the platform
    content_id: int
    title: str
    amount: Decimal
    share: float | None  # 0..1 of the platform's amount in the period


def platform_leaders(
    connection: Connection,
    selection: Selection,
    metric: Metric,
    platforms: Iterable[Platform],
    zone: ZoneInfo,
) -> tuple[RankedContent, ...]:
    """A rank within a platform can be read beside one on another; the amounts need not."""
    return tuple(
        leader
        for platform in platforms
        for leader in _leaders(connection, replace(selection, platforms=(platform,)), metric, zone)
    )


def _leaders(
    connection: Connection, selection: Selection, metric: Metric, zone: ZoneInfo
) -> tuple[RankedContent, ...]:
    (platform,) = selection.platforms
    chosen = chosen_stretches(connection, selection, [metric])
    ranking = content_ranking(connection, selection, metric, chosen, limit=LEADERS)
    if not ranking.largest:
        return ()
    told = covers(connection, selection, zone, [found.content_id for found in ranking.largest])
    return tuple(
        RankedContent(
            platform=platform,
            rank=rank,
            of=ranking.counted,
            content_id=found.content_id,
            title=told[found.content_id].title,
            amount=found.amount,
            share=float(found.amount / ranking.total) if ranking.total > 0 else None,
        )
        for rank, found in enumerate(ranking.largest, start=1)
    )
