"""Figures typed by hand: the ledger, what became of them, and what people type as a rule."""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Integer,
    MetaData,
    Numeric,
    Table,
    Text,
)

from database.tables.columns import identity, key, metadata, moment, needed


def _as_typed() -> list[Column[object]]:
    return [
        needed("import_id", BigInteger),
        needed("platform"),
        needed("external_id"),
        needed("account"),
        needed("title"),
        needed("metric"),
        needed("kind"),
        needed("captured_at", DateTime(timezone=True)),
        needed("days", Integer),
        Column("day", Date),
        needed("value", Numeric),
        Column("old_value", Numeric),
        needed("why"),
        needed("actor"),
        moment("typed_at"),
    ]


typed_figures = Table(
    "typed_figures", metadata, key("workspace_id"), identity("figure_id"), *_as_typed()
)

typed_figure_marks = Table(
    "typed_figure_marks",
    metadata,
    key("workspace_id"),
    identity("mark_id"),
    needed("figure_id", BigInteger),
    needed("mark"),
    needed("why"),
    needed("actor"),
    moment("marked_at"),
)

entry_habits = Table(
    "entry_habits",
    metadata,
    key("workspace_id"),
    key("actor", Text),
    key("platform", Text),
    needed("account"),
    needed("amounts", ARRAY(Text)),
    needed("totals", ARRAY(Text)),
    moment("used_at"),
)

# A view, so it stands apart from the tables that schema/ creates.
typed_figure_states = Table(
    "typed_figure_states",
    MetaData(),
    key("workspace_id"),
    key("figure_id"),
    *_as_typed(),
    Column("undone_at", DateTime(timezone=True)),
    Column("undone", Boolean),
    Column("voided", Boolean),
    Column("state", Text),
)
