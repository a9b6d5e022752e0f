"""Overview: what happened in the chosen days, by platform, and which content carried it."""

import streamlit as st

from exports.file_names import selection_name
from exports.overview import card_table, top_content_table
from ui import (
    captions,
    cards,
    change_panels,
    choices,
    empty,
    filters,
    loaders,
    messages,
    panels,
    rankings,
    workspaces,
)
from ui.downloads import table_buttons
from ui.overview.daily import draw_daily
from ui.overview.elsewhere import draw_elsewhere, draw_leader

workspace = workspaces.current_workspace()
if empty.no_figures_at_all(workspace):
    st.stop()

selection = filters.current_selection()
with st.skeleton(height=560):
    report = choices.overview_report(selection)
metric = report.metric
st.caption(captions.caption(report))
if empty.is_empty(report):
    empty.none_in_range(report, workspace)
    st.stop()

cards.draw_cards(report)

draw_daily(report, selection)
with messages.explained():
    draw_elsewhere(workspace)

if report.selection.comparison_period is not None:
    with messages.explained():
        change_panels.draw_change(selection, metric, report.basis)

with st.container(border=True, key="top_panel"), messages.explained():
    top = loaders.top_content_report(selection, metric.name)
    with panels.headed(f"Top content by {metric.label.lower()}", key="top_choices", about=metric):
        table_buttons(
            lambda: top_content_table(top),
            title=f"Top content by {metric.label.lower()}",
            file_name=selection_name("top-content", metric.name, selection),
            key="top",
        )
    st.caption(captions.ranking_words(top))
    draw_leader(report)
    if top.rows:
        rankings.draw_ranking(top)

panels.draw_notes(report)
table_buttons(
    lambda: card_table(report),
    title="Cards of the overview",
    file_name=selection_name("overview", "all-metrics", selection),
    key="cards",
    label="Cards as CSV",
)
