"""The running tests that a piece of content is part of, and the way to make it so."""

from collections.abc import Sequence

import streamlit as st

from analytics.workspaces import WorkspaceReport
from database.engine import writing
from database.writes.experiments import put_content
from domain.experiments import StoredExperiment
from ui import loaders, views, words
from ui.entry.person import actor
from ui.overview import loaders as overview_loaders

_PAGE = "pages/improve/experiments.py"


def draw_tests(workspace: WorkspaceReport, content_id: int) -> None:
    """Nothing where no test is running."""
    running = overview_loaders.running_tests(workspace.workspace_id)
    if not running:
        return
    own = [one for one in running if content_id in one.setup.content_ids]
    with st.container(border=True, key="tests_panel"):
        said = words.counted(len(own), "running test")
        st.header(f"Part of {said}" if own else "Part of no running test", anchor=False)
        for one in own:
            _draw_one(workspace.workspace_id, one, content_id)
        _draw_others([one for one in running if one not in own], workspace, content_id)


def put(workspace_id: int, experiment_id: int, content_id: int, *, part: bool) -> None:
    with writing(loaders.engine()) as connection:
        put_content(connection, workspace_id, experiment_id, content_id, part=part, actor=actor())


def _draw_one(workspace_id: int, one: StoredExperiment, content_id: int) -> None:
    number, setup = one.experiment_id, one.setup
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.markdown(
            f"**{words.plain(setup.name)}** \u00b7 {words.plain(setup.metric)}, since "
            f"{words.day(setup.starts_on)}",
            width="content",
        )
        with st.container(horizontal=True, width="content"):
            if st.button("See the test", key=f"test_way_{number}", icon=":material/science:"):
                view = views.current().telling("experiments", "test", str(number))
                st.switch_page(_PAGE, query_params=views.link(view, "experiments"))
            if st.button("Take it out", key=f"take_out_{number}", type="tertiary"):
                put(workspace_id, number, content_id, part=False)
                st.rerun()


def _draw_others(
    others: Sequence[StoredExperiment], workspace: WorkspaceReport, content_id: int
) -> None:
    if not others:
        return
    names = {one.experiment_id: one.setup.name for one in others}
    with st.popover("Make it part of a test", icon=":material/science:", key="join_test"):
        chosen = st.selectbox(
            "Test", list(names), format_func=names.__getitem__, key="test_to_join"
        )
        if st.button("Make it part", key="make_part", type="primary"):
            put(workspace.workspace_id, chosen, content_id, part=True)
            st.rerun()
