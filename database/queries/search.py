"""Content by title or by the platform's id, the newest first."""

from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from database.queries.cover import in_usual_order, of_content, published_on
from database.tables import content, post_identities, posts
from domain.vocabulary import Platform


@dataclass(frozen=True)
class FoundContent:
    content_id: int
    title: str
    platforms: tuple[Platform, ...]
    published_on: date | None


def found_content(
    connection: Connection, workspace_id: int, words: tuple[str, ...], zone: ZoneInfo, *, limit: int
) -> tuple[FoundContent, ...]:
    """Every word in the title, or all of them together an id; no words find everything."""
    newest = (
        select(content)
        .where(content.c.workspace_id == workspace_id, _answers(words))
        .order_by(content.c.published_at.desc().nulls_last(), content.c.content_id.desc())
        .limit(limit)
        .subquery("newest")
    )
    query = (
        select(
            content.c.content_id,
            content.c.title,
            func.array_agg(posts.c.platform.distinct()).label("platforms"),
            published_on(zone).label("published_on"),
        )
        .select_from(content.outerjoin(posts, of_content()))
        .where(
            content.c.workspace_id == workspace_id,
            content.c.content_id.in_(select(newest.c.content_id)),
        )
        .group_by(*content.primary_key)
        .order_by(content.c.published_at.desc().nulls_last(), content.c.content_id.desc())
    )
    return tuple(
        FoundContent(row.content_id, row.title, in_usual_order(row.platforms), row.published_on)
        for row in connection.execute(query)
    )


def _answers(words: tuple[str, ...]) -> ColumnElement[bool]:
    in_title = and_(True, *(content.c.title.icontains(word, autoescape=True) for word in words))
    is_named = exists().where(
        post_identities.c.workspace_id == content.c.workspace_id,
        post_identities.c.content_id == content.c.content_id,
        post_identities.c.external_id == " ".join(words),
    )
    return or_(in_title, is_named) if words else in_title
