"""The posts that one post is held against: same account and format, published around it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, select, union_all

from database.tables import content, posts

_LOOKED_THROUGH = 2000  # posts of the account to either side, in search of the same format


@dataclass(frozen=True)
class Peer:
    post_id: int
    content_id: int
    published_at: datetime


def peers_of(
    connection: Connection, workspace_id: int, post_id: int, *, before: int, after: int
) -> tuple[Peer, ...]:
    """The nearest ones to either side, in order of publication, without the post itself and its
    twins of the same content; none where its own publication is not known.

    An account belongs to one platform, so its posts do, too. Content without a type is one format.
    """
    query = (
        select(posts.c.account_id, posts.c.content_id, posts.c.published_at, content.c.content_type)
        .select_from(posts.join(content, _of_content()))
        .where(posts.c.workspace_id == workspace_id, posts.c.post_id == post_id)
    )
    own = connection.execute(query).one_or_none()
    if own is None or own.published_at is None:
        return ()
    sides = _nearest(workspace_id, own, before), _nearest(workspace_id, own, after, later=True)
    rows = connection.execute(union_all(*(select(side.subquery()) for side in sides)))
    found = (Peer(row.post_id, row.content_id, row.published_at) for row in rows)
    return tuple(sorted(found, key=lambda peer: (peer.published_at, peer.post_id)))


def _nearest(
    workspace_id: int, own: Row[*tuple[Any, ...]], limit: int, *, later: bool = False
) -> Select[Any]:
    published, moment = posts.c.published_at, own.published_at
    around = (
        select(posts.c.post_id, posts.c.content_id, published)
        .where(
            posts.c.workspace_id == workspace_id,
            posts.c.account_id == own.account_id,
            published > moment if later else published <= moment,
        )
        .order_by(published.asc() if later else published.desc())
        .limit(_LOOKED_THROUGH)
        .subquery("around")
    )
    of_content = and_(
        content.c.workspace_id == workspace_id, content.c.content_id == around.c.content_id
    )
    found = around.c.published_at
    return (
        select(around)
        .select_from(around.join(content, of_content))
        .where(
            content.c.content_type.is_not_distinct_from(own.content_type),
            around.c.content_id != own.content_id,
        )
        .order_by(found.asc() if later else found.desc(), around.c.post_id)
        .limit(limit)
    )


def _of_content() -> ColumnElement[bool]:
    return and_(
        content.c.workspace_id == posts.c.workspace_id, content.c.content_id == posts.c.content_id
    )
