"""Keeps and forgets analyses."""

from sqlalchemy import Connection, delete, insert

from database.queries.analysis_runs import SELECTION, STATEMENTS, TABLES, kept_run
from database.queries.freshness import data_version
from database.writes.audit import record_audit
from domain.analysis_runs import AnalysisRun
from domain.errors import InvalidRequest

LONGEST_TITLE = 200
LONGEST_NOTE = 2000


def store_run(connection: Connection, run: AnalysisRun, *, method_version: str, actor: str) -> int:
    """Its number. The figures' version is that of this moment."""
    workspace_id, title = run.selection.workspace_id, " ".join(run.title.split())
    if not title or len(title) > LONGEST_TITLE:
        raise InvalidRequest(f"An analysis needs a title of 1 to {LONGEST_TITLE} characters.")
    if len(run.note) > LONGEST_NOTE:
        raise InvalidRequest(f"The note of an analysis has at most {LONGEST_NOTE:,} characters.")
    table = TABLES[run.kind]
    run_id: int = connection.execute(
        insert(table)
        .values(
            workspace_id=workspace_id,
            title=title,
            selection=SELECTION.dump_python(run.selection, mode="json"),
            parameters=dict(run.parameters),
            statements=STATEMENTS.dump_python(run.statements, mode="json"),
            method=run.method,
            method_version=method_version,
            figures_version=data_version(connection, workspace_id),
            address=run.address,
            note=run.note.strip(),
            actor=actor,
        )
        .returning(table.c.run_id)
    ).scalar_one()
    record_audit(connection, workspace_id, actor, "keep analysis", title, {"id": run_id})
    return run_id


def forget_run(connection: Connection, workspace_id: int, run_id: int, *, actor: str) -> None:
    kept = kept_run(connection, workspace_id, run_id)
    table = TABLES[kept.run.kind]
    connection.execute(
        delete(table).where(table.c.workspace_id == workspace_id, table.c.run_id == run_id)
    )
    record_audit(connection, workspace_id, actor, "remove analysis", kept.run.title, {"id": run_id})
