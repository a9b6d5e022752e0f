"""What a list shows of each piece of content: title, platforms, day and address."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Date,
    Row,
    Text,
    and_,
    cast,
    func,
    literal,
    select,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by

from database.filters import belongs
from database.tables import content, posts
from domain.selection import Selection
from domain.vocabulary import Platform


@dataclass(frozen=True)
class Cover:
    content_id: int
    title: str
    content_type: str | None
    platforms: tuple[Platform, ...]
    published_on: date | None
    url: str | None  # of its first post that has one


def covers(
    connection: Connection, selection: Selection, zone: ZoneInfo, content_ids: Sequence[int]
) -> dict[int, Cover]:
    """Platforms and address are of the posts on the chosen platforms."""
    query = (
        select(
            content.c.content_id,
            content.c.title,
            content.c.content_type,
            func.array_agg(posts.c.platform.distinct()).label("platforms"),
            published_on(zone).label("published_on"),
            _first_url().label("url"),
        )
        .select_from(content.join(posts, of_content()))
        .where(*belongs(posts, selection), content.c.content_id.in_(content_ids))
        .group_by(*content.primary_key, content.c.title, content.c.content_type)
    )
    return {row.content_id: _cover(row) for row in connection.execute(query)}


def of_content() -> ColumnElement[bool]:
    return and_(
        posts.c.workspace_id == content.c.workspace_id, posts.c.content_id == content.c.content_id
    )


def published_on(zone: ZoneInfo) -> ColumnElement[Any]:
    """The first day any post came out; a day the source printed is taken as it stands."""
    moment = func.coalesce(posts.c.published_at, content.c.published_at)
    local = cast(func.timezone(literal(zone.key), moment), Date)
    return func.min(func.coalesce(posts.c.published_day, local))


def _first_url() -> ColumnElement[Any]:
    urls = func.array_agg(aggregate_order_by(posts.c.url, posts.c.post_id), type_=ARRAY(Text))
    return urls.filter(posts.c.url.is_not(None))[1]


def _cover(row: Row[*tuple[Any, ...]]) -> Cover:
    return Cover(
        row.content_id,
        row.title,
        row.content_type,
        in_usual_order(row.platforms),
        row.published_on,
        row.url,
    )


def in_usual_order(names: Sequence[str | None]) -> tuple[Platform, ...]:
    return tuple(platform for platform in Platform if platform.value in names)
