"""Doors from the page to insights. Runs are stored, so they are read anew each time."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from analytics.insights import find_insights
from analytics.insights.outcomes import OutcomeReport, report_outcomes
from analytics.workspaces import WorkspaceReport
from database.engine import reading, writing
from database.queries.insights import latest_run, stored_insights
from database.writes import insights
from domain.insights import Decision, StoredInsight, StoredRun
from ui import loaders
from ui.entry.person import actor
from ui.shared import shared


@dataclass(frozen=True)
class KnownInsights:
    """`run` None: the rules have never been asked here."""

    run: StoredRun | None
    insights: tuple[StoredInsight, ...]
    has_new_figures: bool  # since that run


def today_of(workspace: WorkspaceReport) -> date:
    return datetime.now(ZoneInfo(workspace.time_zone)).date()


def known_insights(workspace_id: int) -> KnownInsights:
    version = loaders.version(workspace_id)
    with reading(loaders.engine()) as connection:
        run = latest_run(connection, workspace_id)
        found = stored_insights(connection, workspace_id)
    return KnownInsights(run, found, run is not None and run.figures_version != version)


def outcome_report(workspace: WorkspaceReport) -> OutcomeReport:
    """Known until figures, a decision or the day change."""
    found = known_insights(workspace.workspace_id).insights
    told = tuple((one.insight_id, one.decision.state, one.decided_at) for one in found)
    version = loaders.version(workspace.workspace_id)
    return _outcome_report(workspace.workspace_id, version, today_of(workspace), told, found)


@shared(spinner="Looking at what came of them")
def _outcome_report(
    workspace_id: int,
    version: str,  # noqa: ARG001
    today: date,  # noqa: ARG001
    told: tuple[object, ...],  # noqa: ARG001
    _found: tuple[StoredInsight, ...],
) -> OutcomeReport:
    with reading(loaders.engine()) as connection:
        return report_outcomes(connection, workspace_id, _found)


def ask_the_rules(workspace_id: int) -> None:
    """Takes some seconds. What was found before is not found twice."""
    with st.spinner("Asking the rules"), reading(loaders.engine()) as connection:
        run = find_insights(connection, workspace_id)
    with writing(loaders.engine()) as connection:
        insights.store_run(connection, run, actor=actor())


def decide(workspace: WorkspaceReport, insight_id: int, decision: Decision) -> None:
    with writing(loaders.engine()) as connection:
        insights.decide(
            connection,
            workspace.workspace_id,
            insight_id,
            decision,
            actor=actor(),
            today=today_of(workspace),
        )
