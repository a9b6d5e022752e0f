"""The newest posts published in a period, and what they are."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, select

from database.filters import belongs, during
from database.queries.post_features import published_on
from database.queries.subjects import posts_with_facts
from database.tables import accounts, content, posts
from domain.selection import Selection
from domain.vocabulary import Platform

MOST_POSTS = 3_000


@dataclass(frozen=True)
class Publication:
    post_id: int
    content_id: int
    platform: Platform
    account_id: int
    account: str
    external_id: str
    title: str
    content_type: str | None
    published_on: date  # in the workspace's zone
    published_at: datetime | None  # None where only the day is known


def publications(
    connection: Connection, selection: Selection, zone: ZoneInfo
) -> tuple[Publication, ...]:
    """The newest first, at most 3,000."""
    day = published_on(zone)
    rows = connection.execute(
        select(
            posts.c.post_id,
            posts.c.content_id,
            posts.c.platform,
            posts.c.account_id,
            accounts.c.name,
            posts.c.external_id,
            content.c.title,
            content.c.content_type,
            day.label("published_on"),
            posts.c.published_at,
        )
        .select_from(posts_with_facts())
        .where(*belongs(posts, selection), during(day, selection.period))
        .order_by(day.desc(), posts.c.post_id.desc())
        .limit(MOST_POSTS)
    )
    return tuple(
        Publication(post_id, content_id, Platform(platform), *told)
        for post_id, content_id, platform, *told in rows
    )
