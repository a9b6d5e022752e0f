"""Keeps the reader's view in the session and in the address, and the two in step."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

import streamlit as st

from ui.addresses import HistoryTab, View, read_address, write_address

_STATE = "view_state"


@dataclass(frozen=True)
class _State:
    view: View = field(default_factory=View)
    written: tuple[tuple[str, str], ...] = ()
    page: str = ""
    chosen_now: bool = False  # a widget changed the view in this very run


def current() -> View:
    return _state().view


def sync(page: str) -> tuple[str, ...]:
    """Adopts the address the reader came by; returns the parameters that were ignored.

    A click in the navigation empties the address without meaning to reset anything, and the
    browser may send a stale address with a click on a widget: neither is adopted.
    """
    state = _state()
    address = st.query_params.to_dict()
    moved = page != state.page
    followed = tuple(address.items()) != state.written and (bool(address) or not moved)
    ignored: tuple[str, ...] = ()
    if followed and not state.chosen_now:
        view, ignored = read_address(address, page)
        elsewhere = frozenset(one for one in state.view.own if one[0] != page)
        state = replace(state, view=replace(view, own=view.own | elsewhere))
    _store(replace(state, page=page, chosen_now=False))
    return ignored


def publish(*, with_content: bool, with_history: bool) -> None:
    """Writes the view into the address bar; what is chosen on one page only there."""
    view = current()
    if not with_content:
        view = replace(view, content_id=None)
    if not with_history:
        view = replace(view, history=HistoryTab.IMPORTS, import_id=None)
    address = write_address(view, _state().page)
    if st.query_params.to_dict() != address:
        st.query_params.from_dict(address)
    _store(replace(_state(), written=tuple(address.items())))


def change(revise: Callable[[View], View]) -> None:
    """For callbacks of widgets: the next run shows the revised view."""
    _store(replace(_state(), view=revise(current()), chosen_now=True))


def is_arrival() -> bool:
    """Whether this is the first run of a session that came without an address."""
    return _STATE not in st.session_state and not st.query_params


def begin() -> None:
    """The arrival is over: from now on what is chosen holds."""
    _store(_state())


def keep(view: View) -> None:
    """What is left of the view once the workspace is known; for the frame, before it is drawn."""
    _store(replace(_state(), view=view))


def link(view: View, page: str = "") -> dict[str, str]:
    """To another page, by its path, with that page's own choices."""
    return write_address(view, page)


def _state() -> _State:
    state = st.session_state.get(_STATE)
    return state if isinstance(state, _State) else _State()


def _store(state: _State) -> None:
    st.session_state[_STATE] = state


def absolute(view: View) -> str:
    """The address others can open; without a browser (in tests) only its end is known."""
    base = (st.context.url or "").split("?")[0]
    return f"{base}?{urlencode(write_address(view, _state().page), safe=',')}"
