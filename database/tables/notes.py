"""Notes on days: every version, and a view of those that hold."""

from sqlalchemy import BigInteger, Boolean, Column, Date, Identity, Integer, MetaData, Table, Text

from database.tables.columns import key, metadata, moment, needed


def _as_said() -> list[Column[object]]:
    return [
        needed("kind"),
        needed("first_day", Date),
        needed("last_day", Date),
        Column("platform", Text),
        Column("account", Text),
        Column("external_id", Text),
        needed("whole_content", Boolean),
        needed("title"),
        Column("metric", Text),
        needed("text"),
        needed("visibility"),
        needed("removed", Boolean),
        needed("actor"),
        moment("said_at"),
    ]


notes = Table(
    "notes",
    metadata,
    key("workspace_id"),
    Column("note_id", BigInteger, Identity(always=False), primary_key=True),
    key("version", Integer),
    *_as_said(),
)

# A view, so it stands apart from the tables that schema/ creates.
current_notes = Table(
    "current_notes",
    MetaData(),
    key("workspace_id"),
    key("note_id"),
    Column("version", Integer),
    *_as_said(),
    Column("author", Text),
    moment("created_at"),
    Column("account_id", BigInteger),
    Column("content_id", BigInteger),
    Column("post_id", BigInteger),
    Column("title_now", Text),
)
