"""The posts that figures are typed for: found by words, or by the names platforms give them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, or_, select, tuple_

from database.queries.subjects import posts_with_facts
from database.tables import accounts, content, posts, typed_figures
from domain.typed import PostName
from domain.vocabulary import Platform


@dataclass(frozen=True)
class EntryPost:
    """A post as the person who types sees it. `published_day` when only the day is known."""

    name: PostName
    content_id: int
    post_id: int
    account: str
    title: str
    url: str | None
    published_at: datetime | None
    published_day: date | None
    duration_s: Decimal | None


def found_posts(
    connection: Connection, workspace_id: int, words: Sequence[str], *, limit: int
) -> tuple[EntryPost, ...]:
    """Every word in title, account or id; those typed for last come first, then the newest."""
    typed = (
        select(
            typed_figures.c.platform,
            typed_figures.c.external_id,
            func.max(typed_figures.c.typed_at).label("typed_at"),
        )
        .where(typed_figures.c.workspace_id == workspace_id)
        .group_by(typed_figures.c.platform, typed_figures.c.external_id)
        .subquery("typed")
    )
    is_it = and_(typed.c.platform == posts.c.platform, typed.c.external_id == posts.c.external_id)
    query = (
        _posts(workspace_id, posts_with_facts().outerjoin(typed, is_it))
        .where(*(_holds(word) for word in words))
        .order_by(
            typed.c.typed_at.desc().nulls_last(),
            posts.c.published_at.desc().nulls_last(),
            posts.c.post_id.desc(),
        )
        .limit(limit)
    )
    return tuple(_entry_post(row) for row in connection.execute(query))


def posts_named(
    connection: Connection, workspace_id: int, names: Sequence[PostName]
) -> dict[PostName, EntryPost]:
    wanted = [(name.platform.value, name.external_id) for name in names]
    query = _posts(workspace_id, posts_with_facts()).where(
        tuple_(posts.c.platform, posts.c.external_id).in_(wanted)
    )
    found = map(_entry_post, connection.execute(query))
    return {post.name: post for post in found}


def posts_called(
    connection: Connection, workspace_id: int, texts: Sequence[str]
) -> tuple[EntryPost, ...]:
    """Posts of which any of the texts is the id, the address or the whole title."""
    lowered = [text.casefold() for text in texts]
    query = _posts(workspace_id, posts_with_facts()).where(
        or_(
            posts.c.external_id.in_(texts),
            posts.c.url.in_(texts),
            func.lower(content.c.title).in_(lowered),
        )
    )
    return tuple(_entry_post(row) for row in connection.execute(query))


def neighbours_of(
    connection: Connection, workspace_id: int, name: PostName, *, limit: int
) -> tuple[EntryPost, ...]:
    """Other posts: of the same content first, then of the same title, then the newest."""
    mine = posts_named(connection, workspace_id, [name]).get(name)
    if mine is None:
        return ()
    query = (
        _posts(workspace_id, posts_with_facts())
        .where(posts.c.post_id != mine.post_id)
        .order_by(
            (posts.c.content_id == mine.content_id).desc(),
            (content.c.title == mine.title).desc(),
            posts.c.published_at.desc().nulls_last(),
            posts.c.post_id.desc(),
        )
        .limit(limit)
    )
    return tuple(_entry_post(row) for row in connection.execute(query))


def _posts(workspace_id: int, joined: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401
    return (
        select(
            posts.c.platform,
            posts.c.external_id,
            posts.c.content_id,
            posts.c.post_id,
            accounts.c.name.label("account"),
            content.c.title,
            posts.c.url,
            posts.c.published_at,
            posts.c.published_day,
            content.c.duration_s,
        )
        .select_from(joined)
        .where(posts.c.workspace_id == workspace_id)
    )


def _holds(word: str) -> ColumnElement[bool]:
    return or_(
        content.c.title.icontains(word, autoescape=True),
        accounts.c.name.icontains(word, autoescape=True),
        posts.c.external_id == word,
        posts.c.platform == word.casefold(),
        posts.c.url == word,
    )


def _entry_post(row: Row[*tuple[Any, ...]]) -> EntryPost:
    platform, external_id, *rest = row
    return EntryPost(PostName(Platform(platform), external_id), *rest)
