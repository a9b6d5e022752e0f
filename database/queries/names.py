"""Creators and topics with their spellings and merges, and what uses them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, Column, Connection, FromClause, Table, Text, and_, func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from database.queries.cover import of_content
from database.tables import (
    content,
    creators,
    name_merges,
    name_spellings,
    names_apart,
    posts,
    topics,
)
from domain.catalogue import NameKind


@dataclass(frozen=True)
class StoredName:
    name_id: int
    name: str
    also: tuple[str, ...]  # the other ways it is written
    contents: int
    posts: int


@dataclass(frozen=True)
class StoredMerge:
    merge_id: int
    kept: str
    merged: str
    actor: str
    merged_at: datetime


def names_in_use(
    connection: Connection, workspace_id: int, kind: NameKind
) -> tuple[StoredName, ...]:
    """The most used first; names that no content has are left out."""
    table, name_id, of_name = place_of(kind)
    use = (
        select(
            of_name.label("name_id"),
            func.count(content.c.content_id.distinct()).label("contents"),
            func.count(posts.c.post_id).label("posts"),
        )
        .select_from(content.outerjoin(posts, of_content()))
        .where(content.c.workspace_id == workspace_id, of_name.is_not(None))
        .group_by(of_name)
        .subquery("use")
    )
    written = name_spellings.c.written
    also = (
        select(
            func.array_agg(aggregate_order_by(written, written), type_=ARRAY(Text)).label("also"),
            name_spellings.c.name_id,
        )
        .where(name_spellings.c.workspace_id == workspace_id, name_spellings.c.kind == kind)
        .group_by(name_spellings.c.name_id)
        .subquery("also")
    )
    query = (
        select(name_id, table.c.name, also.c.also, use.c.contents, use.c.posts)
        .select_from(
            table.join(use, use.c.name_id == name_id).outerjoin(also, also.c.name_id == name_id)
        )
        .where(table.c.workspace_id == workspace_id)
        .order_by(use.c.contents.desc(), table.c.name)
    )
    return tuple(
        StoredName(row[0], row[1], tuple(w for w in row[2] or () if w != row[1]), *row[3:])
        for row in connection.execute(query)
    )


def standing_merges(
    connection: Connection, workspace_id: int, kind: NameKind
) -> tuple[StoredMerge, ...]:
    """The latest first."""
    table, _, _ = place_of(kind)
    kept, merged = table.alias("kept"), table.alias("merged")
    name_id = f"{kind.value}_id"

    def is_named(name: FromClause, by: Column[Any]) -> Any:  # noqa: ANN401
        return and_(name.c.workspace_id == name_merges.c.workspace_id, name.c[name_id] == by)

    query = (
        select(
            name_merges.c.merge_id,
            kept.c.name,
            merged.c.name,
            name_merges.c.actor,
            name_merges.c.merged_at,
        )
        .select_from(
            name_merges.join(kept, is_named(kept, name_merges.c.kept_id)).join(
                merged, is_named(merged, name_merges.c.merged_id)
            )
        )
        .where(
            name_merges.c.workspace_id == workspace_id,
            name_merges.c.kind == kind,
            name_merges.c.split_at.is_(None),
        )
        .order_by(name_merges.c.merge_id.desc())
    )
    return tuple(StoredMerge(*row) for row in connection.execute(query))


def pairs_apart(
    connection: Connection, workspace_id: int, kind: NameKind
) -> frozenset[tuple[int, int]]:
    """Of ids, the smaller one first."""
    query = select(names_apart.c.first_id, names_apart.c.second_id).where(
        names_apart.c.workspace_id == workspace_id, names_apart.c.kind == kind
    )
    return frozenset((first, second) for first, second in connection.execute(query))


def place_of(kind: NameKind) -> tuple[Table, Column[Any], Column[Any]]:
    """The table of the names, its key, and the column of content that holds it."""
    if kind is NameKind.CREATOR:
        return creators, creators.c.creator_id, content.c.creator_id
    return topics, topics.c.topic_id, content.c.topic_id
