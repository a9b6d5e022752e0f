"""Overview: what happened in the chosen days, by platform, and which content carried it."""

import streamlit as st

from analytics.cutting import cut_report
from charts.daily import daily_figure
from charts.notes import mark_notes
from charts.sentences import daily_summary, finding
from exports.file_names import selection_name
from exports.notes import with_notes
from exports.overview import card_table, daily_table, top_content_table
from ui import (
    captions,
    cards,
    change_panels,
    choices,
    empty,
    filters,
    frame,
    loaders,
    messages,
    panels,
    rankings,
    words,
    workspaces,
)
from ui.addresses import ChartMode
from ui.downloads import csv_button
from ui.notes import beside
from ui.notes.loaders import selection_notes

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

with st.container(border=True, key="daily_panel"):
    with panels.headed(words.plain(finding(report)), key="chart_choices"):
        choices.choose_metric(report.metrics, metric)
        mode = choices.choose_mode()
        cut = cut_report(report, choices.choose_granularity(report.selection.period))
        choices.choose_basis(report)
    if panels.has_days(report):
        st.caption(captions.chart_words(cut))
        notes = selection_notes(report.selection)
        daily = daily_figure(cut, total=mode is ChartMode.TOTAL, dark=frame.is_dark())
        panels.draw_chart(
            mark_notes(daily, notes, report.selection.period, dark=frame.is_dark()),
            lambda: with_notes(daily_table(cut), notes),
            summary=daily_summary(cut),
            file_name=selection_name("daily", metric.name, selection),
            key="daily",
        )
        beside.draw_selection_notes(report.selection, notes, key="daily_notes")

if report.selection.comparison_period is not None:
    with messages.explained():
        change_panels.draw_change(selection, metric, report.basis)

with st.container(border=True, key="top_panel"), messages.explained():
    top = loaders.top_content_report(selection, metric.name)
    with panels.headed(f"Top content by {metric.label.lower()}", key="top_choices"):
        csv_button(
            "Download CSV",
            lambda: top_content_table(top),
            file_name=selection_name("top-content", metric.name, selection),
            key="top_csv",
        )
    st.caption(captions.ranking_words(top))
    if top.rows:
        rankings.draw_ranking(top)

panels.draw_notes(report)
csv_button(
    "Download the cards as CSV",
    lambda: card_table(report),
    file_name=selection_name("overview", "all-metrics", selection),
    key="cards_csv",
)
