"""History: what was imported and typed, who changed what, and taking it back."""

import streamlit as st

from ui import messages, workspaces
from ui.addresses import HistoryTab
from ui.history import tabs
from ui.history.changes import draw_changes
from ui.history.figures import draw_figures
from ui.history.imported import draw_imports

_TABS = {
    HistoryTab.IMPORTS: draw_imports,
    HistoryTab.FIGURES: draw_figures,
    HistoryTab.CHANGES: draw_changes,
}

workspace = workspaces.current_workspace()
st.caption("Every import can be undone whole and done again; nothing that was said is lost.")
tab = tabs.choose_tab(tuple(_TABS))
with messages.explained():
    _TABS[tab](workspace)
