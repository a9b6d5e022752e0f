"""Imports and what they said: appended, never updated."""

from sqlalchemy import Column, Date, DateTime, Integer, Table, Text
from sqlalchemy.dialects.postgresql import JSONB

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
)

post_facts = Table(
    "post_facts",
    metadata,
    key("workspace_id"),
    key("content_id"),
    key("post_id"),
    key("import_id"),
    needed("facts", JSONB),
)


def _snapshots(name: str, *subject: str) -> Table:
    return Table(
        name,
        metadata,
        key("workspace_id"),
        *(key(column) for column in subject),
        Column("captured_at", DateTime(timezone=True), primary_key=True),
        key("kind", Text),
        key("days", Integer),
        key("import_id"),
        Column("day", Date),
        *figures(),
    )


engagement_snapshots = _snapshots("engagement_snapshots", "content_id", "post_id")
account_snapshots = _snapshots("account_snapshots", "account_id")
