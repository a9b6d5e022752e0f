"""Imports and what they said: appended, never updated; set aside while an import is undone."""

from typing import Any

from sqlalchemy import ARRAY, BigInteger, Column, Date, DateTime, Integer, Table, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.types import TypeEngine

from database.tables.columns import figures, identity, key, metadata, moment, needed

imports = Table(
    "imports",
    metadata,
    key("workspace_id"),
    identity("import_id"),
    needed("file_name"),
    needed("fingerprint"),
    needed("format"),
    needed("grain"),
    needed("account"),
    Column("period_start", Date),
    Column("period_end", Date),
    needed("period_basis"),
    needed("actor"),
    moment("imported_at"),
    moment("undone_at", nullable=True),
    needed("rows_read", Integer),
    needed("rows_imported", Integer),
    needed("rows_rejected", Integer),
    needed("controls", JSONB),
    needed("warnings", JSONB),
    needed("label"),
    needed("account_ids", ARRAY(BigInteger)),
    Column("currency", Text),
    needed("answers", JSONB),
    needed("rejected", JSONB),
    *(
        Column(name, Integer)
        for name in (
            "figures", "new_posts", "known_posts", "days_changed", "rows_new", "rows_changed",
        )
    ),
    Column("first_changed", Date),
    Column("last_changed", Date),
)  # fmt: skip

post_facts = Table(
    "post_facts",
    metadata,
    key("workspace_id"),
    key("content_id"),
    key("post_id"),
    key("import_id"),
    needed("account_id", BigInteger),
    Column("work", Text),
    needed("facts", JSONB),
)

set_aside_facts = Table(
    "set_aside_facts",
    metadata,
    key("workspace_id"),
    key("import_id"),
    key("post_id"),
    needed("account_id", BigInteger),
    Column("work", Text),
    needed("facts", JSONB),
)


def _snapshots(name: str, *keys: str) -> Table:
    return Table(
        name,
        metadata,
        *(key(column, _KEY_TYPES.get(column, BigInteger())) for column in keys),
        Column("day", Date),
        *figures(),
    )


_KEY_TYPES: dict[str, TypeEngine[Any]] = {
    "captured_at": DateTime(timezone=True),
    "kind": Text(),
    "days": Integer(),
}
_WHEN = ("captured_at", "kind", "days")

engagement_snapshots = _snapshots(
    "engagement_snapshots", "workspace_id", "content_id", "post_id", *_WHEN, "import_id"
)
account_snapshots = _snapshots(
    "account_snapshots", "workspace_id", "account_id", *_WHEN, "import_id"
)
set_aside_snapshots = _snapshots(
    "set_aside_snapshots", "workspace_id", "import_id", "content_id", "post_id", *_WHEN
)
set_aside_account_snapshots = _snapshots(
    "set_aside_account_snapshots", "workspace_id", "import_id", "account_id", *_WHEN
)

set_aside_posts = Table(
    "set_aside_posts",
    metadata,
    key("workspace_id"),
    key("platform", Text),
    key("external_id", Text),
    needed("content_id", BigInteger),
    needed("post_id", BigInteger),
)

set_aside_accounts = Table(
    "set_aside_accounts",
    metadata,
    key("workspace_id"),
    key("platform", Text),
    key("name", Text),
    needed("account_id", BigInteger),
)
