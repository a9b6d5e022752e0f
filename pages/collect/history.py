"""History: what was imported and typed, who changed what, and taking it back."""

import streamlit as st

from ui import history_tabs, messages, workspaces
from ui.addresses import HistoryTab
from ui.figure_history import draw_figures
from ui.history_changes import draw_changes
from ui.history_imports import draw_imports

_TABS = {
    HistoryTab.IMPORTS: draw_imports,
    HistoryTab.FIGURES: draw_figures,
    HistoryTab.CHANGES: draw_changes,
}

workspace = workspaces.current_workspace()
st.caption("Every import can be undone whole and done again; nothing that was said is lost.")
tab = history_tabs.choose_tab(tuple(_TABS))
with messages.explained():
    _TABS[tab](workspace)
