"""Says that an unusual day or post was seen, in a note; removing the note takes it back."""

from dataclasses import replace

import streamlit as st

from domain.errors import WorkbenchError
from domain.notes import LONGEST_TEXT, Note, NoteDraft
from ui import words
from ui.buttons import main_submit
from ui.entry.person import ask_name, remember_name
from ui.notes import writing
from ui.notes.wording import person_words


def draw_seen(workspace_id: int, draft: NoteDraft, note: Note | None, *, key: str) -> None:
    if note is not None:
        _draw_note(workspace_id, note, key)
        return
    with st.form(f"seen_{key}_{writing.round_number()}", border=False):
        text = st.text_input(
            "What was it", max_chars=LONGEST_TEXT, key=f"seen_{key}_text_{writing.round_number()}",
            placeholder="A word for the team, or nothing",
        )  # fmt: skip
        person = ask_name(key=f"seen_{key}_person_{writing.round_number()}")
        if not main_submit("Acknowledge", key=f"seen_{key}_save", icon=":material/done:"):
            return
    remember_name(person)
    try:
        writing.save(workspace_id, replace(draft, text=text))
    except WorkbenchError as refused:
        st.error(words.plain(str(refused)), icon=":material/error:")
        return
    st.rerun()


def _draw_note(workspace_id: int, note: Note, key: str) -> None:
    said = f": {words.plain(note.draft.text)}" if note.draft.text else ""
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f":material/done: Seen by {words.plain(person_words(note.author))}{said}",
            width="content",
        )
        st.button(
            "Not seen yet",
            key=f"seen_{key}_undo",
            icon=":material/undo:",
            type="tertiary",
            on_click=writing.remove,
            args=(workspace_id, note.note_id),
        )
