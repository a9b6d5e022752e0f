"""The parts of the page: one series with its band, unusual days, unusual posts, what is left."""

import streamlit as st

from analytics.anomalies import AnomalyReport
from charts.anomalies import anomaly_figure, anomaly_summary
from exports.anomalies import series_table, unusual_days_table, unusual_posts_table
from exports.file_names import selection_name
from ui import empty, frame, panels, words
from ui.anomalies import choosing, wording
from ui.anomalies.days import draw_days
from ui.anomalies.posts import draw_posts
from ui.downloads import table_buttons
from ui.notes import beside


def draw_series(report: AnomalyReport) -> None:
    with st.container(border=True, key="anomaly_panel"):
        with panels.headed("Beside what was expected", key="series_choices"):
            series = choosing.choose_series(report)
        st.caption(wording.chart_words(report, series))
        panels.draw_chart(
            anomaly_figure(report, series, dark=frame.is_dark()),
            lambda: series_table(report, series),
            summary=anomaly_summary(report, series),
            file_name=_name(report, f"days {series.label}"),
            key="anomaly",
        )
        beside.draw_selection_notes(report.selection, report.beside, key="anomaly_notes")


def draw_unusual_days(report: AnomalyReport, shown: str) -> None:
    days = choosing.listed(report.days, shown)
    with st.container(border=True, key="unusual_days_panel"):
        with panels.headed("Unusual days", key="days_choices"):
            if days:
                table_buttons(
                    lambda: unusual_days_table(report, days),
                    title="Unusual days",
                    file_name=_name(report, "unusual days"),
                    key="unusual_days",
                )
        if days:
            st.caption("Newest first \u00b7 click a row for the details and to acknowledge it")
            draw_days(report, days)
        else:
            st.markdown(wording.no_days_words(report))
            if not report.series:
                with st.container(horizontal=True):
                    empty.offer_more(report.selection, key="no_series")


def draw_unusual_posts(report: AnomalyReport, shown: str) -> None:
    if not report.metric.additive:
        return
    posts = choosing.listed(report.posts, shown)
    with st.container(border=True, key="unusual_posts_panel"):
        with panels.headed("Unusual posts for their age", key="posts_choices"):
            if posts:
                table_buttons(
                    lambda: unusual_posts_table(report, posts),
                    title="Unusual posts for their age",
                    file_name=_name(report, "unusual posts"),
                    key="unusual_posts",
                )
        st.caption(wording.post_words(report))
        if posts:
            draw_posts(report, posts)
        else:
            st.markdown(wording.no_posts_words(report))


def draw_left_out(report: AnomalyReport) -> None:
    told = [*report.notes]
    told += [f"{one.label}: {one.reason}" for one in (*report.too_short, *report.posts_left_out)]
    if report.basis_note:
        told.append(report.basis_note)
    if told:
        with st.expander(f"What to know about these figures ({len(told)})", key="not_judged"):
            for line in told:
                st.markdown(f"- {words.plain(line)}")


def _name(report: AnomalyReport, subject: str) -> str:
    return selection_name(subject, report.metric.name, report.selection)
