"""What the posts of each creator, topic, account or piece of content amount to, as sums."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    DOUBLE_PRECISION,
    ColumnElement,
    Connection,
    Label,
    Row,
    Subquery,
    and_,
    cast,
    func,
    null,
    or_,
    select,
)

from database.filters import during
from database.queries.asked_metrics import Asked, amounts_beside, rate_sides
from database.queries.cover import of_content
from database.queries.groups import group_labels, stored_keys
from database.queries.post_features import published_on
from database.queries.stretches import Stretch
from database.queries.sums_by_post import sums_by_post
from database.tables import content, posts
from domain.selection import Selection
from domain.vocabulary import Level

_BESIDE = {Level.CREATOR: content.c.topic_id, Level.TOPIC: content.c.creator_id}


@dataclass(frozen=True)
class RateSides:
    """Of the posts that tell the denominator and an interaction for the same stretches."""

    interactions: Decimal
    amount: Decimal


@dataclass(frozen=True, eq=False)
class PostGroup:
    """`log_sums` are the sums of the first four powers of ln(1 + amount) over the posts; amounts
    below zero, which are corrections, count there as 0."""

    key: str
    label: str
    rank: int  # by total, over all groups with a figure
    posts: int
    total: Decimal
    median: float
    log_sums: tuple[float, float, float, float]
    others: int | None  # topics of a creator, creators of a topic
    rates: Mapping[str, RateSides]  # by name of the denominator
    told: frozenset[str]  # the interactions that at least one post tells
    beside: Mapping[str, Decimal]  # what no post tells is absent


@dataclass(frozen=True, eq=False)
class PostGroups:
    groups: tuple[PostGroup, ...]  # largest total first
    counted: int  # groups with a figure
    total: Decimal  # of all posts, those of no group too
    unnamed: Decimal  # of posts that belong to no group
    unnamed_posts: int


def post_groups(
    connection: Connection,
    selection: Selection,
    level: Level,
    asked: Asked,
    chosen: Sequence[Stretch],
    zone: ZoneInfo,
    *,
    new_only: bool,
    limit: int,
    keys: Collection[str] | None = None,
) -> PostGroups:
    """Of posts with a figure in the period; with `new_only`, of those published within it."""
    by_group = _by_group(selection, level, asked, chosen, zone, new_only=new_only)
    ranked = _ranked(by_group)
    query = select(ranked).order_by(ranked.c.group.is_not(None), ranked.c.rank, ranked.c.group)
    if keys is not None:
        named = ranked.c.group.in_(stored_keys(level, keys))
        query = query.where(or_(named, ranked.c.group.is_(None)))
    rows = connection.execute(query.limit(limit + 1)).all()
    named_rows = [row for row in rows if row.group is not None][:limit]
    unnamed = next((row for row in rows if row.group is None), None)
    labels = group_labels(
        connection, selection.workspace_id, level, [row.group for row in named_rows]
    )
    return PostGroups(
        tuple(_group_of(row, labels[row.group] or "Untitled", asked) for row in named_rows),
        rows[0].counted if rows else 0,
        rows[0].whole if rows else Decimal(0),
        unnamed.total if unnamed else Decimal(0),
        unnamed.posts if unnamed else 0,
    )


def _group_of(row: Row[*tuple[Any, ...]], label: str, asked: Asked) -> PostGroup:
    return PostGroup(
        key=str(row.group),
        label=label,
        rank=row.rank,
        posts=row.posts,
        total=row.total,
        median=row.median,
        log_sums=(row.log_1, row.log_2, row.log_3, row.log_4),
        others=row.others,
        rates={
            metric.name: RateSides(row._mapping[f"top_{n}"], row._mapping[f"bottom_{n}"])
            for n, metric in enumerate(asked.denominators)
            if row._mapping[f"bottom_{n}"] is not None
        },
        told=frozenset(
            metric.name for n, metric in enumerate(asked.interactions) if row._mapping[f"told_{n}"]
        ),
        beside={
            metric.name: row._mapping[f"beside_{n}"]
            for n, metric in enumerate(asked.beside)
            if row._mapping[f"beside_{n}"] is not None
        },
    )


def _ranked(by_group: Subquery) -> Subquery:
    """What belongs to no group is counted in the whole and has no rank among the groups."""
    named = by_group.c.group.is_not(None)
    return select(
        by_group,
        func.rank().over(partition_by=named, order_by=by_group.c.total.desc()).label("rank"),
        func.count().filter(named).over().label("counted"),
        func.sum(by_group.c.total).over().label("whole"),
    ).subquery("ranked")


def _by_group(
    selection: Selection,
    level: Level,
    asked: Asked,
    chosen: Sequence[Stretch],
    zone: ZoneInfo,
    *,
    new_only: bool,
) -> Subquery:
    sums = sums_by_post(selection, asked.metrics, chosen)
    amount = sums.c.amount_0
    group = _group(level)
    query = (
        select(
            group.label("group"),
            func.count().label("posts"),
            func.sum(amount).label("total"),
            func.percentile_cont(0.5)
            .within_group(cast(amount, DOUBLE_PRECISION).asc())
            .label("median"),
            *_log_sums(amount),
            _others(level).label("others"),
            *rate_sides(sums, asked),
            *amounts_beside(sums, asked),
        )
        .select_from(
            sums.join(
                posts,
                and_(
                    posts.c.workspace_id == selection.workspace_id,
                    posts.c.post_id == sums.c.post_id,
                ),
            ).join(content, of_content())
        )
        .where(amount.is_not(None))
        .group_by(group)
    )
    if new_only:
        query = query.where(during(published_on(zone), selection.period))
    return query.subquery("by_group")


def _group(level: Level) -> ColumnElement[Any]:
    return {
        Level.CREATOR: content.c.creator_id,
        Level.TOPIC: content.c.topic_id,
        Level.ACCOUNT: posts.c.account_id,
        Level.CONTENT: posts.c.content_id,
    }[level]


def _others(level: Level) -> ColumnElement[Any]:
    beside = _BESIDE.get(level)
    return null() if beside is None else func.count(beside.distinct())


def _log_sums(amount: ColumnElement[Any]) -> list[Label[Any]]:
    logarithm = func.ln(cast(1 + func.greatest(amount, 0), DOUBLE_PRECISION))
    return [func.sum(func.power(logarithm, n)).label(f"log_{n}") for n in (1, 2, 3, 4)]
