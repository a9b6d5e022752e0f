"""Why no trend can be drawn, and what to do about it."""

from dataclasses import replace

import streamlit as st

from domain.selection import Selection
from ui import views, words
from ui.presets import Preset


def no_days(selection: Selection, reason: str) -> None:
    with st.container(border=True, key="no_trend"):
        st.header(f"No days to follow from {words.span(selection.period)}", anchor=False)
        st.markdown(
            f"{words.plain(reason)} Files that give one total per piece of content and no days "
            "have no trend; a file with a row per day, such as *Chart data* of YouTube Studio, has."
        )
        with st.container(horizontal=True):
            if selection.platforms:
                st.button(
                    "Show all platforms",
                    key="trend_all_platforms",
                    on_click=lambda: views.change(lambda view: replace(view, platforms=())),
                )
            st.button(
                "Show all days with figures",
                key="trend_all_days",
                on_click=lambda: views.change(
                    lambda view: replace(view, preset=Preset.ALL, custom=None)
                ),
            )
