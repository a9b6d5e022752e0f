"""What can the filter of a workspace name?"""

from dataclasses import dataclass

from sqlalchemy import Connection

from database.queries.named_accounts import NamedAccount, named_accounts, types_in_use
from database.queries.names import names_in_use
from domain.catalogue import NameKind

__all__ = ["FilterChoices", "NamedAccount", "report_filter_choices"]


@dataclass(frozen=True)
class FilterChoices:
    """Creators and topics by id, those with the most content first."""

    accounts: tuple[NamedAccount, ...] = ()
    types: tuple[str, ...] = ()
    creators: tuple[tuple[int, str], ...] = ()
    topics: tuple[tuple[int, str], ...] = ()


def report_filter_choices(connection: Connection, workspace_id: int) -> FilterChoices:
    creators, topics = (
        tuple((each.name_id, each.name) for each in names_in_use(connection, workspace_id, kind))
        for kind in (NameKind.CREATOR, NameKind.TOPIC)
    )
    return FilterChoices(
        named_accounts(connection, workspace_id),
        types_in_use(connection, workspace_id),
        creators,
        topics,
    )
