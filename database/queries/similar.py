"""Content of the same accounts around one piece, with what it has in common with that."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Subquery, and_, func, select, union_all

from database.queries.cover import in_usual_order, of_content, published_on
from database.tables import content, posts
from domain.vocabulary import Platform

_TO_EITHER_SIDE = 500  # posts of an account; older and newer ones have another audience


@dataclass(frozen=True)
class StoredKin:
    content_id: int
    title: str
    platforms: tuple[Platform, ...]
    published_on: date | None
    content_type: str | None
    creator_id: int | None
    topic_id: int | None


def content_around(
    connection: Connection, workspace_id: int, content_id: int, zone: ZoneInfo
) -> tuple[StoredKin, ...]:
    """That content itself, and what the same accounts published nearest to it; in order of id."""
    around = _around(workspace_id, content_id)
    query = (
        select(
            content.c.content_id,
            content.c.title,
            func.array_agg(posts.c.platform.distinct()).label("platforms"),
            published_on(zone).label("published_on"),
            content.c.content_type,
            content.c.creator_id,
            content.c.topic_id,
        )
        .select_from(content.join(posts, of_content()))
        .where(
            content.c.workspace_id == workspace_id,
            content.c.content_id.in_(select(around.c.content_id)),
        )
        .group_by(*content.primary_key)
        .order_by(content.c.content_id)
    )
    return tuple(
        StoredKin(
            row.content_id,
            row.title,
            in_usual_order(row.platforms),
            row.published_on,
            row.content_type,
            row.creator_id,
            row.topic_id,
        )
        for row in connection.execute(query)
    )


def _around(workspace_id: int, content_id: int) -> Subquery:
    """The content_id of what the accounts published nearest to it, itself among them."""
    own = (
        select(posts.c.account_id, posts.c.published_at)
        .where(posts.c.workspace_id == workspace_id, posts.c.content_id == content_id)
        .subquery("own")
    )
    near = posts.alias("near")
    of_account = and_(near.c.workspace_id == workspace_id, near.c.account_id == own.c.account_id)
    moment = near.c.published_at
    sides = [
        select(near.c.content_id)
        .where(of_account, moment <= own.c.published_at)
        .order_by(moment.desc())
        .limit(_TO_EITHER_SIDE)
        .lateral("earlier"),
        select(near.c.content_id)
        .where(of_account, moment > own.c.published_at)
        .order_by(moment.asc())
        .limit(_TO_EITHER_SIDE)
        .lateral("later"),
    ]
    return union_all(
        *(select(side.c.content_id).select_from(own).join(side, and_(True)) for side in sides),
    ).subquery("around")
