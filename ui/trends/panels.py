"""The panels of the trends page, one per part of the answer."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics.day_notes import Note
from analytics.statements import trend_statements
from analytics.trends import TrendComparison, TrendingReport, TrendReport, Unanswered
from charts import formats
from charts.notes import mark_notes
from charts.trend_comparison import row_name, trend_comparison_figure
from charts.trend_comparison_words import compared_words, comparison_finding, comparison_summary
from charts.trend_seasons import season_figure
from charts.trend_words import (
    change_words,
    course_facts,
    outlook_finding,
    outlook_words,
    season_finding,
    season_words,
    trend_finding,
    trend_summary,
    trending_finding,
)
from charts.trends import trend_figure
from domain.analysis_runs import RunKind
from domain.granularity import Granularity
from domain.selection import Selection
from exports.file_names import selection_name
from exports.notes import with_notes
from exports.tables import Table
from exports.trends import (
    change_table,
    compared_lines_table,
    compared_trends_table,
    season_table,
    trend_table,
    trending_table,
)
from ui import choices, frame, panels, rankings, words
from ui.downloads import table_buttons
from ui.kept import keeping
from ui.notes import beside
from ui.trends import choosing, loaders, wording

_RISE = "Rise"


def draw_trend(report: TrendReport, selection: Selection) -> None:
    subject = report.subject
    with st.container(border=True, key="trend_panel"):
        with panels.headed(
            words.plain(trend_finding(report)), key="trend_choices", about=subject.metric
        ):
            choices.choose_metric(subject.metrics, subject.metric)
            choosing.choose_granularity(report)
            choosing.choose_horizon()
        st.caption(wording.line_words(report))
        notes = loaders.trend_notes(subject, [report.item.key])
        panels.draw_chart(
            mark_notes(
                trend_figure(report, dark=frame.is_dark()),
                notes,
                subject.period,
                dark=frame.is_dark(),
            ),
            lambda: _with_notes(trend_table(report), notes, report.granularity),
            summary=trend_summary(report),
            file_name=_file("trend", report, selection),
            key="trend",
        )
        beside.draw_selection_notes(subject.selection, notes, key="trend_notes")
        _draw_course(report)
        for note in report.notes:
            st.caption(words.plain(note))
        _draw_keep(report, selection)


def _with_notes(table: Table, notes: Sequence[Note], granularity: Granularity) -> Table:
    first = f"first_day_of_{granularity.value}"
    return with_notes(table, notes, first=first, granularity=granularity)


def _draw_keep(report: TrendReport, selection: Selection) -> None:
    subject = report.subject
    keeping.draw_keep(
        RunKind.TREND,
        title=trend_finding(report),
        selection=selection,
        parameters={
            "metric": subject.metric.name,
            "level": subject.level.value,
            "item": report.item.key,
            "granularity": report.granularity.value,
            "horizon": str(report.horizon),
        },
        statements=lambda: trend_statements(report),
        method="none: too few days"
        if isinstance(report.course, Unanswered)
        else report.course.trend.method,
        page=choosing.PAGE,
        key="trend",
    )


def _file(what: str, report: TrendReport, selection: Selection) -> str:
    whose = f"{what} {report.subject.level.value} {report.item.key}"
    return selection_name(whose, report.subject.metric.name, selection)


def _draw_course(report: TrendReport) -> None:
    if isinstance(report.course, Unanswered):
        _draw_reason(report, report.course)
        return
    with st.grid(4, min_column_width=180):
        for n, (label, value, basis) in enumerate(
            course_facts(report.subject.metric, report.course)
        ):
            with st.container(border=True, height="stretch", key=f"trend_fact_{n}"):
                st.metric(label, value)
                st.caption(words.plain(basis))


def _draw_reason(report: TrendReport, reason: Unanswered) -> None:
    st.info(
        f"{words.plain(reason.reason)} {wording.remedy(report, reason)}".rstrip(),
        icon=":material/info:",
    )


def draw_changes(report: TrendReport, selection: Selection) -> None:
    with st.container(border=True, key="changes_panel"):
        found = report.changes
        if isinstance(found, Unanswered):
            st.header("Changes of course", anchor=False)
            _draw_reason(report, found)
            return
        number = len(found.changes)
        heading = (
            words.counted(number, "change") + " of course" if number else "No change of course"
        )
        with panels.headed(heading, key="change_choices"):
            if number:
                table_buttons(
                    lambda: change_table(report),
                    title=heading,
                    file_name=_file("changes", report, selection),
                    key="changes",
                )
        st.caption(
            f"Sudden moves to another level or slope, beyond trend, rhythm and chance; "
            f"n = {found.n:,} days"
        )
        for one in found.changes:
            why = (
                f" It falls on: {words.plain(one.explained_by.words)}." if one.explained_by else ""
            )
            st.markdown(f"- {words.plain(change_words(report, one))}.{why}")


def draw_seasons(report: TrendReport, selection: Selection) -> None:
    with st.container(border=True, key="seasons_panel"):
        with panels.headed("Rhythms", key="season_choices"):
            if not isinstance(report.seasons, Unanswered):
                table_buttons(
                    lambda: season_table(report),
                    title=f"Rhythms of {report.item.label}",
                    file_name=_file("rhythms", report, selection),
                    key="seasons",
                )
        if isinstance(report.seasons, Unanswered):
            _draw_reason(report, report.seasons)
            return
        with st.grid(2, min_column_width=320):
            for n, season in enumerate(report.seasons):
                with st.container(key=f"season_{n}"):
                    finding = words.plain(season_finding(season))
                    st.markdown(f"**{finding}**")
                    st.caption(words.plain(season_words(season)))
                    panels.draw_figure(
                        season_figure(
                            season,
                            report.subject.metric,
                            gauge=report.subject.gauge,
                            dark=frame.is_dark(),
                        ),
                        summary=f"{finding}. {season_words(season)}",
                        key=f"season_chart_{n}",
                    )


def draw_outlook(report: TrendReport) -> None:
    with st.container(border=True, key="outlook_panel"):
        if isinstance(report.outlook, Unanswered):
            st.header("No forecast", anchor=False)
            st.info(words.plain(report.outlook.reason), icon=":material/info:")
            return
        st.header(words.plain(outlook_finding(report, report.outlook)), anchor=False)
        st.markdown(words.plain(outlook_words(report, report.outlook)))
        st.caption("It takes for granted that things go on as they did; it knows of no plans.")


def draw_comparison(report: TrendComparison, selection: Selection) -> None:
    subject, dark = report.subject, frame.is_dark()
    notes = loaders.trend_notes(subject, [row.item.key for row in report.rows])
    with panels.headed(
        words.plain(comparison_finding(report)), key="comparison_choices", about=subject.metric
    ):
        indexed = choosing.choose_scale() is choosing.Scale.INDEX
    st.caption(wording.compared_words(report))
    panels.draw_chart(
        mark_notes(
            trend_comparison_figure(report, indexed=indexed, dark=dark),
            notes,
            subject.period,
            dark=dark,
        ),
        lambda: _with_notes(compared_lines_table(report), notes, report.granularity),
        summary=comparison_summary(report, indexed=indexed),
        file_name=selection_name("compared-trends", subject.metric.name, selection),
        key="compared",
    )
    beside.list_notes(notes)
    rows = [(row_name(report, row), *compared_words(row)) for row in report.rows]
    st.dataframe(
        pd.DataFrame(rows, columns=["Item", "Direction", "Change", "Beyond the first"]),
        hide_index=True,
        key="compared_rows",
        lazy=False,
        alt="Direction and change of each item",
    )
    table_buttons(
        lambda: compared_trends_table(report),
        title=comparison_finding(report),
        file_name=selection_name("trends-side-by-side", subject.metric.name, selection),
        key="compared_rows",
        label="These as CSV",
    )


def draw_trending(report: TrendingReport, selection: Selection) -> None:
    with panels.headed(
        words.plain(trending_finding(report)), key="trending_choices", about=report.subject.metric
    ):
        if report.rows:
            table_buttons(
                lambda: trending_table(report),
                title=trending_finding(report),
                file_name=selection_name("trending", report.subject.metric.name, selection),
                key="trending",
            )
    st.caption(wording.trending_words(report))
    if report.rows:
        _draw_rising(report)
    for note in report.notes:
        st.caption(words.plain(note))


def _draw_rising(report: TrendingReport) -> None:
    metric = report.subject.metric
    event = st.dataframe(
        trending_frame(report),
        hide_index=True,
        column_config={
            "Title": st.column_config.TextColumn(width=360),
            "Days": st.column_config.LineChartColumn("Last 35 days", y_min=0, width=120),
        },
        on_select="rerun",
        selection_mode="single-cell",
        key="trending",
        lazy=False,
        height="content",
        row_height=38,
        alt=f"Content rising in {metric.label.lower()}",
    )
    if event.selection.cells:
        rankings.open_content(report.rows[event.selection.cells[0][0]].content_id)


def trending_frame(report: TrendingReport) -> pd.DataFrame:
    metric = report.subject.metric
    rows: Sequence[dict[str, object]] = [
        {
            "Title": row.title or rankings.UNTITLED,
            _RISE: formats.percent(row.shrunk - 1, plus=True),
            "95 % interval": f"{formats.percent(row.low - 1, plus=True)} to "
            f"{formats.percent(row.high - 1, plus=True)}",
            "Recent": formats.amount(metric, row.recent),
            "Expected": formats.amount(metric, row.expected),
            "q": "< 0.001" if row.q < 0.001 else f"{row.q:.3f}",
            "Days": [value for value in row.values if value == value],
        }
        for row in report.rows
    ]
    return pd.DataFrame(rows)
