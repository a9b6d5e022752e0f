"""Rehearses and carries out an undo or a redo of an import. Opens the transactions."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from analytics.imports import ImportDetail
from database.engine import rehearsing, writing
from database.writes.reversal import Reversal, redo_import, undo_import
from domain.actors import WEB
from ui import loaders, messages, words
from ui.buttons import main_button
from ui.history.wording import changed, file_of, would_change

_DONE = "history_done"
_ASKED = "history_asked"
_REHEARSED = "history_rehearsed"

Reverse = Callable[..., Reversal]


@dataclass(frozen=True)
class Done:
    reversal: Reversal
    undoing: bool


def offer(workspace_id: int, detail: ImportDetail) -> None:
    """The one thing that can be done with an import, or why nothing can."""
    number = detail.row.import_id
    if detail.row.undone_at is None:
        st.button(
            "Undo this import", icon=":material/undo:", key="undo_import",
            on_click=_ask, args=(number,),
        )  # fmt: skip
    elif detail.can_return:
        st.button(
            "Do it again", icon=":material/redo:", key="redo_import",
            on_click=_ask, args=(number,),
        )  # fmt: skip
    elif detail.standing_twin is not None:
        st.caption(
            f"The same file stands as import {detail.standing_twin}, so doing this one again "
            "would add nothing."
        )
    else:
        st.caption(
            "It was undone before the workbench kept what it takes back. Import the file again."
        )
    if st.session_state.get(_ASKED) == number:
        _confirm(workspace_id, detail)


def _ask(number: int) -> None:
    _forget()
    st.session_state[_ASKED] = number
    st.session_state.pop(_DONE, None)


def _forget() -> None:
    st.session_state.pop(_ASKED, None)
    st.session_state.pop(_REHEARSED, None)


def _confirm(workspace_id: int, detail: ImportDetail) -> None:
    undoing = detail.row.undone_at is None
    title = "Undo this import?" if undoing else "Do this import again?"

    @st.dialog(title, on_dismiss=_forget)
    def ask() -> None:
        st.markdown(f"**{words.plain(file_of(detail.row.file_name))}**")
        with messages.explained():
            rehearsed = _rehearsed(workspace_id, detail.row.import_id, undoing=undoing)
            st.markdown(would_change(rehearsed, undoing=undoing))
            if undoing:
                st.caption("It is set aside whole and can be done again, without the file.")
            _decide(workspace_id, detail.row.import_id, undoing=undoing)

    ask()


def _decide(workspace_id: int, number: int, *, undoing: bool) -> None:
    with st.container(horizontal=True):
        sure = main_button("Undo" if undoing else "Do it again", key="confirm_reversal")
        st.button("Cancel", key="cancel_reversal", on_click=_forget)
    if sure:
        with st.spinner("Taking it back" if undoing else "Bringing it back"):
            done = _carry_out(workspace_id, number, undoing=undoing)
        st.session_state[_DONE] = Done(done, undoing)
        _forget()
        st.rerun()
    if st.session_state.get(_ASKED) is None:
        st.rerun()


def draw_done() -> None:
    """What the last undo or redo did, until it is closed."""
    done = st.session_state.get(_DONE)
    if not isinstance(done, Done):
        return
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key="history_done_panel"
    ):
        verb = "Undone" if done.undoing else "Done again"
        name = words.plain(file_of(done.reversal.file_name))
        told = changed(done.reversal, undoing=done.undoing)
        st.markdown(f":material/check_circle: **{verb}:** {name}. {told}", width="stretch")
        st.button("Close", key="history_close", type="tertiary", on_click=_close)


def _close() -> None:
    st.session_state.pop(_DONE, None)


def _rehearsed(workspace_id: int, number: int, *, undoing: bool) -> Reversal:
    """Once per question, not at every click in the dialog."""
    known = st.session_state.get(_REHEARSED)
    if isinstance(known, Reversal):
        return known
    with (
        st.spinner("Working out what would change"),
        rehearsing(loaders.engine()) as connection,
    ):
        found = _reverse(undoing)(connection, workspace_id, number, actor=WEB)
    st.session_state[_REHEARSED] = found
    return found


def _carry_out(workspace_id: int, number: int, *, undoing: bool) -> Reversal:
    try:
        with writing(loaders.engine()) as connection:
            return _reverse(undoing)(connection, workspace_id, number, actor=WEB)
    finally:
        loaders.forget()


def _reverse(undoing: bool) -> Reverse:
    return undo_import if undoing else redo_import
