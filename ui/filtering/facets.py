"""Which content: platforms, accounts, types, creators, topics and words of the title."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TypeVar

import streamlit as st

from analytics.filter_choices import FilterChoices, NamedAccount
from domain.vocabulary import Platform
from ui import loaders, views, words
from ui.addresses import LONGEST_TEXT, Facet, View
from ui.filtering.narrow import narrow

T = TypeVar("T")
MOST_OFFERED = 1000


def choose_content(view: View, workspace_id: int) -> None:
    """What stands inside is made when it is opened: lists of creators can be long."""
    # One label for good: a popover that is named anew closes, in the middle of choosing.
    popover = st.popover("Filter", icon=":material/filter_list:", key="filter", on_change="rerun")
    if popover.open:
        with popover, narrow():
            _choose(view, loaders.filter_choices(workspace_id))


def _choose(view: View, choices: FilterChoices) -> None:
    _choose_platforms(view)
    accounts = {one.account_id: one for one in choices.accounts}
    _choose_some("accounts", "Accounts", view.accounts, list(accounts),
                 lambda key: account_name(accounts[key]))  # fmt: skip
    _choose_some("types", "Types", view.types, choices.types, str)
    creators, topics = dict(choices.creators), dict(choices.topics)
    _choose_some("creators", "Creators", view.creators, list(creators), creators.__getitem__)
    _choose_some("topics", "Topics", view.topics, list(topics), topics.__getitem__)
    _search_titles(view)


def account_name(account: NamedAccount) -> str:
    return f"{account.name} ({account.platform.label})"


def _choose_platforms(view: View) -> None:
    st.session_state["platforms"] = list(view.platforms)
    st.pills(
        "Platforms",
        list(Platform),
        selection_mode="multi",
        format_func=lambda platform: platform.label,
        key="platforms",
        on_change=_take_platforms,
    )


def _take_platforms() -> None:
    chosen = set(st.session_state["platforms"])
    ordered = tuple(platform for platform in Platform if platform in chosen)
    views.change(lambda view: replace(view, platforms=ordered))


def _choose_some(
    facet: Facet, title: str, chosen: Sequence[T], known: Sequence[T], named: Callable[[T], str]
) -> None:
    """Nothing is drawn where there is nothing to choose from."""
    if not known:
        return
    key = f"filter_{facet}"
    options = list(dict.fromkeys([*known[:MOST_OFFERED], *(one for one in chosen if one in known)]))
    st.session_state[key] = [one for one in chosen if one in options]

    def take() -> None:
        picked = tuple(sorted(st.session_state[key]))
        views.change(lambda view: view.naming(facet, picked))

    st.multiselect(
        title,
        options,
        format_func=named,
        placeholder="All",
        key=key,
        select_all=False,
        on_change=take,
        help=_cut_short(title, known),
    )


def _cut_short(title: str, known: Sequence[object]) -> str | None:
    if len(known) <= MOST_OFFERED:
        return None
    return f"The {MOST_OFFERED:,} with the most content, of {len(known):,} {words.plain(title)}."


def _search_titles(view: View) -> None:
    st.session_state["filter_text"] = view.text
    st.text_input(
        "Title contains",
        key="filter_text",
        max_chars=LONGEST_TEXT,
        placeholder="Any title",
        on_change=_take_text,
    )


def _take_text() -> None:
    text = st.session_state["filter_text"].strip()
    views.change(lambda view: replace(view, text=text))
