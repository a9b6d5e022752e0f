"""Timing: does it matter when content is published, when is it, and what follows it?"""

import streamlit as st

from ui import empty, filters, views, workspaces
from ui.filtering.stated import freshness
from ui.timing import choices, lag, loaders, panels, states, wording

workspace = workspaces.current_workspace()
if empty.no_figures_at_all(workspace):
    st.stop()

selection = filters.current_selection()
with st.container(horizontal=True, gap="small", key="timing_choices"):
    choice = choices.choose_what()
with st.skeleton(height=640):
    report = loaders.timing_report(selection, choice, views.current().metric)
st.caption(f"{wording.caption(report)} \u00b7 {freshness(workspace)}")
if states.nothing_to_show(report, selection):
    st.stop()

if report.published:
    panels.draw_effect(report)
    panels.draw_change(report)
    panels.draw_counts(report)
    panels.draw_cadence(report)
panels.draw_clips(report)
lag.draw_lag(selection, choice.reach)
panels.draw_notes(report)
