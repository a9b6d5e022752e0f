"""Views kept under a name."""

from sqlalchemy import Boolean, Table

from database.tables.columns import identity, key, metadata, moment, needed

saved_views = Table(
    "saved_views",
    metadata,
    key("workspace_id"),
    identity("view_id"),
    needed("name"),
    needed("visibility"),
    needed("owner"),
    needed("page"),
    needed("address"),
    needed("is_default", Boolean),
    moment("saved_at"),
)
