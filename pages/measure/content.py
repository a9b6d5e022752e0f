"""Content: how one piece of content does on each platform, and what that rests on."""

import streamlit as st

from charts.content import content_daily_figure, running_figure
from charts.notes import mark_content_notes
from charts.sentences import content_summary
from exports.content import content_daily_table, observation_table
from exports.file_names import content_name
from exports.notes import with_notes
from ui import choices, content_parts, empty, frame, loaders, panels, search, views, workspaces
from ui.downloads import csv_button
from ui.notes import beside
from ui.notes.loaders import content_notes

workspace = workspaces.current_workspace()
if empty.no_figures_at_all(workspace):
    st.stop()

content_id = search.choose_content(workspace.workspace_id)
if content_id is None:
    st.stop()

with st.skeleton(height=560):
    report = loaders.content_report(workspace.workspace_id, content_id, views.current().metric)
name = content_name(content_id, report.facts.title, report.metric.name)
content_parts.draw_head(report)
content_parts.draw_totals(report)

with st.container(border=True, key="content_daily_panel"):
    with panels.headed(content_parts.daily_heading(report), key="content_choices"):
        choices.choose_metric(report.metrics, report.metric)
    st.caption(content_parts.daily_words(report))
    if content_parts.has_days(report):
        notes = content_notes(workspace.workspace_id, report)
        panels.draw_chart(
            mark_content_notes(
                content_daily_figure(report, dark=frame.is_dark()),
                notes,
                report,
                dark=frame.is_dark(),
            ),
            lambda: with_notes(content_daily_table(report), notes),
            summary=content_summary(report),
            file_name=name,
            key="content_daily",
        )
        beside.draw_content_notes(workspace.workspace_id, report, notes, key="content_notes")
    content_parts.draw_period_figures(report)

if any(post.running for post in report.posts):
    with st.container(border=True, key="running_panel"):
        st.header("Running total", anchor=False)
        st.caption(content_parts.running_words(report))
        panels.draw_figure(
            running_figure(report, dark=frame.is_dark()),
            summary=f"Running total of {report.metric.label.lower()} as it was read.",
            key="running",
        )

content_parts.draw_features(report)
with st.container(border=True, key="observations_panel"):
    with panels.headed("Observations", key="observation_choices"):
        csv_button(
            "Download CSV",
            lambda: observation_table(report),
            file_name=f"observations_{name}",
            key="observations_csv",
        )
    st.caption(content_parts.observation_words(report))
    content_parts.draw_observations(report)
