"""All tests: those that run, and the archive with what was learnt."""

from collections.abc import Sequence

import streamlit as st

from analytics.experiments.words import verdict_words
from analytics.workspaces import WorkspaceReport
from domain.experiments import StoredExperiment
from ui import words
from ui.buttons import main_button
from ui.experiments import loaders
from ui.experiments.choices import SHOWN, TEST


def draw_list(workspace: WorkspaceReport) -> None:
    found = loaders.all_experiments(workspace.workspace_id)
    if main_button("New test", key="new_test", icon=":material/add:"):
        SHOWN.take("new")
        st.rerun()
    if not found:
        _draw_nothing()
    running = [one for one in found if one.conclusion is None]
    if running:
        st.header("Running", anchor=False)
        for one in running:
            reading = loaders.experiment_reading(workspace, one.experiment_id)
            _draw_card(one, verdict_words(reading), words.counted(reading.days, "day"))
    _draw_archive([one for one in found if one.conclusion is not None])


def _draw_archive(ended: Sequence[StoredExperiment]) -> None:
    if not ended:
        return
    st.header("Archive", anchor=False)
    for one in ended:
        assert one.conclusion is not None
        _draw_card(one, one.conclusion.verdict, f"ended {words.day(one.conclusion.ended_on)}")
        if one.conclusion.learnings:
            st.markdown(f"> {words.plain(one.conclusion.learnings)}")


def _draw_card(one: StoredExperiment, verdict: str, told: str) -> None:
    number = one.experiment_id
    with st.container(border=True, key=f"test_{number}"):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            st.markdown(f"**{words.plain(one.setup.name)}**", width="content")
            st.button(
                "Open", key=f"open_test_{number}", icon=":material/arrow_forward:",
                type="tertiary", on_click=TEST.take, args=(str(number),),
                help=f"Open {words.plain(one.setup.name)}",
            )  # fmt: skip
        st.markdown(words.plain(verdict))
        st.caption(
            f"{words.plain(one.setup.metric)} \u00b7 "
            f"{words.counted(len(one.setup.variants) - 1, 'variant')} and control \u00b7 {told}"
        )


def _draw_nothing() -> None:
    with st.container(border=True, key="no_tests"):
        st.header("No test yet", anchor=False)
        st.markdown(
            "A test shows two or more titles, thumbnails or times side by side and tells whether "
            "one does better, and how sure that is. Platforms run some of them (thumbnails on "
            "YouTube, subject lines in mail tools); bring their results here, or take turns by "
            "day where nothing else is possible."
        )
