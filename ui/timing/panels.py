"""The panels of the page: does timing matter, when posts come, how they do, cadence, clips."""

import pandas as pd
import streamlit as st

from analytics.timing import TimingReport
from analytics.timing import wording as said
from charts import timing as charts
from charts import timing_series as bars
from charts.notes import mark_notes
from domain.errors import NotEnoughData
from exports import timing as tables
from exports.file_names import selection_name
from exports.notes import with_notes
from ui import frame, words
from ui import panels as shared
from ui.choices import choose_metric
from ui.downloads import table_buttons
from ui.notes import beside
from ui.notes import loaders as note_loaders
from ui.timing import states, wording


def draw_effect(report: TimingReport) -> None:
    """The honest question comes first."""
    with st.container(border=True, key="timing_effect"):
        with shared.headed(words.plain(said.verdict(report)), key="timing_effect_choices"):
            if report.metric:
                choose_metric(report.metrics, report.metric)
        st.markdown(words.plain(said.effect_words(report)))
        effect = report.effect
        if isinstance(effect, NotEnoughData):
            states.offer_more_posts(report)
            return
        st.caption(words.plain(f"One by one: {said.part_words(effect)}."))
        st.caption(
            f"Hours are tested in blocks of three, whatever is shown below; "
            f"{effect.permutations:,} shuffles of works within the same accounts."
        )
        table_buttons(
            lambda: tables.effect_table(report),
            title=said.verdict(report),
            file_name=_name("timing", report),
            key="timing_effect",
        )


def draw_change(report: TimingReport) -> None:
    with st.container(border=True, key="timing_change"):
        shared.draw_finding(words.plain(said.change_heading(report)), report.metric)
        if not report.week.told:
            st.markdown(words.plain(str(report.week.weekdays.refusal)))
            return
        st.caption(wording.change_words(report))
        shared.draw_chart(
            charts.change_figure(report, dark=frame.is_dark()),
            lambda: tables.week_table(report),
            summary=charts.change_summary(report),
            file_name=_name("timing-performance", report),
            key="timing_change_chart",
        )


def draw_counts(report: TimingReport) -> None:
    with st.container(border=True, key="timing_counts"):
        st.header(words.plain(said.counts_heading(report)), anchor=False)
        if not report.timed:
            st.markdown(
                "These files name the day of publication only. Files of the platforms' APIs, or a "
                "table with a time beside the day, add the hour."
            )
            return
        st.caption(wording.counts_words(report))
        shared.draw_chart(
            charts.counts_figure(report, dark=frame.is_dark()),
            lambda: tables.week_table(report),
            summary=charts.counts_summary(report),
            file_name=_name("timing-posts", report),
            key="timing_counts_chart",
        )


def draw_cadence(report: TimingReport) -> None:
    with st.container(border=True, key="timing_cadence"):
        with shared.headed(words.plain(said.cadence_heading(report)), key="cadence_choices"):
            table_buttons(
                lambda: tables.cadence_table(report),
                title=said.cadence_heading(report),
                file_name=_name("cadence", report),
                key="cadence",
                label="Accounts as CSV",
            )
        st.caption(
            "From each account's first post on; gaps are between days with a post. Even: gaps "
            f"alike; in bursts: many at once, then long none; like chance: neither. Days in "
            f"{words.plain(report.cutting_zone)}."
        )
        if report.weeks:
            _draw_weeks(report)
        _draw_accounts(report)


def _draw_weeks(report: TimingReport) -> None:
    notes, dark = note_loaders.selection_notes(report.selection), frame.is_dark()
    figure = bars.weeks_figure(report, dark=dark)
    shared.draw_chart(
        mark_notes(figure, notes, report.selection.period, dark=dark),
        lambda: with_notes(tables.weeks_table(report), notes, first="first_day", last="last_day"),
        summary=bars.weeks_summary(report),
        file_name=_name("posts-per-week", report),
        key="weeks_chart",
    )
    beside.list_notes(notes)


def _draw_accounts(report: TimingReport) -> None:
    rows = [
        {
            "account": one.label,
            "posts": one.posts,
            "per_week": one.cadence.per_week if one.cadence else None,
            "median_gap": one.cadence.median_gap if one.cadence else None,
            "longest_gap": one.cadence.longest_gap if one.cadence else None,
            "quiet": one.cadence.quiet_days if one.cadence else None,
            "weeks": one.cadence.share_of_weeks * 100 if one.cadence else None,
            "evenness": one.cadence.words if one.cadence else "too few days with a post",
        }
        for one in report.cadences
    ]
    config = st.column_config
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        placeholder="\u2013",
        column_config={
            "account": config.TextColumn("Account", width=200),
            "posts": config.NumberColumn("Posts", format="localized", width=70),
            "per_week": config.NumberColumn("Per week", format="%.1f", width=80),
            "median_gap": config.NumberColumn("Median gap, days", format="%.1f", width=120),
            "longest_gap": config.NumberColumn("Longest gap, days", width=120),
            "quiet": config.NumberColumn("Days since the last", width=130),
            "weeks": config.NumberColumn("Weeks with a post", format="%.0f %%", width=130),
            "evenness": config.TextColumn("How even", width=170),
        },
        key="cadence_table",
        lazy=False,
        alt="Cadence of each account: posts, posts a week, gaps, weeks with a post",
    )


def draw_clips(report: TimingReport) -> None:
    if report.clips is None:
        return
    clips = report.clips
    with st.container(border=True, key="timing_clips"):
        st.header(words.plain(said.clips_heading(clips.peak)), anchor=False)
        st.caption(words.plain(said.clips_words(clips.peak, report.zone)))
        shared.draw_chart(
            bars.clips_figure(clips, dark=frame.is_dark()),
            lambda: tables.clips_table(clips),
            summary=bars.clips_summary(clips),
            file_name=_name("clip-hours", report),
            key="clips_chart",
        )


def draw_notes(report: TimingReport) -> None:
    if report.notes:
        with st.expander("What to know about these figures", key="timing_notes"):
            for note in report.notes:
                st.markdown(f"- {words.plain(note)}")


def _name(subject: str, report: TimingReport) -> str:
    metric = report.metric.name if report.metric else "posts"
    return selection_name(subject, metric, report.selection)
