"""The catalogue: content as it is filtered and edited, with where each fact comes from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    Date,
    Text,
    and_,
    cast,
    column,
    exists,
    func,
    or_,
    select,
    true,
)

from database.queries.cover import in_usual_order, of_content, published_on
from database.queries.subjects import joins_of_content
from database.tables import (
    content,
    creators,
    imports,
    post_facts,
    post_identities,
    posts,
    topics,
)
from domain.catalogue import BY_HAND, CatalogueEntry, CatalogueFilter
from domain.observations import FeatureValue


@dataclass(frozen=True)
class StoredWord:
    """One fact as one import said it of one post. `value` None: it was emptied."""

    post_id: int
    fact: str  # as it is stored: published_at, published_day, feature:<name> ...
    value: FeatureValue
    import_id: int
    by_hand: bool
    file_name: str
    actor: str
    imported_at: datetime


@dataclass(frozen=True)
class Choices:
    """What is in use, to choose from."""

    types: tuple[str, ...]
    features: tuple[tuple[str, str], ...]  # name, and its kind as JSON calls it


def found_entries(
    connection: Connection, wanted: CatalogueFilter, zone: ZoneInfo, *, limit: int, offset: int
) -> tuple[tuple[CatalogueEntry, ...], int]:
    """The newest first, and how many there are in all."""
    total = connection.scalar(
        select(func.count()).select_from(content).where(*_matching(wanted, zone))
    )
    page = (
        select(content.c.content_id)
        .where(*_matching(wanted, zone))
        .order_by(*_newest_first())
        .limit(limit)
        .offset(offset)
        .subquery("page")
    )
    chosen = content.c.content_id.in_(select(page.c.content_id))
    return _entries(connection, wanted.workspace_id, zone, chosen), total or 0


def found_ids(connection: Connection, wanted: CatalogueFilter, zone: ZoneInfo) -> tuple[int, ...]:
    query = select(content.c.content_id).where(*_matching(wanted, zone)).order_by(*_newest_first())
    return tuple(connection.scalars(query))


def entries_of(
    connection: Connection, workspace_id: int, zone: ZoneInfo, content_ids: Sequence[int]
) -> tuple[CatalogueEntry, ...]:
    """Of the named content; what is not there is absent."""
    return _entries(connection, workspace_id, zone, among(content.c.content_id, content_ids))


def among(column: ColumnElement[Any], ids: Sequence[int]) -> ColumnElement[bool]:
    """However many they are: one parameter instead of one each."""
    return column == func.any(cast(list(ids), ARRAY(BigInteger)))


def _entries(
    connection: Connection, workspace_id: int, zone: ZoneInfo, chosen: ColumnElement[bool]
) -> tuple[CatalogueEntry, ...]:
    made_by, is_about = joins_of_content()
    query = (
        select(
            content.c.content_id,
            content.c.title,
            func.array_agg(posts.c.platform.distinct()).label("platforms"),
            content.c.content_type,
            creators.c.name.label("creator"),
            topics.c.name.label("topic"),
            published_on(zone).label("published_on"),
            content.c.duration_s,
            content.c.language,
            content.c.features,
            func.count(posts.c.post_id).label("posts"),
        )
        .select_from(
            content.outerjoin(posts, of_content())
            .outerjoin(creators, made_by)
            .outerjoin(topics, is_about)
        )
        .where(content.c.workspace_id == workspace_id, chosen)
        .group_by(*content.primary_key, creators.c.name, topics.c.name)
        .order_by(*_newest_first())
    )
    return tuple(
        CatalogueEntry(row[0], row[1], in_usual_order(row.platforms), *row[3:])
        for row in connection.execute(query)
    )


def _newest_first() -> tuple[ColumnElement[Any], ...]:
    return content.c.published_at.desc().nulls_last(), content.c.content_id.desc()


def _matching(wanted: CatalogueFilter, zone: ZoneInfo) -> list[ColumnElement[bool]]:
    conditions = [content.c.workspace_id == wanted.workspace_id]
    words = wanted.text.split()
    if words:
        conditions.append(_answers(words))
    if wanted.platforms:
        on_these = posts.c.platform.in_([platform.value for platform in wanted.platforms])
        conditions.append(exists().where(of_content(), on_these))
    for chosen, told in (
        (wanted.creator_ids, content.c.creator_id),
        (wanted.topic_ids, content.c.topic_id),
        (wanted.types, content.c.content_type),
    ):
        if chosen:
            conditions.append(told.in_(chosen))
    conditions += [_LACKED[name].is_(None) for name in wanted.lacking]
    if wanted.published:
        day = cast(func.timezone(zone.key, content.c.published_at), Date)
        conditions.append(day.between(wanted.published.first_day, wanted.published.last_day))
    return conditions


_LACKED: dict[str, ColumnElement[Any]] = {
    "creator": content.c.creator_id,
    "topic": content.c.topic_id,
    "content_type": content.c.content_type,
}


def _answers(words: Sequence[str]) -> ColumnElement[bool]:
    """Every word in the title, or all of them together an id."""
    in_title = and_(true(), *(content.c.title.icontains(word, autoescape=True) for word in words))
    is_named = exists().where(
        post_identities.c.workspace_id == content.c.workspace_id,
        post_identities.c.content_id == content.c.content_id,
        post_identities.c.external_id == " ".join(words),
    )
    return or_(in_title, is_named)


def words_said(
    connection: Connection, workspace_id: int, content_id: int
) -> tuple[StoredWord, ...]:
    """All of them, the one that counts for a post and fact last."""
    word = func.jsonb_each(post_facts.c.facts).table_valued(
        column("key", Text), column("value", post_facts.c.facts.type), name="word"
    )
    from_import = and_(
        imports.c.workspace_id == post_facts.c.workspace_id,
        imports.c.import_id == post_facts.c.import_id,
    )
    of_post = and_(
        posts.c.workspace_id == post_facts.c.workspace_id,
        posts.c.content_id == post_facts.c.content_id,
        posts.c.post_id == post_facts.c.post_id,
    )
    by_hand = imports.c.format.in_(BY_HAND)
    query = (
        select(
            post_facts.c.post_id,
            word.c.key,
            word.c.value,
            imports.c.import_id,
            by_hand,
            imports.c.file_name,
            imports.c.actor,
            imports.c.imported_at,
        )
        .select_from(post_facts.join(imports, from_import).join(posts, of_post).join(word, true()))
        .where(post_facts.c.workspace_id == workspace_id, post_facts.c.content_id == content_id)
        .order_by(by_hand, imports.c.import_id, posts.c.platform, posts.c.external_id, word.c.key)
    )
    return tuple(StoredWord(*row) for row in connection.execute(query))


def choices_in_use(connection: Connection, workspace_id: int) -> Choices:
    of_workspace = content.c.workspace_id == workspace_id
    types = connection.scalars(
        select(content.c.content_type)
        .where(of_workspace, content.c.content_type.is_not(None))
        .distinct()
        .order_by(content.c.content_type)
    )
    feature = func.jsonb_each(content.c.features).table_valued(
        column("key", Text), column("value", content.c.features.type), name="feature"
    )
    kind = func.min(func.jsonb_typeof(feature.c.value))
    features = connection.execute(
        select(feature.c.key, kind)
        .select_from(content.join(feature, true()))
        .where(of_workspace)
        .group_by(feature.c.key)
        .order_by(feature.c.key)
    )
    return Choices(tuple(types), tuple((name, told) for name, told in features))
