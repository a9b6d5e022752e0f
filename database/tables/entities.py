"""Workspaces, accounts, content and posts."""

from sqlalchemy import ARRAY, BigInteger, Boolean, Column, Date, Numeric, Table, Text
from sqlalchemy.dialects.postgresql import JSONB

from database.tables.columns import identity, key, metadata, moment, needed

workspaces = Table(
    "workspaces",
    metadata,
    identity("workspace_id"),
    needed("name"),
    needed("time_zone"),
    needed("is_sample", Boolean),
    needed("version", BigInteger),
    moment("created_at"),
)

accounts = Table(
    "accounts",
    metadata,
    key("workspace_id"),
    identity("account_id"),
    needed("platform"),
    needed("name"),
    Column("currency", Text),
    needed("running_metrics", ARRAY(Text)),
    moment("created_at"),
)

creators = Table("creators", metadata, key("workspace_id"), identity("creator_id"), needed("name"))

topics = Table("topics", metadata, key("workspace_id"), identity("topic_id"), needed("name"))

name_spellings = Table(
    "name_spellings",
    metadata,
    key("workspace_id"),
    key("kind", Text),
    key("spelling", Text),
    needed("written"),
    needed("name_id", BigInteger),
)

name_merges = Table(
    "name_merges",
    metadata,
    key("workspace_id"),
    identity("merge_id"),
    needed("kind"),
    needed("kept_id", BigInteger),
    needed("merged_id", BigInteger),
    needed("spellings", ARRAY(Text)),
    needed("actor"),
    moment("merged_at"),
    moment("split_at", nullable=True),
)

names_apart = Table(
    "names_apart",
    metadata,
    key("workspace_id"),
    key("kind", Text),
    key("first_id"),
    key("second_id"),
    needed("actor"),
    moment("decided_at"),
)

content = Table(
    "content",
    metadata,
    key("workspace_id"),
    identity("content_id"),
    needed("title"),
    Column("content_type", Text),
    Column("creator_id", BigInteger),
    Column("topic_id", BigInteger),
    moment("published_at", nullable=True),
    Column("duration_s", Numeric),
    Column("language", Text),
    Column("text", Text),
    needed("features", JSONB),
    moment("created_at"),
)

posts = Table(
    "posts",
    metadata,
    key("workspace_id"),
    key("content_id"),
    identity("post_id"),
    needed("account_id", BigInteger),
    needed("platform"),
    needed("external_id"),
    Column("url", Text),
    moment("published_at", nullable=True),
    Column("published_day", Date),
    needed("running_metrics", ARRAY(Text)),
    moment("created_at"),
)

post_identities = Table(
    "post_identities",
    metadata,
    key("workspace_id"),
    key("platform", Text),
    key("external_id", Text),
    needed("content_id", BigInteger),
    needed("post_id", BigInteger),
)

content_identities = Table(
    "content_identities",
    metadata,
    key("workspace_id"),
    key("work", Text),
    needed("content_id", BigInteger),
)

custom_metrics = Table(
    "custom_metrics",
    metadata,
    key("workspace_id"),
    key("name", Text),
    needed("label"),
    needed("definition"),
    needed("unit"),
    needed("kind"),
    Column("weight", Text),
)

column_mappings = Table(
    "column_mappings",
    metadata,
    key("workspace_id"),
    key("name", Text),
    needed("definition", JSONB),
    needed("actor"),
    moment("saved_at"),
)

metric_definition_changes = Table(
    "metric_definition_changes",
    metadata,
    key("workspace_id"),
    key("platform", Text),
    key("metric", Text),
    key("day", Date),
    needed("description"),
)

audit_trail = Table(
    "audit_trail",
    metadata,
    key("workspace_id"),
    identity("audit_id"),
    moment("happened_at"),
    needed("actor"),
    needed("action"),
    needed("subject"),
    needed("details", JSONB),
)
