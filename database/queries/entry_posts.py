"""The posts that figures are typed for, by the names their platforms give them."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, select, tuple_

from database.queries.subjects import posts_with_facts
from database.tables import accounts, content, posts
from domain.typed import PostName


@dataclass(frozen=True)
class KnownPost:
    """What a post is called today."""

    account: str
    title: str


def known_posts(
    connection: Connection, workspace_id: int, names: Sequence[PostName]
) -> dict[PostName, KnownPost]:
    rows = connection.execute(
        select(posts.c.platform, posts.c.external_id, accounts.c.name, content.c.title)
        .select_from(posts_with_facts())
        .where(*_named(workspace_id, names))
    )
    by_text = {(row.platform, row.external_id): KnownPost(row.name, row.title) for row in rows}
    keys = ((name, (name.platform.value, name.external_id)) for name in names)
    return {name: by_text[key] for name, key in keys if key in by_text}


def post_titles(
    connection: Connection, workspace_id: int, names: Sequence[PostName]
) -> dict[int, str]:
    rows = connection.execute(
        select(posts.c.post_id, content.c.title)
        .select_from(posts_with_facts())
        .where(*_named(workspace_id, names))
    )
    return {row.post_id: row.title for row in rows}


def _named(workspace_id: int, names: Sequence[PostName]) -> tuple[ColumnElement[bool], ...]:
    wanted = [(name.platform.value, name.external_id) for name in names]
    return (
        posts.c.workspace_id == workspace_id,
        tuple_(posts.c.platform, posts.c.external_id).in_(wanted),
    )
