"""What the last save changed, with the way back."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from analytics.workspaces import WorkspaceReport
from charts import formats
from domain.metrics import MetricRegistry
from domain.periods import Period
from ui import messages, words
from ui.entry import grid_rows, loaders, saving
from ui.entry.entry_words import KINDS, exact, occasion_words, signed
from ui.entry.person import actor
from ui.entry.saving import Change, Saved

_SAVED = "entry_saved"
_SHOWN_NAMES = 3


def keep(done: Saved) -> None:
    st.session_state[_SAVED] = done


def draw_saved(workspace: WorkspaceReport) -> None:
    done: Saved | None = st.session_state.get(_SAVED)
    if done is None:
        return
    registry = loaders.metric_registry(workspace.workspace_id)
    with st.container(border=True, key="entry_saved_panel"):
        st.header(_headline(done, registry), anchor=False)
        st.caption(_effect_words(done))
        _draw_changes(done, registry, ZoneInfo(workspace.time_zone))
        _draw_days(done, registry)
        with messages.explained(), st.container(horizontal=True):
            _offer_reversal(workspace, done)
            st.button("Close", key="close_saved", type="tertiary", on_click=_close)


def _headline(done: Saved, registry: MetricRegistry) -> str:
    verb = "Taken back" if done.undone else "Saved"
    titles = list(dict.fromkeys(change.title for change in done.changes))
    if len(titles) == 1:
        labels = dict.fromkeys(registry[c.figure.metric].label for c in done.changes)
        shown = words.listed(list(labels)[:_SHOWN_NAMES]) if labels else ""
        more = f" and {len(labels) - _SHOWN_NAMES} more" if len(labels) > _SHOWN_NAMES else ""
        return f"{verb}: {shown}{more} of {words.plain(titles[0])}"
    counted = words.counted(len(done.changes), "figure")
    return f"{verb}: {counted} of {words.counted(len(titles), 'post')}"


def _effect_words(done: Saved) -> str:
    outcome = done.outcome
    if done.undone:
        back = "The rows are back in the grid. " if done.rows else ""
        return f"{back}The daily series are what they were; the history keeps the figures."
    if outcome.first_day is None or outcome.last_day is None:
        told = "No day of the daily series changed: a first running total tells of no day yet"
    else:
        days = words.counted(outcome.days_changed, "day")
        span = words.span(Period(outcome.first_day, outcome.last_day))
        told = f"{days} of the daily series changed, {span}"
    stayed = f"; {words.counted(done.left, 'row')} stayed in the grid" if done.left else ""
    return f"{told}{stayed}."


def _draw_changes(done: Saved, registry: MetricRegistry, zone: ZoneInfo) -> None:
    rows = [_row(change, registry, zone) for change in done.changes]
    st.dataframe(
        pd.DataFrame(rows), hide_index=True, placeholder=formats.MISSING, key="saved_changes",
        height="content" if len(rows) <= 10 else 390,
    )  # fmt: skip


def _row(change: Change, registry: MetricRegistry, zone: ZoneInfo) -> dict[str, str | None]:
    metric = registry[change.figure.metric]
    before = None if change.before is None else exact(metric, change.before)
    if before and change.before_on:
        before = f"{before} on {words.day(change.before_on)}"
    moved = None if change.before is None else change.figure.value - change.before
    return {
        "Metric": metric.label,
        "Before": before,
        "Typed": exact(metric, change.figure.value),
        "Change": None if moved is None else signed(metric, moved),
        "Kind": KINDS[change.figure.occasion.figure],
        "Of": occasion_words(change.figure.occasion, zone),
        "Post": change.title,
    }


def _draw_days(done: Saved, registry: MetricRegistry) -> None:
    moved = done.outcome.moved
    if done.undone or not moved:
        return
    with st.expander(
        f"By day: {words.counted(done.outcome.moved_in_all, 'figure')} changed", key="saved_days"
    ):
        rows = [
            {
                "Day": day.day,
                "Metric": registry[day.metric].label,
                "Before": None if day.before is None else exact(registry[day.metric], day.before),
                "Now": None if day.now is None else exact(registry[day.metric], day.now),
                "Post": done.outcome.titles.get(day.post_id),
            }
            for day in moved
        ]
        st.dataframe(
            pd.DataFrame(rows), hide_index=True, placeholder=formats.MISSING, key="saved_day_rows",
            height="content" if len(rows) <= 10 else 390,
        )  # fmt: skip
        if len(moved) < done.outcome.moved_in_all:
            st.caption(f"The latest {len(moved):,} are listed.")


def _offer_reversal(workspace: WorkspaceReport, done: Saved) -> None:
    number = done.outcome.import_id
    if done.undone:
        if not done.rows and st.button("Save it again", key="redo_entry", icon=":material/redo:"):
            saving.redo(workspace.workspace_id, number, actor=actor())
            keep(replace(done, undone=False))
            st.rerun()
    elif st.button("Undo", key="undo_entry", icon=":material/undo:"):
        saving.undo(workspace.workspace_id, number, actor=actor())
        if done.rows:
            grid_rows.add(done.rows)
        keep(replace(done, undone=True))
        st.rerun()


def _close() -> None:
    st.session_state.pop(_SAVED, None)
