"""Who did what, and when."""

from collections.abc import Mapping

from sqlalchemy import Connection, insert

from database.tables import audit_trail


def record_audit(
    connection: Connection,
    workspace_id: int,
    actor: str,
    action: str,
    subject: str,
    details: Mapping[str, object],
) -> None:
    connection.execute(
        insert(audit_trail).values(
            workspace_id=workspace_id,
            actor=actor,
            action=action,
            subject=subject,
            details=dict(details),
        )
    )
