"""Finds or creates accounts, creators and topics by their names."""

from collections.abc import Iterable

from sqlalchemy import Connection, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from database.tables import accounts
from domain.errors import SourceRejected
from domain.vocabulary import Platform

AccountName = tuple[Platform, str]


def ensure_accounts(
    connection: Connection, workspace_id: int, names: Iterable[AccountName]
) -> dict[AccountName, int]:
    wanted = sorted(set(names))
    if not wanted:
        return {}
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


def agree_on_currency(
    connection: Connection, workspace_id: int, account_ids: Iterable[int], currency: str
) -> None:
    """Revenue of one account is of one currency: amounts of two would be added as if they were."""
    mine = (accounts.c.workspace_id == workspace_id) & accounts.c.account_id.in_(list(account_ids))
    connection.execute(
        update(accounts).where(mine, accounts.c.currency.is_(None)).values(currency=currency)
    )
    other = connection.execute(
        select(accounts.c.name, accounts.c.currency).where(mine, accounts.c.currency != currency)
    ).first()
    if other is not None:
        raise SourceRejected(
            f"The file's revenue is in {currency}, but account {other.name!r} reports in "
            f"{other.currency}. Export it in {other.currency}, or import it under another "
            "account name."
        )
