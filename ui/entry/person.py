"""Who types: the name that stands beside every figure in its history."""

import streamlit as st

from ui.entry import loaders
from ui.importing.imports import ACTOR

_NAME = "entry_person"


def actor() -> str:
    return (st.session_state.get(_NAME) or ACTOR).strip() or ACTOR


def choose_person(workspace_id: int) -> None:
    people = loaders.entry_options(workspace_id, actor()).people
    known = [name for name in people if name != ACTOR]
    chosen = st.session_state.get(_NAME)
    st.selectbox(
        "Typed by",
        list(dict.fromkeys([*known, *([chosen] if chosen else [])])),
        index=None,
        accept_new_options=True,
        placeholder="Your name",
        key=_NAME,
        persist_state="session",
        width=220,
        help="Stands beside the figures in their history, and remembers how you type them.",
    )


def ask_name(*, key: str) -> str:
    """A field for forms, of which a page may hold several."""
    known = actor()
    return st.text_input(
        "Your name",
        value="" if known == ACTOR else known,
        max_chars=80,
        placeholder="Stands beside what you save",
        key=key,
    ).strip()


def remember_name(name: str) -> None:
    """For all that is saved in this session; what is empty changes nothing."""
    if name:
        st.session_state[_NAME] = name
