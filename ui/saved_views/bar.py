"""The bookmark in the filter bar: what is kept, and a name for what is on the screen."""

from collections.abc import Callable, Sequence

import streamlit as st
from streamlit.navigation.page import Page

from analytics.saved_views import SavedViewsReport
from domain.errors import InvalidRequest, NotFound
from domain.notes import Visibility
from domain.saved_views import LONGEST_NAME, SavedView
from ui import views, words
from ui.filtering.narrow import narrow
from ui.saved_views import changing, loading
from ui.saved_views.changing import Action
from ui.saved_views.opening import drafted, open_view

_WHOSE = {Visibility.OWN: "Mine", Visibility.TEAM: "The team's"}
_RENAMED, _REFUSED, _ROUND = "view_renamed", "view_refused", "views_round"


def draw_saved_views(workspace_id: int, page: Page, pages: Sequence[Page]) -> None:
    """What stands inside is made when it is opened."""
    popover = st.popover(
        "", icon=":material/bookmark:", help="Saved views", key="saved_views", on_change="rerun"
    )
    if popover.open:
        with popover, narrow():
            _draw_kept(workspace_id, loading.saved_views_report(workspace_id), pages)
            _offer_to_save(workspace_id, page)


def _draw_kept(workspace_id: int, report: SavedViewsReport, pages: Sequence[Page]) -> None:
    if not report.views:
        st.markdown("No views are saved yet.")
    for title, kept in (("Mine", report.own), ("The team's", report.team)):
        if kept:
            st.caption(title)
        for view in kept:
            _draw_view(workspace_id, view, pages)


def _draw_view(workspace_id: int, view: SavedView, pages: Sequence[Page]) -> None:
    if st.session_state.get(_RENAMED) == view.view_id:
        _rename(workspace_id, view)
        return
    with st.container(horizontal=True, vertical_alignment="center", gap="xsmall"):
        star = ":material/star: " if view.is_default else ""
        if st.button(
            f"{star}{words.plain(view.name)}",
            key=f"open_view_{view.view_id}",
            type="tertiary",
            width="stretch",
            help="Opens first, where no link asks for more" if view.is_default else None,
        ):
            open_view(view, pages)
        key = f"change_view_{view.view_id}"
        st.menu_button(
            "",
            changing.actions_of(view),
            key=key,
            type="tertiary",
            icon=":material/more_vert:",
            help=f"Change {words.plain(view.name)}",
            on_click=_take_action,
            args=(key, workspace_id, view),
        )


def _take_action(key: str, workspace_id: int, view: SavedView) -> None:
    action = st.session_state[key]
    if action is Action.RENAME:
        st.session_state[_RENAMED] = view.view_id
        return
    _tried(lambda: changing.change(workspace_id, view, Action(action)))


def _rename(workspace_id: int, view: SavedView) -> None:
    key = f"rename_view_{view.view_id}"
    st.session_state.setdefault(key, view.name)
    st.text_input(
        "New name",
        key=key,
        max_chars=LONGEST_NAME,
        on_change=_take_name,
        args=(key, workspace_id, view),
    )
    st.button("Keep the name", key="keep_view_name", type="tertiary", on_click=_end_renaming)


def _take_name(key: str, workspace_id: int, view: SavedView) -> None:
    if _tried(lambda: changing.rename(workspace_id, view, st.session_state[key])):
        _end_renaming()


def _end_renaming() -> None:
    st.session_state.pop(_RENAMED, None)


def _offer_to_save(workspace_id: int, page: Page) -> None:
    """The field is empty again after a view was saved."""
    key = f"view_name_{st.session_state.get(_ROUND, 0)}"
    st.text_input(
        "Save what is on the screen as",
        key=key,
        max_chars=LONGEST_NAME,
        placeholder="A name",
    )
    with st.container(horizontal=True, horizontal_alignment="distribute"):
        st.segmented_control(
            "Whose",
            list(_WHOSE),
            format_func=_WHOSE.__getitem__,
            default=Visibility.OWN,
            required=True,
            key="view_whose",
            label_visibility="collapsed",
        )
        st.button("Save", key="save_view", on_click=_save, args=(key, workspace_id, page))
    if refused := st.session_state.pop(_REFUSED, None):
        st.warning(words.plain(refused))


def _save(key: str, workspace_id: int, page: Page) -> None:
    whose = Visibility(st.session_state["view_whose"])
    draft = drafted(st.session_state[key], whose, views.current(), page.url_path)
    if _tried(lambda: changing.save(workspace_id, draft)):
        st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1


def _tried(change: Callable[[], None]) -> bool:
    """What is refused, or gone meanwhile, is told in the popover; the view stays as it is."""
    try:
        change()
    except (InvalidRequest, NotFound) as error:
        st.session_state[_REFUSED] = str(error)
        return False
    return True
