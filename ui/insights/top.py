"""The few insights that other pages show: read as they were stored, the rules are not asked.

The rules' own modules stay unimported here, for they bring half the statistics along.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from analytics.workspaces import WorkspaceReport
from database.engine import reading
from database.queries.insights import insights_about, latest_run, ranked_insights
from domain.insights import InsightState, StoredInsight
from ui import loaders, panels, views, words
from ui.insights.evidence import draw_way

MOST = 3
_PAGE = "pages/improve/insights.py"
_SHOWN_BESIDE = (InsightState.OPEN, InsightState.ACCEPTED)


@dataclass(frozen=True)
class TopInsights:
    """`last_day` None: the rules have never been asked here."""

    last_day: date | None
    insights: tuple[StoredInsight, ...]


def top_insights(workspace: WorkspaceReport) -> TopInsights:
    """The open ones that rank highest."""
    with reading(loaders.engine()) as connection:
        run = latest_run(connection, workspace.workspace_id)
        found = ranked_insights(connection, workspace.workspace_id)
    today = _today(workspace)
    still = [one for one in found if one.state_on(today) is InsightState.OPEN]
    return TopInsights(run.last_day if run else None, tuple(still[:MOST]))


def content_insights(workspace: WorkspaceReport, content_id: int) -> tuple[StoredInsight, ...]:
    """Of this content, those that are open or accepted."""
    with reading(loaders.engine()) as connection:
        found = insights_about(connection, workspace.workspace_id, content_id)
    today = _today(workspace)
    return tuple(one for one in found if one.state_on(today) in _SHOWN_BESIDE)[:MOST]


def draw_top(workspace: WorkspaceReport) -> None:
    """A panel for the Overview."""
    top = top_insights(workspace)
    with st.container(border=True, key="top_insights"):
        with panels.headed("What to do next", key="top_insights_way"):
            _way_to_all()
        if top.last_day is None:
            st.caption("The rules have not been asked yet; the page of insights does so.")
            return
        if not top.insights:
            st.caption("Nothing stands out, which is a usual answer.")
        draw_short(top.insights, lambda one: draw_way(one.insight, key=_key("top", one)))
        st.caption(f"Figures up to {words.day(top.last_day)}")


def draw_of_content(workspace: WorkspaceReport, content_id: int) -> None:
    """A panel for its page, where the way to its evidence would lead nowhere else. Nothing where
    no insight speaks of it."""
    found = content_insights(workspace, content_id)
    if not found:
        return
    with st.container(border=True, key="content_insights"):
        st.header("Insights about it", anchor=False)
        draw_short(found, lambda one: _way_to_list(workspace, one))


def draw_short(
    found: Sequence[StoredInsight], draw_its_way: Callable[[StoredInsight], None]
) -> None:
    for stored in found:
        one = stored.insight
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            with st.container(width="content", gap=None):
                st.markdown(f"**{words.plain(one.title)}**")
                st.caption(f"{one.priority.label} \u00b7 {one.kind.label}")
            draw_its_way(stored)


def _way_to_all() -> None:
    if st.button("All insights", key="all_insights_way", icon=":material/lightbulb:"):
        st.switch_page(_PAGE, query_params=views.link(views.current(), "insights"))


def _way_to_list(workspace: WorkspaceReport, stored: StoredInsight) -> None:
    if st.button("See the insight", key=_key("content", stored), icon=":material/arrow_forward:"):
        state = stored.state_on(_today(workspace))
        view = views.current().telling("insights", "kind", stored.insight.kind.value)
        shown = None if state is InsightState.OPEN else state.value
        view = view.telling("insights", "state", shown).telling("insights", "on", None)
        st.switch_page(_PAGE, query_params=views.link(view, "insights"))


def _key(where: str, stored: StoredInsight) -> str:
    return f"{where}_insight_{stored.insight_id}"


def _today(workspace: WorkspaceReport) -> date:
    return datetime.now(ZoneInfo(workspace.time_zone)).date()
