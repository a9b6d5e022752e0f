"""Which creators, topics, accounts or pieces of content bring the most?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from analytics.choice import without_unfinished_day
from analytics.leaderboards.asking import MINIMUM, asked_of_posts, is_emoji, ranked_metric
from analytics.leaderboards.opportunities import Opportunities, find_opportunities
from analytics.leaderboards.order import Order
from analytics.leaderboards.standings import (
    Levels,
    Standing,
    in_order,
    ranks,
    standing,
    typical_levels,
    with_before,
)
from analytics.notes import stretches_note
from analytics.stretches import chosen_stretches
from analytics.two_periods import two_periods
from database.queries.asked_metrics import Asked
from database.queries.cover import Cover, covers
from database.queries.metrics import metric_registry, told_metrics
from database.queries.platform_figures import told_by_platforms
from database.queries.post_groups import PostGroup, PostGroups, post_groups
from database.queries.stretches import counted_stretches
from database.queries.workspaces import time_zone
from domain.comparability import Comparability, comparability
from domain.errors import InvalidRequest
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Basis, Level

SUBJECTS = (Level.CREATOR, Level.TOPIC, Level.ACCOUNT, Level.CONTENT)
MOST = 1_000
MOST_CONTENT = 100


@dataclass(frozen=True)
class Board:
    """What the reader chose of a leaderboard beyond the shared filter."""

    subject: Level = Level.CREATOR
    order: Order = Order.TOTAL
    minimum: int = MINIMUM
    new_only: bool = False  # only posts published within the period

    @property
    def fewest(self) -> int:
        """A piece of content is itself and no sample of anything."""
        return 1 if self.subject is Level.CONTENT else self.minimum


@dataclass(frozen=True, eq=False)
class LeaderboardReport:
    """Counted by posts, whatever the selection's basis. `typical` is the typical post of all
    groups; `typical_refusal` and `growth_refusal` say why one of them is not told."""

    selection: Selection  # as counted: without the unfinished day
    board: Board
    metric: Metric
    metrics: tuple[Metric, ...]
    currency: str | None
    time_zone: str
    rows: tuple[Standing, ...]  # ranked ones first
    counted: int  # groups with a figure; more than `rows` where these are only the largest
    total: Decimal
    unnamed: Decimal  # of posts without a creator or topic
    unnamed_posts: int
    typical: float | None
    typical_refusal: str
    growth_refusal: str
    covers: dict[int, Cover]  # of content
    emoji: tuple[Metric, ...]  # with figures in the rows
    opportunities: Opportunities | None  # None: of content
    notes: tuple[str, ...]

    @property
    def ranked(self) -> tuple[Standing, ...]:
        return tuple(row for row in self.rows if row.rank is not None)


def report_leaderboard(
    connection: Connection,
    selection: Selection,
    metric_name: str | None = None,
    board: Board | None = None,
    *,
    today: date | None = None,
) -> LeaderboardReport:
    """Raises InvalidRequest for a metric that does not add up over posts."""
    board = board or Board()
    if board.subject not in SUBJECTS:
        raise InvalidRequest(f"There is no leaderboard by {board.subject.value}.")
    zone = time_zone(connection, selection.workspace_id)
    of_posts = replace(selection, basis=Basis.POSTS)
    whole, cut = without_unfinished_day(of_posts, today or datetime.now(zone).date())
    metric, metrics, money = ranked_metric(connection, whole, metric_name)
    asked = _asked(connection, whole, metric)
    found = _groups(connection, whole, board, asked, zone)
    levels = _levels(found.groups, board)
    rows = _rows(found, levels, board, asked)
    pair = two_periods(connection, of_posts, metric.name, today=today)
    if pair.compared and not pair.refusal and rows:
        rows = _compared(connection, pair.compared, board, Asked(metric), zone, rows)
    ids = [int(row.key) for row in rows] if board.subject is Level.CONTENT else []
    return LeaderboardReport(
        selection=whole,
        board=board,
        metric=metric,
        metrics=metrics,
        currency=money.currency if metric.unit == "currency" else None,
        time_zone=zone.key,
        rows=in_order(rows, board.order),
        counted=found.counted,
        total=found.total,
        unnamed=found.unnamed,
        unnamed_posts=found.unnamed_posts,
        typical=levels.drawn.typical if levels.drawn else None,
        typical_refusal=levels.refusal,
        growth_refusal=pair.refusal,
        covers=covers(connection, whole, zone, ids) if ids else {},
        emoji=tuple(each for each in asked.beside if is_emoji(each) and _told(rows, each)),
        opportunities=None
        if ids
        else find_opportunities(
            connection, pair, board.subject, found.groups, levels, minimum=board.fewest
        ),
        notes=(
            *cut,
            *_basis_note(selection),
            *(_unlike_note(connection, whole, metric) if rows else ()),
            *_left_out(connection, whole, metric),
        ),
    )


def _asked(connection: Connection, selection: Selection, metric: Metric) -> Asked:
    registry = metric_registry(connection, selection.workspace_id)
    told = told_metrics(connection, selection.workspace_id, registry).posts
    return asked_of_posts(registry, metric, told)


def _groups(
    connection: Connection,
    selection: Selection,
    board: Board,
    asked: Asked,
    zone: ZoneInfo,
    keys: Sequence[str] | None = None,
) -> PostGroups:
    return post_groups(
        connection,
        selection,
        board.subject,
        asked,
        chosen_stretches(connection, selection, asked.metrics),
        zone,
        new_only=board.new_only,
        limit=MOST_CONTENT if board.subject is Level.CONTENT else MOST,
        keys=keys,
    )


def _levels(groups: Sequence[PostGroup], board: Board) -> Levels:
    if board.subject is Level.CONTENT:
        return Levels(None, "")
    return typical_levels(groups)


def _rows(found: PostGroups, levels: Levels, board: Board, asked: Asked) -> tuple[Standing, ...]:
    places = _places(found, levels, board)
    return tuple(
        replace(
            standing(group, found.total, levels, place, asked.denominators),
            rank=places.get(group.key),
        )
        for place, group in enumerate(found.groups)
    )


def _places(found: PostGroups, levels: Levels, board: Board) -> dict[str, int]:
    """The database ranks content over all there is, of which only the largest are here."""
    if board.subject is Level.CONTENT:
        return {group.key: group.rank for group in found.groups}
    return ranks(found.groups, levels, board.order, board.fewest)


def _compared(
    connection: Connection,
    compared: Selection,
    board: Board,
    asked: Asked,
    zone: ZoneInfo,
    rows: Sequence[Standing],
) -> tuple[Standing, ...]:
    """Ranked then as now: typical posts by those of the earlier period alone."""
    keys = [row.key for row in rows] if board.subject is Level.CONTENT else None
    found = _groups(connection, compared, board, asked, zone, keys)
    places = _places(found, _levels(found.groups, board), board)
    amounts = {group.key: group.total for group in found.groups}
    return tuple(with_before(row, amounts, places) for row in rows)


def _told(rows: Sequence[Standing], metric: Metric) -> bool:
    return any(row.beside.get(metric.name) for row in rows)


def _basis_note(selection: Selection) -> tuple[str, ...]:
    if selection.basis is not Basis.ACCOUNTS:
        return ()
    return ("Counted as the sum of posts; accounts' own totals tell no single posts.",)


def _unlike_note(connection: Connection, selection: Selection, metric: Metric) -> tuple[str, ...]:
    told = told_by_platforms(connection, selection)
    counting = [
        platform
        for platform, names in told.items()
        if metric.name in names and (not selection.platforms or platform in selection.platforms)
    ]
    if len(counting) < 2 or comparability(metric.name, counting) is Comparability.SAME:
        return ()
    return (
        f"Platforms count {metric.label.lower()} by rules of their own, so a place also tells "
        "where somebody publishes. Choose one platform in the filter to compare like with like.",
    )


def _left_out(connection: Connection, selection: Selection, metric: Metric) -> tuple[str, ...]:
    chosen = chosen_stretches(connection, selection, [metric])
    told = counted_stretches(connection, selection, [metric], chosen)
    note = stretches_note([(metric, told[metric.name])]) if told else ""
    return (note,) if note else ()
