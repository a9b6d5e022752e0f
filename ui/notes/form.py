"""The fields of a note: its days, what it speaks of, its words, and who sees it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

import streamlit as st

from analytics.filter_choices import NamedAccount
from domain.errors import WorkbenchError
from domain.notes import EVERYTHING, LONGEST_TEXT, NoteDraft, NoteSubject, Visibility
from domain.periods import Period
from ui import words
from ui.buttons import main_submit
from ui.entry.person import ask_name, remember_name
from ui.notes import writing
from ui.notes.wording import VISIBILITIES, subject_words


def subjects_of(accounts: Sequence[NamedAccount]) -> list[NoteSubject]:
    """Everything, then each platform with its accounts."""
    offered = [EVERYTHING]
    for platform in dict.fromkeys(one.platform for one in accounts):
        offered.append(NoteSubject(platform))
        offered += [NoteSubject(platform, a.name) for a in accounts if a.platform is platform]
    return offered


def draw_new_note(
    workspace_id: int, subjects: Sequence[NoteSubject], days: Period, *, key: str
) -> None:
    """`days` are offered, not set: the reader chooses."""
    draft = NoteDraft(days, "", subjects[0])
    asked = _draw(draft, subjects, key=f"{key}_{writing.round_number()}")
    if asked is not None and _taken(lambda: writing.save(workspace_id, asked)):
        st.rerun()


def draw_edit(
    workspace_id: int, note_id: int, draft: NoteDraft, subjects: Sequence[NoteSubject]
) -> None:
    known = [draft.subject, *(one for one in subjects if one != draft.subject)]
    asked = _draw(draft, known, key=f"edit_{note_id}_{writing.round_number()}")
    if asked is not None and _taken(lambda: writing.revise(workspace_id, note_id, asked)):
        st.rerun()


def _draw(draft: NoteDraft, subjects: Sequence[NoteSubject], *, key: str) -> NoteDraft | None:
    """What was submitted; None while nothing was."""
    with st.form(key, border=False):
        text = st.text_area(
            "Note", value=draft.text, max_chars=LONGEST_TEXT, height=96, key=f"{key}_text",
            placeholder="What happened, what was changed",
        )  # fmt: skip
        days = st.date_input(
            "Day, or first and last day", value=(draft.days.first_day, draft.days.last_day),
            min_value=date(2000, 1, 1), max_value=date(2099, 12, 31), format="YYYY-MM-DD",
            key=f"{key}_days",
        )  # fmt: skip
        subject = st.selectbox("On", list(subjects), format_func=subject_words, key=f"{key}_on",
                               index=list(subjects).index(draft.subject))  # fmt: skip
        visibility = st.segmented_control(
            "Shown to", list(Visibility), default=draft.visibility, required=True,
            format_func=VISIBILITIES.__getitem__, key=f"{key}_whose",
        )  # fmt: skip
        person = ask_name(key=f"{key}_person")
        if not main_submit("Save note", key=f"{key}_save"):
            return None
    remember_name(person)
    if not days:
        st.error("Choose the day of the note.", icon=":material/error:")
        return None
    period = Period(days[0], days[-1])
    return replace(draft, days=period, text=text, subject=subject, visibility=visibility)


def _taken(save: Callable[[], None]) -> bool:
    try:
        save()
    except WorkbenchError as refused:
        st.error(words.plain(str(refused)), icon=":material/error:")
        return False
    return True
