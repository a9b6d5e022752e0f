"""What one can do to a typed figure: correct it, void it with a reason, restore it."""

from collections.abc import Callable

import streamlit as st

from analytics.figure_history import LedgerRow, occasion_of
from analytics.workspaces import WorkspaceReport
from domain.errors import WorkbenchError
from domain.metrics import Metric
from domain.typed import FigureState, TypedFigure
from sources.entry import read_figure, uses_decimal_comma
from sources.unreadable import Unreadable
from ui import words
from ui.entry import saving
from ui.entry.person import actor, choose_person

_TOLD = "figure_told"


def draw_actions(workspace: WorkspaceReport, row: LedgerRow, metric: Metric) -> None:
    told = st.session_state.pop(_TOLD, None)
    if told:
        st.success(told, icon=":material/check:")
    if row.state is FigureState.UNDONE:
        st.caption("Its whole entry was undone; done again under Imports, it counts again.")
        return
    figure_at, why_at, person_at = st.columns([2, 4, 2])
    with figure_at:
        text = st.text_input("Correct to", key=f"correct_{row.figure_id}", placeholder="New figure")
    with why_at:
        why = st.text_input("Why", key=f"figure_why_{row.figure_id}", max_chars=500,
                            placeholder="A void needs a reason")  # fmt: skip
    with person_at:
        choose_person(workspace.workspace_id)
    with st.container(horizontal=True):
        if st.button("Correct", key="correct_figure", icon=":material/edit:"):
            _correct(workspace, row, metric, text, why)
        if row.state is FigureState.VOIDED:
            if st.button("Restore", key="restore_figure", icon=":material/restore:"):
                _done(lambda: saving.restore(
                    workspace.workspace_id, row.figure_id, actor=actor(), why=why
                ), "Restored: what was typed counts again.")  # fmt: skip
        elif st.button("Void", key="void_figure", icon=":material/block:"):
            _done(lambda: saving.void(
                workspace.workspace_id, row.figure_id, actor=actor(), why=why
            ), "Voided: nothing typed for this place counts any more.")  # fmt: skip


def _correct(
    workspace: WorkspaceReport, row: LedgerRow, metric: Metric, text: str, why: str
) -> None:
    try:
        value = read_figure(metric, text, decimal_comma=uses_decimal_comma([text]))
    except Unreadable as fault:
        st.error(f"{words.plain(text)} {words.plain(str(fault))}.", icon=":material/error:")
        return
    if value is None:
        st.error("Type the figure it should be.", icon=":material/error:")
        return
    figure = TypedFigure(row.post, metric.name, occasion_of(row), value, why.strip())
    _done(
        lambda: saving.save(workspace.workspace_id, [figure], actor=actor()),
        "Corrected: the new figure counts, the old one stays in the history.",
    )


def _done(act: Callable[[], object], told: str) -> None:
    try:
        act()
    except WorkbenchError as error:
        st.error(words.plain(str(error)), icon=":material/error:")
        return
    st.session_state[_TOLD] = told
    st.rerun()
