"""What is usual for own posts: every group at one age, and one group by age."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics.benchmarks import BenchmarksReport, GroupHistory
from analytics.benchmarks.report import definition_notes
from analytics.stats.quantiles import needed
from charts import formats
from charts.benchmark_course import COURSE, course_figure
from charts.benchmark_words import (
    course_summary,
    history_finding,
    history_summary,
)
from charts.benchmarks import at_the_age, history_figure
from exports.benchmarks import course_table, history_table
from exports.file_names import selection_name, slug
from ui import choices as shared
from ui import frame, panels, words
from ui.benchmarks import wording
from ui.benchmarks.loaders import Beside
from ui.benchmarks.spreads import SPREAD_COLUMNS, spread_cells
from ui.downloads import table_buttons


def draw_history(report: BenchmarksReport, beside: Beside) -> None:
    groups = wording.shown_groups(report)
    with st.container(border=True, key="history_panel"):
        finding = history_finding(report, groups)
        with panels.headed(words.plain(finding), key="history_metric", about=report.metric):
            shared.choose_metric(report.metrics, report.metric)
        st.caption(wording.history_caption(report))
        for note in (*definition_notes(report), *report.notes):
            st.caption(words.plain(note))
        if any(one.at(report.choice.age).answered for one in groups):
            panels.draw_figure(
                history_figure(report, groups, beside.compared, dark=frame.is_dark()),
                summary=history_summary(report, groups),
                key="history_chart",
                file_name=_file_name("benchmarks", report),
            )
            drawn = [
                one
                for one in beside.compared
                if any(at_the_age(one, report, history) for history in groups)
            ]
            _tell_sources(wording.sources_caption(report, drawn))
        _draw_rows(report, groups)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            table_buttons(
                lambda: history_table(report, groups),
                title=finding,
                file_name=_file_name("benchmarks", report),
                key="history",
            )
        st.caption("Downloads hold every age, unrounded.")


def _tell_sources(said: str) -> None:
    if said:
        st.caption(said)


def _draw_rows(report: BenchmarksReport, groups: Sequence[GroupHistory]) -> None:
    """Those with the most posts known at the age first."""
    age = report.choice.age
    rows = [_row(report, one) for one in sorted(groups, key=lambda one: -one.at(age).n)]
    config = st.column_config
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        column_config={
            "Platform and format": config.TextColumn(width=200),
            "Posts": config.NumberColumn(format="localized", width=60),
            **{name: config.TextColumn(width=230) for name in SPREAD_COLUMNS},
        },
        key="history_rows",
        lazy=False,
        height="content" if len(rows) <= 20 else 740,
        placeholder=formats.MISSING,
        alt=history_summary(report, groups),
    )


def _row(report: BenchmarksReport, history: GroupHistory) -> dict[str, object]:
    found = history.at(report.choice.age)
    return {
        "Platform and format": history.group.label,
        "Posts": found.n,
        **spread_cells(found, lambda value: _amount(report, value)),
    }


def draw_course(report: BenchmarksReport, history: GroupHistory, beside: Beside) -> None:
    summary = course_summary(report, history, (1, 7, 28, 90))
    drawn = [one for one in beside.compared if one.comparable and one.is_of(history)]
    st.caption(
        f"{report.metric.label} since publication, in days \u00b7 an age with fewer than "
        f"{needed(0.5)} posts is left out, and its middle 80\u00a0% with fewer than {needed(0.1)} "
        "\u00b7 every age is of the posts known at it, so the line is no single post's course"
    )
    if not any(history.at(age).answered for age in COURSE):
        st.info(
            f"No age has {needed(0.5)} posts of {words.plain(history.group.label)} with "
            f"{words.plain(report.metric.label.lower())}.",
            icon=":material/info:",
        )
        return
    panels.draw_chart(
        course_figure(report, history, beside.compared, dark=frame.is_dark()),
        lambda: course_table(report, history, COURSE),
        summary=summary,
        file_name=_file_name(f"benchmark-{slug(history.group.key)}", report),
        key="course",
    )
    _tell_sources(wording.sources_caption(report, drawn))


def _amount(report: BenchmarksReport, value: float) -> str:
    return formats.amount(report.metric, value, short=False, currency=report.currency)


def _file_name(subject: str, report: BenchmarksReport) -> str:
    return selection_name(subject, report.metric.name, report.selection)
