"""Keeps and forgets findings."""

from sqlalchemy import Connection, delete, insert

from database.queries.findings import SELECTION, STATEMENTS, TABLES, kept_finding
from database.queries.freshness import data_version
from database.writes.audit import record_audit
from domain.errors import InvalidRequest
from domain.findings import Finding

LONGEST_TITLE = 200
LONGEST_NOTE = 2000


def store_finding(
    connection: Connection, finding: Finding, *, method_version: str, actor: str
) -> int:
    """Its number. The figures' version is that of this moment."""
    workspace_id, title = finding.selection.workspace_id, " ".join(finding.title.split())
    if not title or len(title) > LONGEST_TITLE:
        raise InvalidRequest(f"A finding needs a title of 1 to {LONGEST_TITLE} characters.")
    if len(finding.note) > LONGEST_NOTE:
        raise InvalidRequest(f"A finding's note has at most {LONGEST_NOTE:,} characters.")
    table = TABLES[finding.kind]
    finding_id: int = connection.execute(
        insert(table)
        .values(
            workspace_id=workspace_id,
            title=title,
            selection=SELECTION.dump_python(finding.selection, mode="json"),
            parameters=dict(finding.parameters),
            statements=STATEMENTS.dump_python(finding.statements, mode="json"),
            method=finding.method,
            method_version=method_version,
            figures_version=data_version(connection, workspace_id),
            address=finding.address,
            note=finding.note.strip(),
            actor=actor,
        )
        .returning(table.c.finding_id)
    ).scalar_one()
    record_audit(connection, workspace_id, actor, "keep finding", title, {"id": finding_id})
    return finding_id


def forget_finding(
    connection: Connection, workspace_id: int, finding_id: int, *, actor: str
) -> None:
    kept = kept_finding(connection, workspace_id, finding_id)
    table = TABLES[kept.finding.kind]
    connection.execute(
        delete(table).where(table.c.workspace_id == workspace_id, table.c.finding_id == finding_id)
    )
    record_audit(
        connection, workspace_id, actor, "remove finding", kept.finding.title, {"id": finding_id}
    )
