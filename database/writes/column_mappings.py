"""Saves and removes the mappings of a team."""

from dataclasses import asdict, replace

from sqlalchemy import Connection, delete, func
from sqlalchemy.dialects.postgresql import insert

from database.tables import column_mappings
from database.writes.audit import record_audit
from domain.errors import InvalidRequest, NotFound
from domain.mappings import ColumnMapping

LONGEST_NAME = 80


def store_mapping(
    connection: Connection, workspace_id: int, mapping: ColumnMapping, *, actor: str
) -> ColumnMapping:
    """Under its name, instead of an earlier one of that name. Returns it as it is stored."""
    name = " ".join(mapping.name.split())
    if not name or len(name) > LONGEST_NAME:
        raise InvalidRequest(f"A mapping needs a name of 1 to {LONGEST_NAME} characters.")
    if faults := mapping.faults():
        raise InvalidRequest(" ".join(faults))
    definition = {key: value for key, value in asdict(mapping).items() if key != "name"}
    saved = {"definition": definition, "actor": actor, "saved_at": func.clock_timestamp()}
    connection.execute(
        insert(column_mappings)
        .values(workspace_id=workspace_id, name=name, **saved)
        .on_conflict_do_update(index_elements=["workspace_id", "name"], set_=saved)
    )
    record_audit(connection, workspace_id, actor, "save mapping", name, {})
    return replace(mapping, name=name)


def forget_mapping(connection: Connection, workspace_id: int, name: str, *, actor: str) -> None:
    """Figures that were read by it stay."""
    gone = connection.execute(
        delete(column_mappings).where(
            column_mappings.c.workspace_id == workspace_id, column_mappings.c.name == name
        )
    )
    if not gone.rowcount:
        raise NotFound(f"There is no mapping named {name!r}.")
    record_audit(connection, workspace_id, actor, "remove mapping", name, {})
