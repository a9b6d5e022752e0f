"""Platforms: what may be compared between them, and how they then differ."""

import streamlit as st

from ui import empty, filters, messages, words, workspaces
from ui.platforms import loaders, same_age, shares, standings, states

workspace = workspaces.current_workspace()
if empty.no_figures_at_all(workspace):
    st.stop()

with st.skeleton(height=640):
    report = loaders.chosen_report(filters.current_selection())
if states.nothing_to_compare(report):
    st.stop()

for note in report.notes:
    st.caption(words.plain(note))
states.say_what_is_short(report)
for draw in (
    standings.draw_standings,
    same_age.draw_levels,
    same_age.draw_same_content,
    shares.draw_rates,
    shares.draw_audiences,
    shares.draw_mix,
    standings.draw_leaders,
):
    with messages.explained():
        draw(report)
