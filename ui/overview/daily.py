"""The main chart: the metric by day, with what is known of these days marked in it."""

import streamlit as st

from analytics.cutting import cut_report
from analytics.overview import OverviewReport
from charts.daily import daily_figure
from charts.notes import mark_notes
from charts.sentences import daily_summary, finding
from domain.selection import Selection
from exports.file_names import selection_name
from exports.notes import with_notes
from exports.overview import daily_table
from ui import captions, choices, frame, panels, words
from ui.addresses import ChartMode
from ui.notes import beside
from ui.notes import loaders as note_loaders
from ui.overview import marking


def draw_daily(report: OverviewReport, selection: Selection) -> None:
    with st.container(border=True, key="daily_panel"):
        with panels.headed(words.plain(finding(report)), key="chart_choices", about=report.metric):
            choices.choose_metric(report.metrics, report.metric)
            total = choices.choose_mode() is ChartMode.TOTAL
            cut = cut_report(report, choices.choose_granularity(report.selection.period))
            choices.choose_basis(report)
        if panels.has_days(report):
            _draw_days(cut, selection, total=total)


def _draw_days(report: OverviewReport, selection: Selection, *, total: bool) -> None:
    """`report` is cut into the days, weeks or months that are shown."""
    period, dark = report.selection.period, frame.is_dark()
    notes = note_loaders.selection_notes(report.selection)
    unusual = marking.unusual_days(report, total=total)
    st.caption(captions.chart_words(report, marked=bool(unusual)))
    figure = daily_figure(report, unusual=unusual, total=total, dark=dark)
    panels.draw_chart(
        mark_notes(figure, notes, period, dark=dark),
        lambda: with_notes(daily_table(report), notes),
        summary=daily_summary(report),
        file_name=selection_name("daily", report.metric.name, selection),
        key="daily",
    )
    marking.draw_way(report, unusual, total=total)
    beside.draw_selection_notes(report.selection, notes, key="daily_notes")
