"""All kept analyses, and one beside what the same question answers today."""

import math
from collections.abc import Sequence
from urllib.parse import parse_qsl

import pandas as pd
import streamlit as st

from analytics.analysis_runs import Comparison, RunsReport, Standing, compare_statements
from analytics.workspaces import WorkspaceReport
from domain.analysis_runs import KeptRun, RunKind, Statement, Unit
from domain.errors import WorkbenchError
from exports.file_names import slug
from exports.kept import comparison_table
from ui import words
from ui.buttons import main_button
from ui.downloads import table_buttons
from ui.kept import loaders
from ui.page_choices import Choice

RUN = Choice("kept", "run")
_PAGES = {
    RunKind.TREND: "pages/explain/trends.py",
    RunKind.CORRELATION: "pages/explain/correlations.py",
    RunKind.FEATURES: "pages/explain/correlations.py",
}
_STANDINGS = {
    Standing.SAME: "the same",
    Standing.HOLDS: "holds",
    Standing.MOVED: "moved",
    Standing.UNKNOWN: "cannot be told",
    Standing.GONE: "no longer found",
    Standing.NEW: "new",
}
_LISTED = 60


def draw_list(workspace: WorkspaceReport) -> None:
    report = loaders.runs_report(workspace.workspace_id)
    if not report.runs:
        with st.container(border=True, key="nothing_kept"):
            st.header("Nothing is kept yet", anchor=False)
            st.markdown(
                "*Keep* beside a trend, a view of correlations or the importance of features keeps "
                "its figures with what was asked, so that you can see later whether they still "
                "hold."
            )
            if main_button("Go to trends", key="kept_to_trends"):
                st.switch_page(_PAGES[RunKind.TREND])
        return
    for kept in report.runs:
        _draw_card(kept, report)


def _draw_card(kept: KeptRun, report: RunsReport) -> None:
    run, number = kept.run, kept.run_id
    with st.container(border=True, key=f"run_{number}"):
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            st.markdown(f"**{words.plain(run.title)}**", width="content")
            st.button(
                "Open", key=f"open_run_{number}", icon=":material/arrow_forward:",
                type="tertiary", on_click=RUN.take, args=(str(number),),
                help=f"Open {words.plain(run.title)}",
            )  # fmt: skip
        if run.note:
            st.markdown(words.plain(run.note))
        st.caption(" \u00b7 ".join([*_facts(kept), *_news(kept, report)]))


def _facts(kept: KeptRun) -> list[str]:
    run = kept.run
    return [
        run.kind.label,
        words.span(run.selection.period),
        f"kept on {words.day(kept.kept_at.date())} by {words.plain(kept.actor)}",
    ]


def _news(kept: KeptRun, report: RunsReport) -> list[str]:
    news = []
    if report.has_new_figures(kept):
        news.append("figures were added since")
    if report.has_new_methods(kept):
        news.append("methods changed since")
    return news


def draw_run(workspace: WorkspaceReport, run_id: int) -> None:
    kept = loaders.one_run(workspace.workspace_id, run_id)
    run = kept.run
    st.button(
        "All kept analyses", icon=":material/arrow_back:", type="tertiary", key="leave_run",
        on_click=RUN.take, args=(None,),
    )  # fmt: skip
    st.header(words.plain(run.title), anchor=False)
    st.caption(" \u00b7 ".join(_facts(kept)))
    if run.note:
        st.markdown(f"> {words.plain(run.note)}")
    with st.skeleton(height=300):
        compared, refusal = _compared(kept)
    if refusal:
        st.info(words.plain(refusal), icon=":material/info:")
    st.markdown(words.plain(summary_of(compared)))
    st.dataframe(
        _table(compared), hide_index=True, key="run_statements",
        alt="Each figure as it was kept and as it is today.",
    )  # fmt: skip
    st.caption(words.plain(f"Method: {run.method}. A figure holds when each estimate lies in "
                           "the other's interval."))  # fmt: skip
    _draw_buttons(workspace, kept, compared)


def _compared(kept: KeptRun) -> tuple[tuple[Comparison, ...], str]:
    """What cannot be asked any more, such as of a topic that is gone, is said."""
    try:
        return compare_statements(kept.run.statements, loaders.statements_now(kept.run)), ""
    except WorkbenchError as refused:
        return compare_statements(kept.run.statements, ()), f"Today: {refused}"


def summary_of(compared: Sequence[Comparison]) -> str:
    counts = dict.fromkeys(Standing, 0)
    for one in compared:
        counts[one.standing] += 1
    told = [f"{count} {_STANDINGS[standing]}" for standing, count in counts.items() if count]
    return f"Of {words.counted(len(compared), 'figure')}: {words.listed(told)}." if told else ""


def _table(compared: Sequence[Comparison]) -> pd.DataFrame:
    rows = []
    for one in compared[:_LISTED]:
        known = one.then or one.now
        assert known is not None
        rows.append(
            [known.name, figure(one.then), figure(one.now), _STANDINGS[one.standing], known.words]
        )
    return pd.DataFrame(rows, columns=["Figure", "Kept", "Today", "It", "In words"])


def figure(told: Statement | None) -> str:
    """12 % (3 to 22 %), n = 214"""
    if told is None or told.estimate is None or math.isnan(told.estimate):
        return "\u2013"
    text = _number(told.estimate, told.unit)
    if told.interval:
        low, high = (_number(bound, told.unit) for bound in told.interval)
        text += f" ({low} to {high})"
    return f"{text}, n = {told.n:,}" if told.n else text


def _number(value: float, unit: Unit) -> str:
    minus = "\N{MINUS SIGN}" if value < 0 else ""
    size = abs(value)
    match unit:
        case Unit.SHARE:
            return f"{minus}{size * 100:,.3g}\u00a0%"
        case Unit.COEFFICIENT:
            return f"{minus}{size:.2f}"
    return f"{minus}{size:,.0f}" if size >= 100 else f"{minus}{size:,.3g}"


def _draw_buttons(
    workspace: WorkspaceReport, kept: KeptRun, compared: Sequence[Comparison]
) -> None:
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if st.button("Show it on its page", icon=":material/open_in_new:", key="run_page"):
            address = dict(parse_qsl(kept.run.address))
            st.switch_page(_PAGES[kept.run.kind], query_params=address)
        table_buttons(
            lambda: comparison_table(compared),
            title=kept.run.title,
            file_name=f"kept_{slug(kept.run.title)}.csv",
            key="run",
        )
        with st.popover("Remove", icon=":material/delete:", type="tertiary"):
            st.caption("Its figures are removed; that it was kept stays in the history.")
            if st.button("Remove it", key="run_remove"):
                loaders.forget(workspace.workspace_id, kept.run_id)
                RUN.take(None)
                st.rerun()
