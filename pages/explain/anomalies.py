"""Anomalies: recent days and posts out of the ordinary, what was expected, and what explains it."""

import streamlit as st

from charts.anomalies import anomaly_finding
from ui import choices, empty, filters, messages, panels, views, words, workspaces
from ui.anomalies import choosing, parts, wording
from ui.anomalies.loaders import anomaly_report
from ui.notes import writing

workspace = workspaces.current_workspace()
if empty.no_figures_at_all(workspace):
    st.stop()

with messages.explained():
    selection = filters.current_selection()
    report = anomaly_report(selection, views.current().metric, choosing.chosen_level())
    if not report.series:
        writing.draw_done(workspace.workspace_id)
    with panels.headed(
        words.plain(anomaly_finding(report)), key="anomaly_choices", about=report.metric
    ):
        choices.choose_metric(report.metrics, report.metric)
        choosing.choose_level()
        shown = choosing.choose_shown()
    st.caption(wording.method_words(report))
    if report.series:
        parts.draw_series(report)
    parts.draw_unusual_days(report, shown)
    parts.draw_unusual_posts(report, shown)
    parts.draw_left_out(report)
