"""Finds or creates accounts by their names."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Connection, Row, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from database.tables import accounts, set_aside_accounts
from database.writes.statements import run_statements
from domain.errors import SourceRejected
from domain.vocabulary import Platform

AccountName = tuple[Platform, str]


def ensure_accounts(
    connection: Connection, workspace_id: int, names: Iterable[AccountName]
) -> dict[AccountName, int]:
    wanted = sorted(set(names))
    if not wanted:
        return {}
    before = select(set_aside_accounts.c.account_id).where(
        set_aside_accounts.c.workspace_id == workspace_id,
        tuple_(set_aside_accounts.c.platform, set_aside_accounts.c.name).in_(wanted),
    )
    return_accounts(connection, workspace_id, connection.execute(before).scalars())
    connection.execute(
        insert(accounts).on_conflict_do_nothing(),
        [
            {"workspace_id": workspace_id, "platform": platform, "name": name}
            for platform, name in wanted
        ],
    )
    found = connection.execute(
        select(accounts.c.platform, accounts.c.name, accounts.c.account_id).where(
            accounts.c.workspace_id == workspace_id,
            tuple_(accounts.c.platform, accounts.c.name).in_(wanted),
        )
    )
    return {(Platform(row.platform), row.name): row.account_id for row in found}


def return_accounts(connection: Connection, workspace_id: int, account_ids: Iterable[int]) -> None:
    """Those of them that were taken back, under the numbers they had."""
    run_statements(
        connection, "return_accounts", workspace_id=workspace_id, account_ids=list(account_ids)
    )


def forget_accounts(connection: Connection, workspace_id: int, account_ids: Iterable[int]) -> None:
    """Of the accounts of an import just undone, what no other import says."""
    run_statements(
        connection, "forget_accounts", workspace_id=workspace_id, account_ids=list(account_ids)
    )


def agree_on_currency(
    connection: Connection, workspace_id: int, account_ids: Iterable[int], currency: str
) -> None:
    """Revenue of one account is of one currency: amounts of two would be added as if they were."""
    other = take_currency(connection, workspace_id, account_ids, currency)
    if other is not None:
        raise SourceRejected(
            f"The file's revenue is in {currency}, but account {other.name!r} reports in "
            f"{other.currency}. Export it in {other.currency}, or import it under another "
            "account name."
        )


def take_currency(
    connection: Connection, workspace_id: int, account_ids: Iterable[int], currency: str
) -> Row[Any, Any] | None:
    """An account that reports in another one, if there is any."""
    mine = (accounts.c.workspace_id == workspace_id) & accounts.c.account_id.in_(list(account_ids))
    connection.execute(
        update(accounts).where(mine, accounts.c.currency.is_(None)).values(currency=currency)
    )
    return connection.execute(
        select(accounts.c.name, accounts.c.currency).where(mine, accounts.c.currency != currency)
    ).first()
