"""Creates and removes workspaces."""

from sqlalchemy import Connection, delete, insert, select, text, update

from database.tables import (
    account_performance_history,
    account_snapshots,
    content_performance_history,
    content_performance_monthly,
    content_period_figures,
    content_stats,
    daily_totals,
    engagement_snapshots,
    imports,
    metric_definition_changes,
    post_facts,
    set_aside_account_snapshots,
    set_aside_facts,
    set_aside_snapshots,
    workspaces,
)
from database.writes.audit import record_audit
from domain.definition_changes import KNOWN_DEFINITION_CHANGES

OWN_NAME = "My workspace"
SAMPLE_NAME = "Sample team"
SAMPLE_REMOVED = "remove sample data"
_WORKSPACE_LOCK_CLASS = 7_301_947

# The big tables carry no foreign keys, so that imports pay for no checks.
_WITHOUT_FOREIGN_KEY = (
    engagement_snapshots,
    account_snapshots,
    content_performance_history,
    account_performance_history,
    content_performance_monthly,
    content_period_figures,
    content_stats,
    daily_totals,
    post_facts,
    set_aside_snapshots,
    set_aside_account_snapshots,
    set_aside_facts,
    imports,
)


def ensure_own_workspace(connection: Connection, *, time_zone: str) -> int:
    """The team's own workspace, created on first use. It keeps its zone once it exists."""
    own = select(workspaces.c.workspace_id).where(~workspaces.c.is_sample)
    found = connection.execute(own).scalar()
    if found is None:
        connection.execute(
            text("SELECT pg_advisory_xact_lock(:class, 0)"), {"class": _WORKSPACE_LOCK_CLASS}
        )
        found = connection.execute(own).scalar()
    if found is None:
        return create_workspace(connection, name=OWN_NAME, time_zone=time_zone)
    return int(found)


def create_workspace(
    connection: Connection, *, name: str, time_zone: str, is_sample: bool = False
) -> int:
    workspace_id = connection.execute(
        insert(workspaces)
        .values(name=name, time_zone=time_zone, is_sample=is_sample)
        .returning(workspaces.c.workspace_id)
    ).scalar_one()
    connection.execute(
        insert(metric_definition_changes),
        [{"workspace_id": workspace_id, **change.as_row()} for change in KNOWN_DEFINITION_CHANGES],
    )
    return int(workspace_id)


def lock_workspace(connection: Connection, workspace_id: int) -> None:
    """One writer of figures per workspace at a time, until the transaction ends."""
    connection.execute(
        text("SELECT pg_advisory_xact_lock(:class, :key)"),
        {"class": _WORKSPACE_LOCK_CLASS, "key": workspace_id},
    )


def mark_changed(connection: Connection, workspace_id: int) -> None:
    """Figures changed: whoever caches by the workspace's version reads anew."""
    connection.execute(
        update(workspaces)
        .where(workspaces.c.workspace_id == workspace_id)
        .values(version=workspaces.c.version + 1)
    )


def remove_sample(connection: Connection, *, actor: str = "workbench") -> bool:
    """Removes the sample workspace with everything in it; False when there is none."""
    sample = connection.execute(
        select(workspaces.c.workspace_id).where(workspaces.c.is_sample)
    ).scalar()
    if sample is None:
        return False
    lock_workspace(connection, sample)
    for table in _WITHOUT_FOREIGN_KEY:
        connection.execute(delete(table).where(table.c.workspace_id == sample))
    connection.execute(delete(workspaces).where(workspaces.c.workspace_id == sample))
    own = connection.execute(
        select(workspaces.c.workspace_id).where(~workspaces.c.is_sample)
    ).scalar()
    if own is not None:
        record_audit(connection, own, actor, SAMPLE_REMOVED, SAMPLE_NAME, {})
    return True
