"""Stores what the rules found, one row per finding, and what people decide on it."""

from datetime import date

from sqlalchemy import Connection, case, func, insert, update
from sqlalchemy.dialects.postgresql import insert as upsert

from database.queries.insights import INSIGHT, REASONS, stored_insight
from database.queries.notes import stored_note
from database.tables import insight_runs, optimization_insights
from database.writes.audit import record_audit
from database.writes.notes import record_note, remove_note
from domain.errors import NotFound
from domain.insights import (
    Decision,
    Insight,
    InsightRun,
    InsightState,
    StoredInsight,
    checked_decision,
)
from domain.notes import EVERYTHING, NoteDraft
from domain.periods import Period


def store_run(connection: Connection, run: InsightRun, *, actor: str) -> int:
    """What was found before is told anew and keeps its decision; what was accepted stays as it was
    told then, to be held against what came of it. The number of the run."""
    reasons = tuple((one.kind, one.reason) for one in run.verdicts if not one.insights)
    run_id: int = connection.execute(
        insert(insight_runs)
        .values(
            workspace_id=run.workspace_id,
            metric=run.metric,
            last_day=run.last_day,
            figures_version=run.figures_version,
            reasons=REASONS.dump_python(reasons, mode="json"),
            crowded_out=run.crowded_out,
            actor=actor,
        )
        .returning(insight_runs.c.run_id)
    ).scalar_one()
    for rank, one in enumerate(run.shown, start=1):
        _store(connection, run.workspace_id, run_id, rank, one)
    return run_id


def _store(connection: Connection, workspace_id: int, run_id: int, rank: int, one: Insight) -> None:
    told = {"insight": INSIGHT.dump_python(one, mode="json"), "rank": rank, "run_id": run_id}
    key = {"workspace_id": workspace_id, "kind": one.kind.value, "finding": one.key}
    table = optimization_insights.c
    statement = upsert(optimization_insights).values(**key, **told)
    accepted = table.state == InsightState.ACCEPTED.value
    kept = case((accepted, table.insight), else_=statement.excluded.insight)
    connection.execute(
        statement.on_conflict_do_update(
            index_elements=["workspace_id", "kind", "finding"],
            set_={**told, "insight": kept, "last_found": func.clock_timestamp()},
        )
    )


def decide(
    connection: Connection,
    workspace_id: int,
    insight_id: int,
    decision: Decision,
    *,
    actor: str,
    today: date,
) -> StoredInsight:
    """Accepting writes a note on today; taking that back removes it. The insight as it is then."""
    found = stored_insight(connection, workspace_id, insight_id)
    checked = checked_decision(decision, today=today)
    note_id = _note(connection, workspace_id, found, checked, actor, today)
    connection.execute(
        update(optimization_insights)
        .where(
            optimization_insights.c.workspace_id == workspace_id,
            optimization_insights.c.insight_id == insight_id,
        )
        .values(
            state=checked.state.value,
            reason=checked.reason,
            until=checked.until,
            assignee=checked.assignee,
            decided_by=actor,
            decided_at=func.clock_timestamp(),
            note_id=note_id,
        )
    )
    details = {"id": insight_id, "state": checked.state.value, "reason": checked.reason,
               "assignee": checked.assignee}  # fmt: skip
    record_audit(connection, workspace_id, actor, "decide on insight", found.insight.title, details)
    return stored_insight(connection, workspace_id, insight_id)


def _note(
    connection: Connection,
    workspace_id: int,
    found: StoredInsight,
    decision: Decision,
    actor: str,
    today: date,
) -> int | None:
    """What an accepted insight has become; the note of one that no longer is goes."""
    if decision.state is InsightState.ACCEPTED:
        return found.note_id or _record_note(connection, workspace_id, found, decision, actor,
                                             today)  # fmt: skip
    if found.note_id is not None:
        note = stored_note(connection, workspace_id, found.note_id, actor)
        if note is not None and not note.removed:
            remove_note(connection, workspace_id, found.note_id, actor=actor)
    return None


def _record_note(
    connection: Connection,
    workspace_id: int,
    found: StoredInsight,
    decision: Decision,
    actor: str,
    today: date,
) -> int:
    """On what the insight speaks of; where that is gone since, on everything."""
    words = f"Accepted: {found.insight.title}" + (f" {decision.reason}" if decision.reason else "")
    draft = NoteDraft(Period(today, today), words, found.insight.subject)
    try:
        with connection.begin_nested():
            return record_note(connection, workspace_id, draft, actor=actor)
    except NotFound:
        plain = NoteDraft(draft.days, words, EVERYTHING)
        return record_note(connection, workspace_id, plain, actor=actor)
