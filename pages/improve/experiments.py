"""Tests: variants side by side, with a verdict that says how sure it is."""

import streamlit as st

from ui import messages, workspaces
from ui.experiments.choices import SHOWN, TEST
from ui.experiments.detail import draw_test
from ui.experiments.listing import draw_list
from ui.experiments.new import draw_new

workspace = workspaces.current_workspace()
st.caption(
    "Two or more variants side by side: sizes are checked first, effects come with an interval, "
    "and a reading at any time is safe to look at every day."
)
with messages.explained():
    if TEST.value is not None:
        draw_test(workspace, TEST.value)
    elif SHOWN.value == "new":
        draw_new(workspace)
    else:
        draw_list(workspace)
