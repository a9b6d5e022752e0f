"""Benchmarks: what is usual for own posts, what others published, and where a post stands."""

import streamlit as st

from ui import empty, filters, messages, workspaces
from ui.benchmarks import choices, figures, history, loaders, placing, rates, states

workspace = workspaces.current_workspace()
if empty.no_figures_at_all(workspace):
    st.stop()

with st.container(horizontal=True, gap="small", key="benchmarks_choices"):
    choice = choices.choose_what()
with st.skeleton(height=640):
    report = loaders.chosen_report(filters.current_selection(), choice)
    beside = loaders.beside(report)

parts = [rates.draw_rates, figures.draw_figures]
if not states.no_own_history(report) and not states.nothing_by_age(report):
    parts = [history.draw_history, placing.draw_group, *parts]
for draw in parts:
    with messages.explained():
        draw(report, beside)
