"""One note: its words, its versions, the days before and after it, and what can be done to it."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from analytics.day_notes import Note, NoteReport, subject_in_words
from analytics.note_effect import NOT_CAUSAL, NoteEffect
from analytics.workspaces import WorkspaceReport
from charts import formats
from domain.notes import NoteSubject
from ui import messages, views, words
from ui.notes import form, loaders, writing
from ui.notes.wording import is_own, person_words


def draw_note(workspace: WorkspaceReport, note: Note, subjects: Sequence[NoteSubject]) -> None:
    report = loaders.note_report(workspace.workspace_id, note.note_id)
    with st.container(border=True, key="note_panel"):
        st.header(
            f"{words.plain(subject_in_words(note))}, {words.span(note.draft.days)}", anchor=False
        )
        st.caption(_told_by(report))
        if note.draft.text:
            st.markdown(words.plain(note.draft.text))
        _draw_actions(workspace.workspace_id, note)
        if note.removed:
            return
        with (
            st.expander("Before and after", key="note_effect", expanded=True),
            messages.explained(),
        ):
            _draw_effect(loaders.note_effect(note, workspace.workspace_id, _metric()))
        with st.expander("Edit", key="note_edit"):
            form.draw_edit(workspace.workspace_id, note.note_id, note.draft, subjects)
        if len(report.versions) > 1:
            with st.expander(f"History ({len(report.versions)})", key="note_history"):
                _draw_versions(report)


def _metric() -> str | None:
    return views.current().metric


def _told_by(report: NoteReport) -> str:
    note, zone = report.note, ZoneInfo(report.time_zone)
    written = words.moment(report.created_at.astimezone(zone))
    told = f"{words.plain(person_words(note.author))}, {written}"
    if note.was_edited:
        changed = words.moment(note.changed_at.astimezone(zone))
        told += f"; changed by {words.plain(person_words(note.changed_by))}, {changed}"
    return told + (" \u00b7 shown only to you" if is_own(note) else "")


def _draw_actions(workspace_id: int, note: Note) -> None:
    with st.container(horizontal=True):
        if note.removed:
            st.button("Bring back", key="note_restore", icon=":material/undo:",
                      on_click=writing.restore, args=(workspace_id, note.note_id))  # fmt: skip
            return
        st.button("Remove", key="note_remove", icon=":material/delete:",
                  on_click=writing.remove, args=(workspace_id, note.note_id))  # fmt: skip
        if note.content_id is not None:
            st.page_link(
                "pages/measure/content.py",
                label="Open the content",
                icon=":material/play_circle:",
                query_params={**views.link(views.current()), "content": str(note.content_id)},
            )


def _draw_effect(effect: NoteEffect) -> None:
    st.markdown(effect_words(effect))
    sides = (
        f"{words.span(effect.before)} beside {words.span(effect.after)}; the days of the note "
        "belong to neither"
    )
    variation = effect.compared.variation
    days = f"{variation.days_before} and {variation.days_now} known days"
    st.caption(
        f"{sides} \u00b7 {days} \u00b7 weekdays and the memory of days are allowed for \u00b7 "
        f"**{NOT_CAUSAL}**"
    )
    for told in effect.beside:
        st.caption(words.plain(told))


def effect_words(effect: NoteEffect) -> str:
    """As markdown: both means, the difference and its interval."""
    metric, compared, variation = effect.metric, effect.compared, effect.compared.variation

    def told(value: float) -> str:
        return formats.amount(metric, value)

    ratio = f" ({formats.percent(compared.ratio, plus=True)})" if compared.ratio is not None else ""
    verdict = (
        "within what such days differ by anyway"
        if variation.within_noise
        else "more than such days differ by anyway"
    )
    return words.plain(
        f"{metric.label} per day: {told(compared.mean_before)} before, "
        f"{told(compared.mean_after)} after. Difference {told(variation.difference)}{ratio}, "
        f"95 % interval {told(variation.low)} to {told(variation.high)}: {verdict}."
    )


def _draw_versions(report: NoteReport) -> None:
    zone = ZoneInfo(report.time_zone)
    rows = [
        {
            "When": version.said_at.astimezone(zone).replace(tzinfo=None),
            "Who": person_words(version.actor),
            "Days": words.span(version.draft.days),
            "Note": version.draft.text,
            "State": "Removed" if version.removed else None,
        }
        for version in report.versions
    ]
    moments = st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm")
    st.dataframe(pd.DataFrame(rows), hide_index=True, placeholder=formats.MISSING,
                 column_config={"When": moments}, key="note_versions")  # fmt: skip
