"""What each post brought in by day, its running total, and amounts for longer stretches."""

import pandas as pd
import streamlit as st

from analytics.content import ContentReport
from charts import formats
from charts.content import content_daily_figure, post_name, running_figure
from charts.notes import mark_content_notes
from charts.sentences import content_summary
from exports.content import content_daily_table
from exports.notes import with_notes
from ui import frame, panels, words
from ui.captions import unit_words
from ui.notes import beside
from ui.notes import loaders as note_loaders


def draw_daily(workspace_id: int, report: ContentReport, name: str) -> None:
    with st.container(border=True, key="content_daily_panel"):
        panels.draw_finding(daily_heading(report), report.metric)
        st.caption(daily_words(report))
        if has_days(report):
            notes = note_loaders.content_notes(workspace_id, report)
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
            beside.draw_content_notes(workspace_id, report, notes, key="content_notes")
        draw_period_figures(report)


def draw_running(workspace_id: int, report: ContentReport) -> None:
    if not any(post.running for post in report.posts):
        return
    with st.container(border=True, key="running_panel"):
        st.header("Running total", anchor=False)
        st.caption(running_words(report))
        notes, dark = note_loaders.content_notes(workspace_id, report), frame.is_dark()
        panels.draw_figure(
            mark_content_notes(running_figure(report, dark=dark), notes, report, dark=dark),
            summary=f"Running total of {report.metric.label.lower()} as it was read.",
            key="running",
        )


def has_days(report: ContentReport) -> bool:
    return any(len(post.days) for post in report.posts)


def daily_heading(report: ContentReport) -> str:
    if has_days(report):
        return f"{report.metric.label} by day"
    return f"{report.metric.label}: no figures by day"


def daily_words(report: ContentReport) -> str:
    parts = [f"{unit_words(report.metric)} per day, {words.plain(report.time_zone)}"]
    if not has_days(report):
        parts = ["The files that were imported tell no days of this content"]
    if any(post.estimated.any() for post in report.posts):
        parts.append("hollow points: estimated, spread evenly between two readings")
    if any(post.corrected.any() for post in report.posts):
        parts.append("the platform took some figures back")
    parts += [words.plain(note) for note in report.notes]
    return " \u00b7 ".join(parts)


def running_words(report: ContentReport) -> str:
    read = sum(len(post.running) for post in report.posts)
    return (
        f"{report.metric.label} since publication, at the {words.counted(read, 'moment')} it was "
        "read; the dotted line only joins the readings"
    )


def draw_period_figures(report: ContentReport) -> None:
    """Amounts for stretches of days: shown as what they are, never as days."""
    rows = [
        {
            "Post": post_name(report, post),
            "From": figure.period.first_day,
            "To": figure.period.last_day,
            report.metric.label: formats.amount(report.metric, figure.amount, short=False),
            "Not told by days": formats.amount(report.metric, figure.remainder, short=False),
        }
        for post in report.posts
        for figure in post.period_figures
    ]
    if rows:
        st.markdown("**Amounts for longer periods**")
        st.caption("One amount for all days together, so these are no points in a daily line.")
        st.dataframe(pd.DataFrame(rows), hide_index=True, key="period_figures")
