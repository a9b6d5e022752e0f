"""Whom an exported row speaks of: a post with its account and content, or an account."""

from typing import Any

from sqlalchemy import ColumnElement, FromClause, and_

from database.tables import accounts, content, creators, posts, topics
from domain.vocabulary import Grain


def post_columns() -> list[ColumnElement[Any]]:
    return [
        posts.c.platform,
        accounts.c.name.label("account"),
        posts.c.external_id.label("content"),
        content.c.title,
        posts.c.published_at,
        posts.c.published_day,
    ]


def subject_columns(grain: Grain) -> list[ColumnElement[Any]]:
    if grain is Grain.POST:
        return post_columns()
    return [accounts.c.platform, accounts.c.name.label("account")]


def posts_with_facts() -> FromClause:
    published_by = and_(
        accounts.c.workspace_id == posts.c.workspace_id,
        accounts.c.account_id == posts.c.account_id,
    )
    of_content = and_(
        content.c.workspace_id == posts.c.workspace_id,
        content.c.content_id == posts.c.content_id,
    )
    return posts.join(accounts, published_by).join(content, of_content)


def joins_of_content() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (
        and_(
            creators.c.workspace_id == content.c.workspace_id,
            creators.c.creator_id == content.c.creator_id,
        ),
        and_(
            topics.c.workspace_id == content.c.workspace_id,
            topics.c.topic_id == content.c.topic_id,
        ),
    )


def with_subject(table: FromClause, grain: Grain) -> FromClause:
    if grain is Grain.ACCOUNT:
        of_account = and_(
            accounts.c.workspace_id == table.c.workspace_id,
            accounts.c.account_id == table.c.account_id,
        )
        return table.join(accounts, of_account)
    of_post = and_(
        posts.c.workspace_id == table.c.workspace_id,
        posts.c.content_id == table.c.content_id,
        posts.c.post_id == table.c.post_id,
    )
    return table.join(posts_with_facts(), of_post)


def identity(table: FromClause, grain: Grain) -> list[ColumnElement[Any]]:
    if grain is Grain.ACCOUNT:
        return [table.c.account_id]
    return [table.c.content_id, table.c.post_id]
