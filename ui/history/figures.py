"""Every figure that was typed: who, when, instead of what and why; correct, void or restore it."""

from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from analytics.figure_history import (
    EXPORTED,
    FigureEvent,
    FigureHistoryReport,
    LedgerRow,
    occasion_of,
)
from analytics.workspaces import WorkspaceReport
from charts import formats
from domain.metrics import MetricRegistry
from domain.periods import Period
from domain.typed import FigureFilter, FigureState
from exports.figure_history import figure_history_table
from ui import words
from ui.downloads import table_buttons
from ui.entry import loaders
from ui.entry.entry_words import KINDS, exact, occasion_words
from ui.entry.person import actor
from ui.history.figure_actions import draw_actions

_STATES = {
    FigureState.COUNTS: "Counts",
    FigureState.CORRECTED: "Corrected since",
    FigureState.REPLACED: "Replaced by an import",
    FigureState.VOIDED: "Voided",
    FigureState.UNDONE: "Undone",
}
_HAPPENED = {
    "typed": "Typed",
    "voided": "Voided",
    "restored": "Restored",
    "undo import": "Entry undone",
    "redo import": "Entry done again",
}
_ROW, _TABLE_HEIGHT = 35, 420


def draw_figures(workspace: WorkspaceReport) -> None:
    """The tab of the history page; it draws its own filters."""
    registry = loaders.metric_registry(workspace.workspace_id)
    asked = _ask(workspace, registry)
    report = loaders.figure_history(workspace.workspace_id, asked)
    if not report.rows:
        _draw_nothing(asked)
        return
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.caption(_counted(report), width="content")
        table_buttons(
            lambda: figure_history_table(
                loaders.figure_history(workspace.workspace_id, asked, limit=EXPORTED)
            ),
            title="Typed figures",
            file_name="typed_figures.csv",
            key="figures",
        )
    chosen = _draw_rows(report, registry)
    if chosen is not None:
        _draw_one(workspace, chosen, registry)


def _ask(workspace: WorkspaceReport, registry: MetricRegistry) -> FigureFilter:
    people = loaders.entry_options(workspace.workspace_id, actor()).people
    text_at, metric_at, person_at, days_at, state_at = st.columns([3, 2, 2, 2, 3])
    with text_at:
        text = st.text_input(
            "Find", placeholder="Post, account, note", key="figures_text", live="300ms",
            icon=":material/search:", persist_state="session",
        )  # fmt: skip
    with metric_at:
        labels = {metric.name: metric.label for metric in registry.metrics}
        metric = st.selectbox(
            "Metric", list(labels), index=None, format_func=lambda name: labels.get(name, name),
            placeholder="All", key="figures_metric", persist_state="session",
        )  # fmt: skip
    with person_at:
        person = st.selectbox(
            "Typed by", people, index=None, placeholder="Anybody", key="figures_person",
            persist_state="session",
        )  # fmt: skip
    with days_at:
        days = st.date_input(
            "Typed on", value=[], format="YYYY-MM-DD", key="figures_days",
            min_value=date(2000, 1, 1), persist_state="session",
        )  # fmt: skip
    with state_at:
        states = st.multiselect(
            "State", list(_STATES), format_func=_STATES.__getitem__, placeholder="All",
            key="figures_states", persist_state="session",
        )  # fmt: skip
    typed_on = Period(days[0], days[-1]) if days else None
    return FigureFilter(text.strip(), metric, person, typed_on, tuple(states))


def _draw_nothing(asked: FigureFilter) -> None:
    with st.container(border=True, key="figures_none"):
        if asked != FigureFilter():
            st.markdown("No typed figure is like that. Fewer conditions find more.")
            return
        st.markdown("Nobody has typed a figure yet.")
        st.page_link("pages/collect/data_entry.py", label="Enter figures", icon=":material/edit:")


def _counted(report: FigureHistoryReport) -> str:
    told = words.counted(report.found, "figure")
    shown = (
        f", the newest {len(report.rows):,} are listed" if report.found > len(report.rows) else ""
    )
    return f"{told}{shown}; times of {words.plain(report.time_zone)}; click a row for its history"


def _draw_rows(report: FigureHistoryReport, registry: MetricRegistry) -> LedgerRow | None:
    zone = ZoneInfo(report.time_zone)
    frame = pd.DataFrame([_row(row, registry, zone) for row in report.rows])
    height = _ROW * (len(frame) + 1) + 3
    event = st.dataframe(
        frame,
        hide_index=True,
        placeholder=formats.MISSING,
        column_config={
            "Typed": st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm", width=140),
            "Post": st.column_config.TextColumn(width=220),
        },
        on_select="rerun",
        selection_mode="single-row",
        height=min(height, _TABLE_HEIGHT),
        key="figures_rows",
        alt="Typed figures, the newest first.",
        lazy=False,
    )
    picked: Sequence[int] = event.selection.rows
    return report.rows[picked[0]] if picked and picked[0] < len(report.rows) else None


def _row(row: LedgerRow, registry: MetricRegistry, zone: ZoneInfo) -> dict[str, object]:
    metric = next((m for m in registry.metrics if m.name == row.metric), None)
    told = [
        None if value is None else exact(metric, value) if metric else f"{value:f}"
        for value in (row.value, row.old_value)
    ]
    return {
        "Typed": row.typed_at.astimezone(zone).replace(tzinfo=None),
        "By": row.actor,
        "Post": row.title or row.post.external_id,
        "Platform": row.post.platform.label,
        "Metric": metric.label if metric else row.metric,
        "Figure": told[0],
        "Instead of": told[1],
        "Kind": KINDS[row.figure],
        "Of": occasion_words(occasion_of(row), zone),
        "State": _STATES[row.state],
        "Why": row.why or None,
    }


def _draw_one(workspace: WorkspaceReport, row: LedgerRow, registry: MetricRegistry) -> None:
    report = loaders.one_figure(workspace.workspace_id, row.figure_id)
    zone = ZoneInfo(workspace.time_zone)
    metric = registry[row.metric]
    with st.container(border=True, key="figure_panel"):
        title = words.plain(report.figure.title or row.post.external_id)
        st.header(f"{metric.label} of {title}", anchor=False)
        st.caption(
            f"{KINDS[row.figure]}, {occasion_words(occasion_of(row), zone)} \u00b7 "
            f"{row.post.platform.label}, {words.plain(row.account)} \u00b7 entry {row.import_id}"
        )
        events = [_event(event, exact(metric, event.value or 0), zone) for event in report.events]
        st.dataframe(pd.DataFrame(events), hide_index=True, placeholder=formats.MISSING,
                     key="figure_events", height="content",
                     column_config={"When": st.column_config.DatetimeColumn(
                         format="D MMM YYYY, HH:mm")})  # fmt: skip
        draw_actions(workspace, report.figure, metric)


def _event(event: FigureEvent, value: str, zone: ZoneInfo) -> dict[str, object]:
    return {
        "When": event.happened_at.astimezone(zone).replace(tzinfo=None),
        "Who": event.actor,
        "What": _HAPPENED[event.what],
        "Figure": value,
        "Why": event.why or None,
        "Entry": event.import_id,
    }
