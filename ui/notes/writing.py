"""Saves, edits and removes notes, tells what was done, and takes it back. Opens transactions."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from database.engine import writing
from database.writes import notes
from domain.errors import InvalidRequest, NotFound
from domain.notes import NoteDraft, NoteKind
from ui import loaders, words
from ui.entry.person import actor

_DONE, _ROUND = "notes_done", "notes_round"


@dataclass(frozen=True)
class Done:
    """What the page tells until it is closed, and how to take it back."""

    workspace_id: int
    words: str
    note_id: int | None = None
    undo: str = ""  # "remove" or "restore"
    refused: bool = False


def round_number() -> int:
    """Part of the keys of what is typed: after a save they begin anew."""
    return int(st.session_state.get(_ROUND, 0))


def save(workspace_id: int, draft: NoteDraft) -> None:
    """Raises InvalidRequest; then nothing is saved and what was typed stays."""
    with writing(loaders.engine()) as connection:
        note_id = notes.record_note(connection, workspace_id, draft, actor=actor())
    told = "Acknowledged." if draft.kind is NoteKind.ANOMALY else "The note is saved."
    _conclude(Done(workspace_id, told, note_id, "remove"))


def revise(workspace_id: int, note_id: int, draft: NoteDraft) -> None:
    with writing(loaders.engine()) as connection:
        notes.revise_note(connection, workspace_id, note_id, draft, actor=actor())
    _conclude(Done(workspace_id, "Saved. The earlier version stays in the history of the note."))


def remove(workspace_id: int, note_id: int) -> None:
    """For callbacks, which draw nothing: a refusal is told where success would be."""

    def do() -> Done:
        with writing(loaders.engine()) as connection:
            notes.remove_note(connection, workspace_id, note_id, actor=actor())
        return Done(workspace_id, "The note is removed.", note_id, "restore")

    _carry_out(workspace_id, do)


def restore(workspace_id: int, note_id: int) -> None:
    def do() -> Done:
        with writing(loaders.engine()) as connection:
            notes.restore_note(connection, workspace_id, note_id, actor=actor())
        return Done(workspace_id, "The note is back.", note_id, "remove")

    _carry_out(workspace_id, do)


def draw_done(workspace_id: int) -> None:
    done = st.session_state.get(_DONE)
    if not isinstance(done, Done) or done.workspace_id != workspace_id:
        return
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key="notes_done_panel"
    ):
        icon = ":material/error:" if done.refused else ":material/check_circle:"
        st.markdown(f"{icon} {done.words}", width="stretch")
        if done.note_id is not None:
            st.button(
                "Undo",
                key="notes_undo",
                icon=":material/undo:",
                on_click=remove if done.undo == "remove" else restore,
                args=(workspace_id, done.note_id),
            )
        st.button("Close", key="notes_close", type="tertiary", on_click=dismiss)


def dismiss() -> None:
    st.session_state.pop(_DONE, None)


def _carry_out(workspace_id: int, change: Callable[[], Done]) -> None:
    try:
        done = change()
    except (InvalidRequest, NotFound) as refused:
        done = Done(workspace_id, words.plain(str(refused)), refused=True)
    _conclude(done)


def _conclude(done: Done) -> None:
    st.session_state[_DONE] = done
    st.session_state[_ROUND] = round_number() + 1
