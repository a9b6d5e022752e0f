"""Finds a piece of content by its words and remembers it in the address."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analytics.content import ContentMatch
from ui import loaders, views, words

_SHOWN = 10


def choose_content(workspace_id: int) -> int | None:
    """The content of the address; the search above it leads to another."""
    text = st.text_input(
        "Find content",
        placeholder="Words of a title, or an id",
        icon=":material/search:",
        key="content_search",
        max_chars=200,
    )
    if text.strip():
        _draw_matches(text.strip(), loaders.content_matches(workspace_id, text.strip()))
    chosen = views.current().content_id
    if chosen is None and not text.strip():
        _draw_suggestions(workspace_id)
    return chosen


def _draw_matches(text: str, matches: Sequence[ContentMatch]) -> None:
    with st.container(border=True, key="content_matches"):
        if not matches:
            st.markdown(f"Nothing is called **{words.plain(text)}**. Fewer words find more.")
            return
        st.caption(f"{words.counted(len(matches), 'match', 'matches')} for {words.plain(text)}")
        _draw_links(matches[:_SHOWN])


def _draw_suggestions(workspace_id: int) -> None:
    """Before anything is chosen: what could be."""
    matches = loaders.content_matches(workspace_id, "")
    with st.container(border=True, key="content_suggestions"):
        st.header("Choose a piece of content", anchor=False)
        st.caption("Search above, click a row on the overview, or start with one of these.")
        _draw_links(matches[:_SHOWN])


def _draw_links(matches: Sequence[ContentMatch]) -> None:
    for match in matches:
        with st.container(
            horizontal=True, vertical_alignment="center", gap="small", key=f"m{match.content_id}"
        ):
            st.button(
                words.plain(match.title) or "Untitled",
                key=f"open_{match.content_id}",
                type="tertiary",
                on_click=_open,
                args=(match.content_id,),
            )
            st.caption(_told(match), width="content")


def _told(match: ContentMatch) -> str:
    platforms = ", ".join(platform.label for platform in match.platforms)
    return (
        f"{platforms} \u00b7 {words.day(match.published_on)}" if match.published_on else platforms
    )


def _open(content_id: int) -> None:
    st.session_state["content_search"] = ""
    views.change(lambda view: replace(view, content_id=content_id))
