"""The search beside every page: content to open, creators and topics to filter by."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from streamlit.navigation.page import Page

from analytics.content import ContentMatch
from analytics.filter_choices import FilterChoices
from ui import loaders, views, words
from ui.addresses import View

_TEXT, _TARGET = "find", "find_target"
_CONTENTS, _NAMES = 6, 3
_LONGEST = 44
CONTENT_PATH = "content"


def go_to_found(pages: Sequence[Page]) -> None:
    """Leads to what was clicked in the run before; a callback cannot change the page."""
    target = st.session_state.pop(_TARGET, None)
    if target is not None:
        path, view = target
        page = next((one for one in pages if one.url_path == path), pages[0])
        st.switch_page(page, query_params=views.link(view, page.url_path))


def draw_search(workspace_id: int) -> None:
    text = st.sidebar.text_input(
        "Search everything",
        key=_TEXT,
        placeholder="Content, creator, topic",
        icon=":material/search:",
        max_chars=200,
        label_visibility="collapsed",
    )
    if text.strip():
        with st.sidebar.container(gap="xsmall", key="found"):
            _draw_found(workspace_id, text.strip())


def _draw_found(workspace_id: int, text: str) -> None:
    view = views.current()
    contents = loaders.content_matches(workspace_id, text)[:_CONTENTS]
    names = named(loaders.filter_choices(workspace_id), text, view)
    for match in contents:
        title, told = words.plain(_short(match.title) or "Untitled"), _told(match)
        _offer(f"content_{match.content_id}", title, told, CONTENT_PATH,
               replace(view, content_id=match.content_id))  # fmt: skip
    for kind, name, narrowed in names:
        _offer(f"{kind}_{name}", words.plain(_short(name)), f"Filter by {kind}", "", narrowed)
    if not contents and not names:
        st.caption(f"Nothing is called {words.plain(text)}.")


def named(choices: FilterChoices, text: str, view: View) -> list[tuple[str, str, View]]:
    """Creators and topics whose name holds the text, each with the view of its content."""
    wanted = text.casefold()
    creators = [
        ("creator", name, replace(view.whole, creators=(key,)))
        for key, name in choices.creators
        if wanted in name.casefold()
    ]
    topics = [
        ("topic", name, replace(view.whole, topics=(key,)))
        for key, name in choices.topics
        if wanted in name.casefold()
    ]
    return creators[:_NAMES] + topics[:_NAMES]


def _offer(key: str, label: str, told: str, path: str, view: View) -> None:
    st.button(
        label,
        key=f"find_{key}",
        type="tertiary",
        help=told,
        on_click=_take,
        args=(path, view),
    )


def _take(path: str, view: View) -> None:
    st.session_state[_TEXT] = ""
    st.session_state[_TARGET] = path, view


def _told(match: ContentMatch) -> str:
    platforms = ", ".join(platform.label for platform in match.platforms)
    day = words.day(match.published_on) if match.published_on else ""
    return " \u00b7 ".join(part for part in (platforms, day) if part) or "Open"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}\u2026"
