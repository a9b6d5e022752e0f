"""The page of all notes: what is asked for, the list, and the one that is chosen."""

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st

from analytics.day_notes import DayNotesReport, Note, subject_in_words
from analytics.workspaces import WorkspaceReport
from charts import formats
from domain.notes import NoteFilter, NoteKind, Visibility
from domain.periods import Period
from domain.vocabulary import Platform
from exports.notes import notes_table
from ui import words
from ui.downloads import table_buttons
from ui.entry.person import actor
from ui.notes.wording import KINDS, VISIBILITIES, person_words
from ui.page_choices import Choice, choose_one

PAGE = "notes"
CHOSEN = Choice(PAGE, "note")
_KIND, _WHOSE, _ON, _STATE = (Choice(PAGE, name) for name in ("kind", "whose", "on", "state"))
_ANY, _ROWS = "any", "notes_rows"
_PAGE_LENGTH, _ROW, _TABLE_HEIGHT = 200, 35, 420


class State(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"


def ask(workspace: WorkspaceReport) -> NoteFilter:
    text_at, days_at, on_at, kind_at, whose_at, state_at = st.columns([3, 2, 2, 2, 2, 2])
    with text_at:
        text = st.text_input(
            "Find", placeholder="Text, title, author", icon=":material/search:", max_chars=200,
            key="notes_text", persist_state="session", label_visibility="collapsed",
        )  # fmt: skip
    with days_at:
        days = st.date_input(
            "Days", value=[], min_value=date(2000, 1, 1), format="YYYY-MM-DD", key="notes_days",
            persist_state="session", label_visibility="collapsed",
        )  # fmt: skip
    with on_at:
        platform = _narrowed(_ON, [p.value for p in Platform], "Platform",
                             lambda name: Platform(name).label)  # fmt: skip
    with kind_at:
        kind = _narrowed(_KIND, [k.value for k in NoteKind], "Kind",
                         lambda name: KINDS[NoteKind(name)])  # fmt: skip
    with whose_at:
        whose = _narrowed(_WHOSE, [v.value for v in Visibility], "Shown to",
                          lambda name: VISIBILITIES[Visibility(name)])  # fmt: skip
    with state_at:
        state = choose_one(_STATE, list(State), label="State", default=State.KEPT,
                           words=lambda one: one.capitalize(), widget="list",
                           width="stretch")  # fmt: skip
    return NoteFilter(
        workspace.workspace_id,
        actor(),
        text.strip(),
        Period(days[0], days[-1]) if days else None,
        Platform(platform) if platform else None,
        NoteKind(kind) if kind else None,
        Visibility(whose) if whose else None,
        removed=state == State.REMOVED,
    )


def draw_list(report: DayNotesReport) -> Note | None:
    """The note that is chosen, by a click or by the address."""
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.caption(_counted(report), width="content")
        table_buttons(
            lambda: notes_table(report), title="Notes", file_name="notes.csv", key="notes"
        )
    zone = ZoneInfo(report.time_zone)
    st.dataframe(
        pd.DataFrame([_row(note, report, zone) for note in report.rows[:_PAGE_LENGTH]]),
        hide_index=True,
        placeholder=formats.MISSING,
        column_config={
            "Days": st.column_config.TextColumn(width=170),
            "Note": st.column_config.TextColumn(width=340),
            "Written": st.column_config.DatetimeColumn(format="D MMM YYYY, HH:mm", width=140),
        },
        on_select=lambda: _take(report),
        selection_mode="single-cell",
        height=min(_ROW * (min(len(report.rows), _PAGE_LENGTH) + 1) + 3, _TABLE_HEIGHT),
        key=_ROWS,
        alt="Notes, the latest days first.",
        lazy=False,
    )
    return next((note for note in report.rows if note.note_id == CHOSEN.value), None)


def _take(report: DayNotesReport) -> None:
    picked = st.session_state[_ROWS].selection.cells
    CHOSEN.take(str(report.rows[picked[0][0]].note_id) if picked else None)


def draw_nothing(asked: NoteFilter) -> None:
    with st.container(border=True, key="notes_none"):
        if asked.narrows:
            st.markdown("No note is like that. Fewer conditions find more.")
        elif asked.removed:
            st.markdown("No note was removed.")
        else:
            st.markdown(
                "**No notes yet.** A note says what happened on a day: a launch, new thumbnails, "
                "a change of counting. Charts of that day show it."
            )


def _narrowed(
    choice: Choice, options: list[str], label: str, told: Callable[[str], str]
) -> str | None:
    def words_of(option: str) -> str:
        return f"{label}: any" if option == _ANY else told(option)

    chosen = choose_one(choice, [_ANY, *options], label=label, default=_ANY, words=words_of,
                        widget="list", width="stretch")  # fmt: skip
    return None if chosen == _ANY else chosen


def _counted(report: DayNotesReport) -> str:
    told = words.counted(report.found, "note")
    if report.found > _PAGE_LENGTH:
        told += f", the latest {_PAGE_LENGTH} are listed"
    return f"{told} \u00b7 times of {words.plain(report.time_zone)} \u00b7 click a row to open it"


def _row(note: Note, report: DayNotesReport, zone: ZoneInfo) -> dict[str, object]:
    labels = dict(report.metric_labels)
    draft = note.draft
    return {
        "Days": words.span(draft.days),
        "On": subject_in_words(note),
        "Note": draft.text or None,
        "Kind": "Acknowledged" if draft.kind is NoteKind.ANOMALY else "Note",
        "Metric": labels.get(draft.metric, draft.metric) if draft.metric else None,
        "By": person_words(note.author),
        "Shown to": VISIBILITIES[draft.visibility],
        "Written": note.created_at.astimezone(zone).replace(tzinfo=None),
        "Edited": "Yes" if note.was_edited else None,
    }
