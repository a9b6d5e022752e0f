"""What other pages say of these days, in a line each with the way there."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analytics.leaderboards.leader import Leader
from analytics.overview import OverviewReport
from analytics.workspaces import WorkspaceReport
from charts import formats
from domain.experiments import StoredExperiment
from domain.metrics import Metric
from domain.vocabulary import Level
from ui import messages, views, words
from ui.insights import top
from ui.overview import loaders

_NARROWEST = 340
_NAMED = 3
_GROUPS = {Level.CREATOR: "creator", Level.TOPIC: "topic", Level.ACCOUNT: "account"}


def draw_elsewhere(workspace: WorkspaceReport, report: OverviewReport) -> None:
    leader = loaders.leader(report.selection, report.metric)
    tests = loaders.running_tests(workspace.workspace_id)
    with st.grid(2 if leader or tests else 1, min_column_width=_NARROWEST):
        with st.container(), messages.explained():
            top.draw_top(workspace)
        if leader or tests:
            with st.container(border=True, key="elsewhere", height="stretch"):
                if leader:
                    _draw_leader(report.metric, leader)
                if tests:
                    _draw_tests(tests)


def _draw_leader(metric: Metric, leader: Leader) -> None:
    st.header(words.plain(leader_words(metric, leader)), anchor=False)
    group = _GROUPS[leader.subject]
    st.caption(
        f"First of {words.counted(leader.beside + 1, group)} by total \u00b7 "
        f"{words.counted(leader.posts, 'post')}, counted as the sum of posts"
    )
    view = replace(views.current(), metric=metric.name).telling(
        "leaderboards", "of", None if leader.subject is Level.CREATOR else leader.subject.value
    )
    st.page_link(
        "pages/measure/leaderboards.py",
        label="Leaderboards",
        icon=":material/leaderboard:",
        query_params=views.link(view, "leaderboards"),
    )


def leader_words(metric: Metric, leader: Leader) -> str:
    if leader.share is None:
        return f"{leader.label} leads"
    return f"{leader.label} brings {formats.percent(leader.share)} of {metric.label.lower()}"


def _draw_tests(tests: Sequence[StoredExperiment]) -> None:
    names = [f"**{words.plain(one.setup.name)}**" for one in tests[:_NAMED]]
    more = len(tests) - len(names)
    if more:
        names.append(f"{more:,} more")
    st.markdown(f"{words.counted(len(tests), 'test')} running: {words.listed(names)}")
    st.page_link(
        "pages/improve/experiments.py",
        label="Experiments",
        icon=":material/science:",
        query_params=views.link(views.current(), "experiments"),
    )
