"""What a filter can name: accounts, types, creators and topics that have content."""

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from database.tables import accounts, content
from domain.vocabulary import Platform


@dataclass(frozen=True)
class NamedAccount:
    account_id: int
    platform: Platform
    name: str


def named_accounts(connection: Connection, workspace_id: int) -> tuple[NamedAccount, ...]:
    query = (
        select(accounts.c.account_id, accounts.c.platform, accounts.c.name)
        .where(accounts.c.workspace_id == workspace_id)
        .order_by(accounts.c.platform, func.lower(accounts.c.name), accounts.c.account_id)
    )
    return tuple(
        NamedAccount(row.account_id, Platform(row.platform), row.name)
        for row in connection.execute(query)
    )


def types_in_use(connection: Connection, workspace_id: int) -> tuple[str, ...]:
    """The most used first."""
    query = (
        select(content.c.content_type)
        .where(content.c.workspace_id == workspace_id, content.c.content_type.is_not(None))
        .group_by(content.c.content_type)
        .order_by(func.count().desc(), content.c.content_type)
    )
    return tuple(connection.scalars(query))
