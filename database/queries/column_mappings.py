"""The mappings a team has saved."""

from typing import Any

from sqlalchemy import Connection, select

from database.tables import column_mappings
from domain.mappings import ColumnMapping, FigureBasis, MappedColumn, Role, Unit
from domain.vocabulary import Platform


def saved_mappings(connection: Connection, workspace_id: int) -> tuple[ColumnMapping, ...]:
    """The one saved last stands last."""
    query = (
        select(column_mappings.c.name, column_mappings.c.definition)
        .where(column_mappings.c.workspace_id == workspace_id)
        .order_by(column_mappings.c.saved_at, column_mappings.c.name)
    )
    return tuple(_mapping(name, definition) for name, definition in connection.execute(query))


def _mapping(name: str, definition: dict[str, Any]) -> ColumnMapping:
    platform = definition["platform"]
    return ColumnMapping(
        name=name,
        columns=tuple(_column(one) for one in definition["columns"]),
        figures=FigureBasis(definition["figures"]),
        platform=Platform(platform) if platform else None,
        account=definition["account"],
        day_order=definition["day_order"],
        decimal_comma=definition["decimal_comma"],
    )


def _column(one: dict[str, str]) -> MappedColumn:
    return MappedColumn(one["column"], Role(one["role"]), one["name"], Unit(one["unit"]))
