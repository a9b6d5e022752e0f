"""Everything a workspace holds, by names instead of numbers, so that two can be compared."""

from collections import defaultdict
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, Table, select

from database.tables import (
    accounts,
    content,
    content_identities,
    creators,
    imports,
    post_facts,
    posts,
    topics,
)
from tests.database.reconciliation.stored import DERIVED, OBSERVED

_ACCIDENTS = {"workspace_id", "created_at", "running_metrics"}
FACTS = (accounts, content, posts, post_facts, content_identities)


def portrait(connection: Connection, workspace_id: int) -> dict[str, list[str]]:
    """Rows as text, in order. A content is named by its posts, an import by its rank."""
    names = _Names(connection, workspace_id)
    return {
        table.name: sorted(
            repr({name: names.called(name, value) for name, value in row.items()})
            for row in _rows(connection, workspace_id, table)
        )
        for table in (*FACTS, *OBSERVED, *DERIVED)
    }


class _Names:
    def __init__(self, connection: Connection, workspace_id: int) -> None:
        works = defaultdict(list)
        self.posts, self.accounts = {}, {}
        for row in _rows(connection, workspace_id, posts, without=()):
            name = (row["platform"], row["external_id"])
            self.posts[row["post_id"]] = name
            works[row["content_id"]].append(name)
        self.content = {number: tuple(sorted(names)) for number, names in works.items()}
        for row in _rows(connection, workspace_id, accounts):
            self.accounts[row["account_id"]] = (row["platform"], row["name"])
        standing = select(imports.c.import_id).where(
            imports.c.workspace_id == workspace_id, imports.c.undone_at.is_(None)
        )
        self.imports = {
            number: rank for rank, number in enumerate(sorted(connection.scalars(standing)))
        }
        self.creators = _by_number(connection, workspace_id, creators, "creator_id")
        self.topics = _by_number(connection, workspace_id, topics, "topic_id")

    def called(self, column: str, value: Any) -> Any:
        known = {
            "post_id": self.posts,
            "content_id": self.content,
            "account_id": self.accounts,
            "import_id": self.imports,
            "creator_id": self.creators,
            "topic_id": self.topics,
        }
        return known[column][value] if column in known and value is not None else value


def _by_number(connection, workspace_id, table: Table, column: str) -> dict[int, str]:
    return {row[column]: row["name"] for row in _rows(connection, workspace_id, table)}


def _rows(connection, workspace_id, table: Table, without=_ACCIDENTS) -> list[dict[str, Any]]:
    query = select(table).where(table.c.workspace_id == workspace_id)
    return [
        {name: _plain(value) for name, value in row.items() if name not in without}
        for row in connection.execute(query).mappings()
    ]


def _plain(value: Any) -> Any:
    """A document's keys have no order, and zero has as many decimals as one likes."""
    if isinstance(value, dict):
        return sorted(value.items())
    return value.normalize() if isinstance(value, Decimal) else value
