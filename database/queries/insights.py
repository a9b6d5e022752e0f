"""Stored insights, and the run that asked the rules last."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Connection, Row, case, func, null, select

from database.tables import insight_runs, optimization_insights
from domain.errors import NotFound
from domain.insights import (
    Decision,
    Insight,
    InsightKind,
    InsightState,
    StoredInsight,
    StoredRun,
)

INSIGHT = TypeAdapter(Insight)
REASONS = TypeAdapter(tuple[tuple[InsightKind, str], ...])


def latest_run(connection: Connection, workspace_id: int) -> StoredRun | None:
    query = (
        select(insight_runs)
        .where(insight_runs.c.workspace_id == workspace_id)
        .order_by(insight_runs.c.run_id.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    return StoredRun(
        row.run_at,
        row.actor,
        row.metric,
        row.last_day,
        row.figures_version,
        REASONS.validate_python(row.reasons),
        row.crowded_out,
    )


def stored_insights(connection: Connection, workspace_id: int) -> tuple[StoredInsight, ...]:
    """Those of the latest run in their rank, then the others, the latest found first."""
    rank = _rank_now(workspace_id)
    query = (
        select(optimization_insights, rank.label("rank_now"))
        .where(optimization_insights.c.workspace_id == workspace_id)
        .order_by(rank.nulls_last(), optimization_insights.c.last_found.desc())
    )
    return tuple(map(_stored, connection.execute(query)))


def ranked_insights(connection: Connection, workspace_id: int) -> tuple[StoredInsight, ...]:
    """Those of the latest run alone, in their rank."""
    rank = _rank_now(workspace_id)
    query = (
        select(optimization_insights, rank.label("rank_now"))
        .where(optimization_insights.c.workspace_id == workspace_id, rank.is_not(None))
        .order_by(rank)
    )
    return tuple(map(_stored, connection.execute(query)))


def insights_about(
    connection: Connection, workspace_id: int, content_id: int
) -> tuple[StoredInsight, ...]:
    """Of whatever run, in the order of `stored_insights`."""
    rank = _rank_now(workspace_id)
    names_it = optimization_insights.c.insight["content_ids"].contains([content_id])
    query = (
        select(optimization_insights, rank.label("rank_now"))
        .where(optimization_insights.c.workspace_id == workspace_id, names_it)
        .order_by(rank.nulls_last(), optimization_insights.c.last_found.desc())
    )
    return tuple(map(_stored, connection.execute(query)))


def stored_insight(connection: Connection, workspace_id: int, insight_id: int) -> StoredInsight:
    query = select(optimization_insights, _rank_now(workspace_id).label("rank_now")).where(
        optimization_insights.c.workspace_id == workspace_id,
        optimization_insights.c.insight_id == insight_id,
    )
    row = connection.execute(query).one_or_none()
    if row is None:
        raise NotFound(f"There is no insight {insight_id} here.")
    return _stored(row)


def _rank_now(workspace_id: int) -> Any:  # noqa: ANN401  SQLAlchemy types its cases loosely
    latest = (
        select(func.max(insight_runs.c.run_id))
        .where(insight_runs.c.workspace_id == workspace_id)
        .scalar_subquery()
    )
    table = optimization_insights
    return case((table.c.run_id == latest, table.c.rank), else_=null())


def _stored(row: Row[Any]) -> StoredInsight:
    return StoredInsight(
        insight_id=row.insight_id,
        insight=INSIGHT.validate_python(row.insight),
        rank=row.rank_now,
        first_found=row.first_found,
        last_found=row.last_found,
        decision=Decision(InsightState(row.state), row.reason, row.until, row.assignee),
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        note_id=row.note_id,
    )
