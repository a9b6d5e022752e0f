"""Why a metric changed: its exact parts, and the content that moved the most."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from analytics.change import Cause, ChangeReport
from analytics.movers import Mover, MoversReport
from charts import formats
from charts.change import change_figure, change_finding, change_summary
from domain.metrics import Metric
from domain.selection import Selection
from domain.vocabulary import Basis
from exports.change import change_table, movers_table
from exports.file_names import selection_name
from ui import frame, loaders, panels, rankings, words
from ui.downloads import table_buttons
from ui.metrics.links import meaning_of

_FEW_POSTS = 5
_NARROWEST_TABLE = 340


def draw_change(selection: Selection, metric: Metric, basis: Basis) -> None:
    """Of what the page counts; content moves by its posts, whatever the page counts."""
    report = loaders.change_report(replace(selection, basis=basis), metric.name)
    _draw_parts(report)
    if metric.additive:
        movers = loaders.movers_report(replace(selection, basis=None), metric.name)
        if not movers.refusal or movers.refusal != report.refusal:
            _draw_movers(movers)


def _draw_parts(report: ChangeReport) -> None:
    metric, selection = report.metric, report.selection
    with st.container(border=True, key="change_panel"):
        if report.refusal:
            st.header(f"Why {metric.label.lower()} changed", anchor=False)
            st.caption(words.plain(report.refusal))
            return
        panels.draw_finding(words.plain(change_finding(report)), metric)
        st.caption(change_words(report))
        panels.draw_chart(
            change_figure(report, dark=frame.is_dark()),
            lambda: change_table(report),
            summary=change_summary(report),
            file_name=selection_name("change", metric.name, selection),
            key="change",
        )


def change_words(report: ChangeReport) -> str:
    now, before = report.posts
    parts = [
        f"{words.counted(now, 'post')} published in the period, {before:,} before",
        "old catalogue: posts published before each period",
        "an exact split of the sums, which names no causes",
    ]
    if 0 < min(now, before) < _FEW_POSTS:
        parts.insert(1, "with so few, a single post can turn the parts")
    if Cause.UNDATED in report.parts:
        parts.append("posts whose day of publication is unknown are a part of their own")
    return " \u00b7 ".join(parts)


def _draw_movers(report: MoversReport) -> None:
    metric, selection = report.metric, report.selection
    with st.container(border=True, key="movers_panel"):
        with panels.headed(words.plain(movers_finding(report)), key="movers_choices", about=metric):
            if report.risen or report.fallen:
                table_buttons(
                    lambda: movers_table(report),
                    title=movers_finding(report),
                    file_name=selection_name("movers", metric.name, selection),
                    key="movers",
                )
        st.caption(movers_words(report))
        if not report.refusal:
            with st.grid(2, min_column_width=_NARROWEST_TABLE):
                _draw_side(report, report.risen, "Rose most", "risen")
                _draw_side(report, report.fallen, "Fell most", "fallen")


def movers_finding(report: MoversReport) -> str:
    if report.refusal:
        return "Content that moved"
    rises, fell = words.counted(report.rises, "piece"), f"{report.falls:,} fell"
    return f"{rises} of content rose, {fell}"


def movers_words(report: MoversReport) -> str:
    if report.refusal:
        return words.plain(report.refusal)
    parts = [
        f"Change of {report.metric.label.lower()} per piece of content",
        "share: of all rises, or of all falls",
        "no per cent on fewer than 30 before",
        "click a row to open it",
    ]
    if report.left_out:
        left_out = words.counted(report.left_out, "piece")
        parts.append(f"left out: {left_out} with figures in only one of the two periods")
    return " \u00b7 ".join(parts)


def _draw_side(report: MoversReport, movers: tuple[Mover, ...], heading: str, key: str) -> None:
    with st.container():
        st.markdown(f"**{heading}**")
        if not movers:
            st.caption("None.")
            return
        event = st.dataframe(
            mover_frame(report.metric, movers),
            hide_index=True,
            placeholder=formats.MISSING,
            column_config={
                "change": st.column_config.TextColumn(
                    "Change", alignment="right", width=84, help=meaning_of(report.metric)
                ),
                "title": st.column_config.TextColumn("Title", width=192),
                "ratio": st.column_config.TextColumn("%", alignment="right", width=62),
                "share": st.column_config.NumberColumn("Share", format="%.1f %%", width=62),
            },
            on_select="rerun",
            selection_mode="single-cell",
            key=key,
            lazy=False,
            height="content",
            row_height=38,
            alt=f"{heading} by {report.metric.label.lower()}",
        )
        if event.selection.cells:
            rankings.open_content(movers[event.selection.cells[0][0]].content_id)


def mover_frame(metric: Metric, movers: tuple[Mover, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "change": formats.signed_amount(metric, mover.difference, short=False),
                "title": mover.title or rankings.UNTITLED,
                "ratio": formats.NEW
                if mover.before is None
                else formats.percent(mover.ratio, plus=True),
                "share": mover.share * 100,
            }
            for mover in movers
        ]
    )
