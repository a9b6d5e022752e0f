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

_NAMED = 3
_GROUPS = {Level.CREATOR: "creator", Level.TOPIC: "topic", Level.ACCOUNT: "account"}


def draw_elsewhere(workspace: WorkspaceReport) -> None:
    with messages.explained():
        top.draw_top(workspace)
    tests = loaders.running_tests(workspace.workspace_id)
    if tests:
        _draw_tests(tests)


def draw_leader(report: OverviewReport) -> None:
    leader = loaders.leader(report.selection, report.metric)
    if leader is None:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="leader"):
        st.markdown(words.plain(leader_words(report.metric, leader)), width="content")
        view = replace(views.current(), metric=report.metric.name).telling(
            "leaderboards", "of", None if leader.subject is Level.CREATOR else leader.subject.value
        )
        st.page_link(
            "pages/measure/leaderboards.py",
            label="Leaderboards",
            icon=":material/leaderboard:",
            query_params=views.link(view, "leaderboards"),
        )


def leader_words(metric: Metric, leader: Leader) -> str:
    """The first of the leaderboard as it opens."""
    among = f"of {words.counted(leader.beside + 1, _GROUPS[leader.subject])}"
    if leader.share is None:
        return f"{leader.label} comes first {among}."
    share = formats.percent(leader.share)
    return f"{leader.label} comes first {among}, with {share} of {metric.label.lower()}."


def _draw_tests(tests: Sequence[StoredExperiment]) -> None:
    names = [f"**{words.plain(one.setup.name)}**" for one in tests[:_NAMED]]
    more = len(tests) - len(names)
    if more:
        names.append(f"{more:,} more")
    with st.container(
        border=True,
        horizontal=True,
        horizontal_alignment="distribute",
        vertical_alignment="center",
        key="running_tests",
    ):
        st.markdown(
            f"{words.counted(len(tests), 'test')} running: {words.listed(names)}", width="content"
        )
        st.page_link(
            "pages/improve/experiments.py",
            label="Experiments",
            icon=":material/science:",
            query_params=views.link(views.current(), "experiments"),
        )
