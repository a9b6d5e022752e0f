"""Posts published in a period, with all that is known of them beside their figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    DOUBLE_PRECISION,
    ColumnElement,
    Connection,
    Date,
    Row,
    Select,
    Subquery,
    and_,
    cast,
    func,
    select,
    true,
)
from sqlalchemy.sql.selectable import LateralFromClause

from database.filters import belongs, during
from database.tables import (
    account_performance_history,
    accounts,
    content,
    creators,
    posts,
    topics,
)
from domain.observations import FeatureValue
from domain.selection import Selection
from domain.vocabulary import Platform

AUDIENCE_KNOWN_FOR_DAYS = 30  # an older reading of the followers says too little of the day


@dataclass(frozen=True)
class StoredPostFacts:
    post_id: int
    content_id: int
    platform: Platform
    account_id: int
    account: str
    title: str
    text: str | None
    content_type: str | None
    creator: str | None
    topic: str | None
    language: str | None
    duration_s: float | None
    features: Mapping[str, FeatureValue]
    published_on: date  # in the workspace's zone
    published_at: datetime | None  # None where only the day is known
    previous_at: datetime | None  # the account's post before this one, where both times are known
    audience: float | None  # followers on the day, or at most 30 days before it


def published_posts(
    connection: Connection, selection: Selection, zone: ZoneInfo, *, limit: int
) -> tuple[tuple[StoredPostFacts, ...], int]:
    """The newest ones, and how many there are in all; posts without a day are none of them."""
    query = _facts(selection, zone).limit(limit)
    rows = connection.execute(query).all()
    return tuple(_stored(row) for row in rows), rows[0].found if rows else 0


def posts_without_a_day(connection: Connection, selection: Selection) -> int:
    """Of all the selection's posts, whatever its period."""
    unknown = posts.c.published_day.is_(None), posts.c.published_at.is_(None)
    query = select(func.count()).select_from(posts).where(*belongs(posts, selection), *unknown)
    return connection.scalar(query) or 0


def published_on(zone: ZoneInfo) -> ColumnElement[Any]:
    """The day of a row of `posts` as the workspace's zone cuts it."""
    return func.coalesce(
        posts.c.published_day, cast(func.timezone(zone.key, posts.c.published_at), Date)
    )


def _facts(selection: Selection, zone: ZoneInfo) -> Select[Any]:
    published, before, followers = published_on(zone), _posts_before(selection), _audience(zone)
    said = (
        posts.join(content, _same(posts, content, "content_id"))
        .join(accounts, _same(posts, accounts, "account_id"))
        .outerjoin(creators, _same(content, creators, "creator_id"))
        .outerjoin(topics, _same(content, topics, "topic_id"))
        .outerjoin(before, before.c.post_id == posts.c.post_id)
        .outerjoin(followers, true())
    )
    return (
        select(
            posts.c.post_id,
            posts.c.content_id,
            posts.c.platform,
            posts.c.account_id,
            accounts.c.name.label("account"),
            content.c.title,
            content.c.text,
            content.c.content_type,
            creators.c.name.label("creator"),
            topics.c.name.label("topic"),
            content.c.language,
            cast(content.c.duration_s, DOUBLE_PRECISION).label("duration_s"),
            content.c.features,
            published.label("published_on"),
            before.c.published_at,
            before.c.previous_at,
            followers.c.audience,
            func.count().over().label("found"),
        )
        .select_from(said)
        .where(*belongs(posts, selection), during(published, selection.period))
        .order_by(published.desc(), posts.c.post_id.desc())
    )


def _same(left: Any, right: Any, key: str) -> ColumnElement[bool]:  # noqa: ANN401  tables
    return and_(left.c.workspace_id == right.c.workspace_id, left.c[key] == right.c[key])


def _posts_before(selection: Selection) -> Subquery:
    """Each post with a known time, and the time of the account's one before it."""
    in_time = posts.c.published_at
    before = func.lag(in_time).over(
        partition_by=posts.c.account_id, order_by=(in_time, posts.c.post_id)
    )
    return (
        select(posts.c.post_id, in_time, before.label("previous_at"))
        .where(
            posts.c.workspace_id == selection.workspace_id,
            posts.c.published_day.is_(None),
            in_time.is_not(None),
        )
        .subquery("before")
    )


def _audience(zone: ZoneInfo) -> LateralFromClause:
    readings, published = account_performance_history.c, published_on(zone)
    return (
        select(cast(readings.followers_total, DOUBLE_PRECISION).label("audience"))
        .where(
            readings.workspace_id == posts.c.workspace_id,
            readings.account_id == posts.c.account_id,
            readings.day.between(published - AUDIENCE_KNOWN_FOR_DAYS, published),
            readings.followers_total.is_not(None),
        )
        .order_by(readings.day.desc())
        .limit(1)
        .lateral("followers")
    )


def _stored(row: Row[*tuple[Any, ...]]) -> StoredPostFacts:
    told = {name: value for name, value in row._mapping.items() if name != "found"}
    return StoredPostFacts(**told | {"platform": Platform(row.platform)})
