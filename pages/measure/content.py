"""Content: how one piece of content does on each platform, and what that rests on."""

import streamlit as st

from exports.file_names import content_name
from ui import choices, empty, filters, loaders, search, views, workspaces
from ui.content import (
    ages,
    choosing,
    compare,
    daily,
    emoji,
    features,
    head,
    mix,
    observations,
    outlook,
    place,
    running_tests,
)
from ui.content import loaders as content_loaders
from ui.content.similar import draw_similar
from ui.insights import top

workspace = workspaces.current_workspace()
if empty.no_figures_at_all(workspace):
    st.stop()

content_id = search.choose_content(workspace.workspace_id)
if content_id is None:
    st.stop()

with st.skeleton(height=560):
    report = loaders.content_report(workspace.workspace_id, content_id, views.current().metric)
name = content_name(content_id, report.facts.title, report.metric.name)
head.draw_head(report)
with st.container(
    horizontal=True,
    horizontal_alignment="distribute",
    vertical_alignment="center",
    key="content_bar",
):
    head.draw_neighbours(filters.current_selection(), content_id)
    choices.choose_metric(report.metrics, report.metric)
head.draw_totals(report)
top.draw_of_content(workspace, content_id)

ages.draw_ages(workspace.workspace_id, report, name)
place.draw_place(workspace.workspace_id, report)
running_tests.draw_tests(workspace, content_id)
daily.draw_daily(workspace.workspace_id, report, name)
daily.draw_running(workspace.workspace_id, report)
outlook.draw_outlook(workspace.workspace_id, report, name)
mix.draw_mix(report, name)
emoji.draw_emoji(report, name)
features.draw_features(report)
if report.posts:
    similar = content_loaders.similar_content(
        workspace.workspace_id, content_id, report.metric.name, choosing.chosen_platform(report)
    )
    compare.draw_comparison(workspace.workspace_id, report, similar, name)
    draw_similar(similar)
observations.draw_observation_panel(report, name)
