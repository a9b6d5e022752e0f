"""What is filtered, each with a way to take it back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import streamlit as st

from analytics.filter_choices import FilterChoices
from ui import loaders, views, words
from ui.addresses import Facet, View
from ui.filtering.facets import account_name

T = TypeVar("T")
_SHOWN_SINGLY = 4
_LONGEST = 32
_KINDS: dict[Facet, tuple[str, str]] = {
    "accounts": ("Account", "accounts"),
    "types": ("Type", "types"),
    "creators": ("Creator", "creators"),
    "topics": ("Topic", "topics"),
}


@dataclass(frozen=True)
class Chip:
    key: str
    text: str
    without: View  # what is left when it is taken away


def draw_chips(view: View, workspace_id: int) -> None:
    if not view.is_narrowed:
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall", key="chips"):
        for chip in chips_of(view, workspace_id):
            st.button(
                f"{words.plain(_short(chip.text))} :material/close:",
                key=f"chip_{chip.key}",
                help=f"Remove {words.plain(chip.text)}",
                on_click=_leave,
                args=(chip.without,),
            )
        st.button("Clear all", key="clear_filter", type="tertiary", on_click=_clear)


def chips_of(view: View, workspace_id: int) -> list[Chip]:
    """One per choice; a kind with many choices is one chip."""
    found = [
        Chip(each.value, each.label, replace(view, platforms=_others(view.platforms, each)))
        for each in view.platforms
    ]
    names = names_of(view, workspace_id)
    for kind, (one, several) in _KINDS.items():
        found += _of_kind(view, kind, (one, several), names.get(kind, {}))
    if view.text:
        found.append(Chip("text", f"Title: \u201c{view.text}\u201d", replace(view, text="")))
    return found


def _of_kind(
    view: View, kind: Facet, titles: tuple[str, str], names: dict[Any, str]
) -> Iterator[Chip]:
    chosen, (one, several) = view.named(kind), titles
    if len(chosen) > _SHOWN_SINGLY:
        yield Chip(kind, f"{len(chosen)} {several}", view.naming(kind, ()))
        return
    for each in chosen:
        left = view.naming(kind, _others(chosen, each))
        yield Chip(f"{kind}_{each}", f"{one}: {names.get(each, each)}", left)


def _others(chosen: tuple[T, ...], gone: T) -> tuple[T, ...]:
    return tuple(each for each in chosen if each != gone)


def names_of(view: View, workspace_id: int) -> dict[Facet, dict[Any, str]]:
    """Read only when something is named that has an id."""
    if not (view.accounts or view.creators or view.topics):
        return {}
    choices: FilterChoices = loaders.filter_choices(workspace_id)
    return {
        "accounts": {one.account_id: account_name(one) for one in choices.accounts},
        "creators": dict(choices.creators),
        "topics": dict(choices.topics),
    }


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}\u2026"


def _leave(view: View) -> None:
    """Only the filter: the days may have changed since the chip was drawn."""
    views.change(
        lambda now: replace(
            now, platforms=view.platforms, accounts=view.accounts, types=view.types,
            creators=view.creators, topics=view.topics, text=view.text,
        )
    )  # fmt: skip


def _clear() -> None:
    views.change(lambda view: view.whole)
