"""What became of the sample workspace."""

from sqlalchemy import Connection, exists, select

from database.tables import audit_trail
from database.writes.workspaces import SAMPLE_REMOVED


def sample_was_removed(connection: Connection) -> bool:
    """Who removed it does not want it back at the next start."""
    removals = select(audit_trail).where(audit_trail.c.action == SAMPLE_REMOVED)
    return bool(connection.execute(select(exists(removals.subquery().select()))).scalar())
