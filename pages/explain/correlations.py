"""Correlations: which features of posts go with what they bring in, and which matter together."""

import streamlit as st

from ui import empty, filters, workspaces
from ui.correlations import choices, loaders, panels, states, wording
from ui.filtering.stated import freshness

workspace = workspaces.current_workspace()
if empty.no_figures_at_all(workspace):
    st.stop()

selection = filters.current_selection()
with st.container(horizontal=True, gap="small", key="correlation_choices"):
    choice = choices.choose_what()
with st.skeleton(height=640):
    report = loaders.correlation_report(selection, choice)
st.caption(f"{wording.caption(report)} \u00b7 {freshness(workspace)}")
if states.nothing_to_show(report, selection):
    st.stop()

panels.draw_links(report, selection)
metric = panels.draw_pair(report)
panels.draw_importance(report, selection, choice, metric)
panels.draw_rest(report)
