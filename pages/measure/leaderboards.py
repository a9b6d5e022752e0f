"""Leaderboards: who and what brings the most, fairly ranked, and what deserves a closer look."""

import streamlit as st

from ui import empty, filters, messages, workspaces
from ui.leaderboards import board, choosing, loaders, panels, states

workspace = workspaces.current_workspace()
if empty.no_figures_at_all(workspace):
    st.stop()

with st.container(horizontal=True, gap="small", key="board_choices"):
    chosen = choosing.choose_board()
with st.skeleton(height=640):
    report = loaders.chosen_report(filters.current_selection(), chosen)
if states.nothing_to_rank(report):
    st.stop()

for draw in (board.draw_board, panels.draw_opportunities, panels.draw_viral):
    with messages.explained():
        draw(report)
