"""Trends: where a metric goes, its rhythms and changes, what comes next, and what rises now."""

import streamlit as st

from domain.errors import NotFound
from domain.vocabulary import Level
from ui import empty, filters, messages, workspaces
from ui.trends import choosing, loaders, panels
from ui.trends import empty as trend_empty

workspace = workspaces.current_workspace()
if empty.no_figures_at_all(workspace):
    st.stop()

selection = filters.current_selection()
ask = choosing.asked(selection)
with st.container(horizontal=True, gap="small", key="trend_subject"):
    choosing.choose_level()
    item_place = st.container(width="content")
try:
    with st.skeleton(height=560):
        report = choosing.trend_report(selection, ask)
except NotFound as missing:
    trend_empty.no_days(selection, str(missing))
    st.stop()
metric = report.subject.metric
with item_place:
    choosing.choose_item(report)

panels.draw_trend(report, selection)
panels.draw_outlook(report)
panels.draw_changes(report, selection)
panels.draw_seasons(report, selection)

if report.subject.level is not Level.TOTAL:
    with st.container(border=True, key="comparison_panel"), messages.explained():
        head = st.container()
        others = choosing.choose_compared(report)
        if not others:
            head.header("Beside others", anchor=False)
        else:
            keys = (report.item.key, *others)
            compared = loaders.trend_comparison(
                selection, metric.name, ask.level, keys, report.granularity
            )
            panels.draw_comparison(compared, selection)

if metric.additive:
    with st.container(border=True, key="trending_panel"), messages.explained():
        panels.draw_trending(loaders.trending_report(selection, metric.name), selection)
