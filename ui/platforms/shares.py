"""Rates, amounts beside the audience, and shares of the whole over time."""

import pandas as pd
import streamlit as st

from analytics.platform_differences.report import PlatformDifferencesReport
from charts import formats
from charts.benchmarks import with_targets
from charts.notes import mark_notes
from charts.platforms import audiences_figure, mix_figure, rates_figure
from domain.benchmarks import BenchmarkDraft, BenchmarkOrigin
from exports.notes import with_notes
from exports.platforms import audiences_table, mix_table, rates_table
from ui import frame, panels, words
from ui.benchmarks import loaders as benchmark_loaders
from ui.benchmarks.wording import targets_words
from ui.downloads import table_buttons
from ui.notes import beside
from ui.notes import loaders as note_loaders
from ui.platforms import wording
from ui.platforms.names import file_name


def draw_rates(report: PlatformDifferencesReport) -> None:
    with st.container(border=True, key="rates_panel"):
        st.header(words.plain(wording.rates_finding(report)), anchor=False)
        st.caption(wording.rates_words(report))
        alike = [row for row in report.rates.rows if row.alike]
        if alike:
            told = ", ".join(
                f"{row.platform.label} {formats.percent(row.alike.estimate)}"
                for row in alike
                if row.alike
            )
            targets = _targets(report)
            figure = rates_figure(report, dark=frame.is_dark())
            panels.draw_figure(
                with_targets(figure, targets, dark=frame.is_dark()) if targets else figure,
                summary=f"Engagement rate: {told}.",
                key="rates",
            )
            if targets:
                st.caption(targets_words(targets))
        if report.rates.rows:
            _draw_rate_rows(report)


def _targets(report: PlatformDifferencesReport) -> list[BenchmarkDraft]:
    """The team's own, of exactly what the chart shows."""
    rates, shown = report.rates, {row.platform for row in report.rates.rows if row.alike}
    return [
        one.draft
        for one in benchmark_loaders.kept_benchmarks(report.selection.workspace_id)
        if one.draft.origin is BenchmarkOrigin.TEAM
        and one.draft.definition.platform in shown
        and one.draft.definition.interactions == rates.counted
        and one.draft.definition.denominator == rates.denominator
    ]


def _draw_rate_rows(report: PlatformDifferencesReport) -> None:
    rows = [
        {
            "Platform": row.platform.label,
            "All it tells": " + ".join(row.counted),
            "per": row.denominator.removesuffix("s"),
            "Rate": formats.percent(row.rate.estimate) if row.rate else None,
            "95 % interval": f"{formats.percent(row.rate.low)} to {formats.percent(row.rate.high)}"
            if row.rate
            else None,
            "n": f"{row.posts:,}",
            "Left out": f"{row.left_out:,}",
        }
        for row in report.rates.rows
    ]
    st.markdown("**Each with all the interactions it tells: not like for like**")
    st.dataframe(
        pd.DataFrame(rows), hide_index=True, height="content", placeholder=formats.MISSING,
        key="rate_rows", lazy=False, alt="Engagement rates with their own denominators",
    )  # fmt: skip
    table_buttons(
        lambda: rates_table(report),
        title="Engagement rates with their own denominators",
        file_name=file_name(report, "engagement-rates"),
        key="rates",
    )


def draw_audiences(report: PlatformDifferencesReport) -> None:
    with st.container(border=True, key="audiences_panel"):
        panels.draw_finding(words.plain(wording.audiences_finding(report)), report.metric)
        st.caption(wording.audiences_words(report))
        known = [row for row in report.audiences if row.per_thousand]
        if known:
            told = ", ".join(
                f"{row.platform.label} {formats.exact(row.per_thousand.estimate)}"
                for row in known
                if row.per_thousand
            )
            panels.draw_chart(
                audiences_figure(report, dark=frame.is_dark()),
                lambda: audiences_table(report),
                summary=f"{report.metric.label} per 1,000 followers: {told}.",
                file_name=file_name(report, "audience"),
                key="audiences",
            )


def draw_mix(report: PlatformDifferencesReport) -> None:
    with st.container(border=True, key="mix_panel"):
        panels.draw_finding(words.plain(wording.mix_finding(report)), report.metric)
        st.caption(wording.mix_words(report))
        if report.mix is not None and len(report.mix.platforms) > 1:
            selection, dark = report.selection, frame.is_dark()
            notes = note_loaders.selection_notes(selection)
            figure = mix_figure(report.mix, dark=dark)
            panels.draw_chart(
                mark_notes(figure, notes, selection.period, dark=dark),
                lambda: with_notes(mix_table(report), notes, first="first_day", last="last_day"),
                summary=wording.mix_finding(report) + ".",
                file_name=file_name(report, "platform-mix"),
                key="mix",
            )
            beside.draw_selection_notes(selection, notes, key="mix_notes")
