"""Why no trend can be drawn, and what to do about it."""

import streamlit as st

from domain.selection import Selection
from ui import empty, words


def no_days(selection: Selection, reason: str) -> None:
    with st.container(border=True, key="no_trend"):
        st.header(f"No days to follow from {words.span(selection.period)}", anchor=False)
        st.markdown(
            f"{words.plain(reason)} Files that give one total per piece of content and no days "
            "have no trend; a file with a row per day, such as *Chart data* of YouTube Studio, has."
        )
        with st.container(horizontal=True):
            empty.offer_more(selection, key="no_trend")
