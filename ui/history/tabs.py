"""Which part of the history is looked at; the address remembers it."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from ui import views
from ui.addresses import HistoryTab

_LABELS = {
    HistoryTab.IMPORTS: "Imports",
    HistoryTab.FIGURES: "Typed figures",
    HistoryTab.CHANGES: "Changes",
}


def choose_tab(tabs: Sequence[HistoryTab]) -> HistoryTab:
    chosen = views.current().history
    st.session_state["history_tab"] = chosen
    st.segmented_control(
        "Show",
        tabs,
        format_func=_LABELS.__getitem__,
        required=True,
        key="history_tab",
        on_change=_take_tab,
        label_visibility="collapsed",
    )
    return chosen


def _take_tab() -> None:
    chosen = st.session_state["history_tab"]
    views.change(lambda view: replace(view, history=chosen or view.history))
