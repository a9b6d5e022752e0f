"""Finds the post to type for, or begins a new one."""

from collections.abc import Mapping, Sequence

import streamlit as st

from analytics.data_entry import EntryPost
from ui.entry import loaders
from ui.entry.entry_words import post_option

SEARCH = "entry_search"
CHOSEN = "entry_post"
NEW = "A new post"
_KEPT = "entry_kept_post"


def choose_post(workspace_id: int) -> EntryPost | str | None:
    """The post, NEW, or None while nothing is chosen."""
    left, right = st.columns([2, 3])
    with left:
        text = st.text_input(
            "Find a post",
            placeholder="Words of a title, an account, an id",
            icon=":material/search:",
            key=SEARCH,
            live="300ms",
            persist_state="session",
        )
    found = loaders.entry_posts(workspace_id, text.strip())
    options = _labelled(_with_kept(found))
    _take_only_match(text, found, options)
    with right:
        chosen = st.selectbox(
            "Post",
            [NEW, *options],
            index=None,
            placeholder=_placeholder(text, found),
            key=CHOSEN,
            persist_state="session",
        )
    post = options.get(chosen or "")
    st.session_state[_KEPT] = post
    return post or (NEW if chosen == NEW else None)


def choose(post: EntryPost) -> None:
    """For callbacks and for what was created just now."""
    st.session_state[_KEPT] = post
    st.session_state[CHOSEN] = next(iter(_labelled([post])))


def _placeholder(text: str, found: Sequence[EntryPost]) -> str:
    if not found:
        return "Nothing is called that; create it" if text else "No posts yet; create one"
    return f"Choose from {len(found)} {'found' if text else 'posts'}"


def _with_kept(found: Sequence[EntryPost]) -> list[EntryPost]:
    """The chosen post stays in the list while other words are searched."""
    kept: EntryPost | None = st.session_state.get(_KEPT)
    missing = kept is not None and kept.name not in {post.name for post in found}
    return [*found, kept] if missing and kept is not None else list(found)


def _labelled(posts: Sequence[EntryPost]) -> Mapping[str, EntryPost]:
    """Lists tell their options apart by what they show, so each must show something else."""
    return {f"{post_option(post)} \u00b7 {post.account} ({post.name.external_id})": post
            for post in posts}  # fmt: skip


def _take_only_match(
    text: str, found: Sequence[EntryPost], options: Mapping[str, EntryPost]
) -> None:
    only = len(found) == 1 and text.strip() != st.session_state.get("entry_taken_for", "")
    if only and text.strip():
        label = next(label for label, post in options.items() if post.name == found[0].name)
        st.session_state[CHOSEN] = label
        st.session_state["entry_taken_for"] = text.strip()
    elif not text.strip():
        st.session_state["entry_taken_for"] = ""
