"""Kept analyses: what was found before, and whether it still holds."""

import streamlit as st

from ui import messages, workspaces
from ui.kept.page import RUN, draw_list, draw_run

workspace = workspaces.current_workspace()
st.caption("What was found before, with the figures and methods of its time, beside today's.")
with messages.explained():
    if RUN.value is None:
        draw_list(workspace)
    else:
        draw_run(workspace, RUN.value)
