"""One way to save from any form of the page: a refusal is told and what was typed stays."""

from collections.abc import Callable

import streamlit as st

from domain.errors import WorkbenchError
from ui import words
from ui.entry.person import remember_name


def saved(name: str, save: Callable[[], None]) -> None:
    """`name` stands beside it in the history."""
    remember_name(name)
    try:
        save()
    except WorkbenchError as refused:
        st.error(words.plain(str(refused)), icon=":material/error:")
        return
    st.rerun()
