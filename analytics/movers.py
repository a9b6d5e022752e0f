"""Which content rose and fell the most between two periods?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import Connection

from analytics.stretches import chosen_stretches
from analytics.two_periods import TwoPeriods, two_periods
from database.queries.cover import Cover, covers
from database.queries.movers import StoredMover, StoredMovers, content_movers
from domain.metrics import Metric
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Platform

# Of fewer, a rise by half may be two or three people: the amounts are told, and no per cent.
SMALLEST_BASE = 30
MOST = 5


@dataclass(frozen=True)
class Mover:
    content_id: int
    title: str
    platforms: tuple[Platform, ...]
    published_on: date | None
    now: Decimal
    before: Decimal | None  # None: it came out after the period compared with
    difference: Decimal
    ratio: float | None  # now / before - 1; None for a small or missing base
    share: float  # 0..1 of all rises, or of all falls


@dataclass(frozen=True)
class MoversReport:
    """`refusal` says why the periods are not compared; there are then no movers."""

    selection: Selection
    compared: Period | None
    metric: Metric
    risen: tuple[Mover, ...]  # the largest first
    fallen: tuple[Mover, ...]
    rises: int  # how much content rose in all
    falls: int
    left_out: int  # content that has figures in only one of the periods, and is not new
    refusal: str


def report_movers(
    connection: Connection,
    selection: Selection,
    metric_name: str,
    *,
    limit: int = MOST,
    today: date | None = None,
) -> MoversReport:
    """Content is set against itself; what came out within the later period rose from nothing."""
    pair = two_periods(connection, selection, metric_name, today=today)
    if pair.refusal or pair.compared is None:
        return MoversReport(
            pair.selection,
            pair.compared.period if pair.compared else None,
            pair.metric,
            (), (), 0, 0, 0,
            pair.refusal,
        )  # fmt: skip
    found = _found(connection, pair, pair.compared, limit)
    told = _told(connection, pair, found)
    return MoversReport(
        selection=pair.selection,
        compared=pair.compared.period,
        metric=pair.metric,
        risen=_movers(found.risen, told, found.gained),
        fallen=_movers(found.fallen, told, found.lost),
        rises=found.rises,
        falls=found.falls,
        left_out=found.left_out,
        refusal="",
    )


def _found(
    connection: Connection, pair: TwoPeriods, compared: Selection, limit: int
) -> StoredMovers:
    now, before = (
        chosen_stretches(connection, side, [pair.metric]) for side in (pair.selection, compared)
    )
    return content_movers(
        connection,
        (pair.selection, compared),
        pair.metric,
        (now, before),
        pair.zone,
        limit=limit,
    )


def _told(connection: Connection, pair: TwoPeriods, found: StoredMovers) -> dict[int, Cover]:
    ids = [one.content_id for one in (*found.risen, *found.fallen)]
    return covers(connection, pair.selection, pair.zone, ids) if ids else {}


def _movers(
    found: Sequence[StoredMover], told: dict[int, Cover], whole: Decimal
) -> tuple[Mover, ...]:
    return tuple(_mover(one, told[one.content_id], whole) for one in found)


def _mover(found: StoredMover, cover: Cover, whole: Decimal) -> Mover:
    before = found.before
    return Mover(
        content_id=found.content_id,
        title=cover.title,
        platforms=cover.platforms,
        published_on=cover.published_on,
        now=found.now,
        before=before,
        difference=found.difference,
        ratio=float(found.now / before) - 1 if before and before >= SMALLEST_BASE else None,
        share=float(found.difference / whole),
    )
