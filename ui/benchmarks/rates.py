"""Engagement rates of posts by platform, with the team's own thresholds."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics.benchmarks import BenchmarksReport, PlatformRateSpread
from charts import formats
from charts.benchmark_words import rate, rates_finding, rates_summary
from charts.benchmarks import rates_figure
from exports.benchmarks import rates_table
from exports.file_names import selection_name
from ui import frame, panels, words
from ui.benchmarks import choices, wording
from ui.benchmarks.loaders import Beside
from ui.benchmarks.spreads import spread_cells
from ui.benchmarks.targets import draw_targets
from ui.downloads import table_buttons


def draw_rates(report: BenchmarksReport, beside: Beside) -> None:
    rates = report.rates
    with st.container(border=True, key="rates_panel"):
        if not rates.rows:
            _draw_nothing(report)
            return
        finding = rates_finding(rates.rows, rates.per)
        with panels.headed(words.plain(finding), key="rates_per"):
            choices.choose_denominator(report)
        st.caption(wording.rates_caption(report))
        if any(row.quantiles.answered for row in rates.rows):
            panels.draw_figure(
                rates_figure(rates, beside.compared, beside.targets, dark=frame.is_dark()),
                summary=rates_summary(rates.rows, rates.per),
                key="rates_chart",
                file_name=_file_name(report),
            )
            _tell_drawn(report, beside)
        _draw_rows(rates.rows)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            table_buttons(
                lambda: rates_table(rates.rows, beside.targets),
                title=finding,
                file_name=_file_name(report),
                key="rates",
            )
        draw_targets(report, beside)


def _draw_nothing(report: BenchmarksReport) -> None:
    st.header("No engagement rates", anchor=False)
    st.markdown(
        "A rate takes posts that tell likes, comments, shares or saves, and views or impressions, "
        f"of the same days; none does between {words.span(report.selection.period)}."
    )


def _tell_drawn(report: BenchmarksReport, beside: Beside) -> None:
    rows = report.rates.rows
    drawn = [
        one
        for one in beside.compared
        if one.comparable and any(row.is_defined_as(one.benchmark.draft.definition) for row in rows)
    ]
    for said in (
        wording.sources_caption(report, drawn),
        wording.targets_caption(beside.targets, rows),
    ):
        if said:
            st.caption(said)


def _draw_rows(rows: Sequence[PlatformRateSpread]) -> None:
    st.dataframe(
        pd.DataFrame([_row(row) for row in rows]),
        hide_index=True,
        column_config={
            "Posts": st.column_config.NumberColumn(format="localized", width=70),
            "All together": st.column_config.TextColumn(
                width=100, help="All interactions over the whole denominator"
            ),
            "Left out": st.column_config.NumberColumn(
                format="localized", width=80, help="Posts that tell only some of it"
            ),
        },
        key="rates_rows",
        lazy=False,
        height="content",
        placeholder=formats.MISSING,
        alt="Engagement rates of posts by platform",
    )


def _row(row: PlatformRateSpread) -> dict[str, object]:
    return {
        "Platform": row.platform.label,
        "Posts": row.quantiles.n,
        **spread_cells(row.quantiles, rate),
        "All together": rate(row.ratio.estimate) if row.ratio else None,
        "Left out": row.left_out,
    }


def _file_name(report: BenchmarksReport) -> str:
    return selection_name("engagement-benchmarks", report.rates.per, report.selection)
