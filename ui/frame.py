"""What surrounds every page: logo, navigation, title, shared filter, notices."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from analytics.workspaces import WorkspaceReport
from ui import filters, finding, loaders, messages, views, words, workspaces
from ui.saved_views import opening

STATIC = Path(__file__).parent.parent / "static"
_SERVED = "/app/static"  # by address: as a file the logo would be sent with every run


def is_dark() -> bool:
    return st.context.theme.type == "dark"


def draw_logo() -> None:
    shade = "dark" if is_dark() else "light"
    logo, mark = (f"{_SERVED}/{name}_{shade}.svg" for name in ("logo", "mark"))
    st.logo(logo, size="medium", icon_image=mark)


@dataclass(frozen=True)
class Frame:
    """What a page shares with others, beyond its title."""

    filter: bool = False
    line: bool = False  # of days, zone and basis, where the page does not say them itself
    compares: bool = False  # its days with others
    content: bool = False  # it reads which content is looked at
    history: bool = False


def show(page: Page, pages: Sequence[Page], frame: Frame) -> None:
    """The frame, then the page inside it; what fails is told where the page would stand."""
    with messages.explained(), loaders.one_state():
        finding.go_to_found(pages)
        if views.is_arrival() and page == pages[0]:
            opening.open_first(workspaces.current_workspace().workspace_id, pages)
        ignored = views.sync(page.url_path)
        workspace = workspaces.current_workspace()
        vanished = filters.forget_vanished(workspace) if frame.filter else ""
        views.publish(with_content=frame.content, with_history=frame.history)
        if not frame.content:  # that page has a search of its own
            finding.draw_search(workspace.workspace_id)
        workspaces.choose_workspace()
        filtered = frame.filter and workspace.last_day is not None
        filters.note(applies=filtered)
        _draw_top(page, pages, workspace, filtered=filtered, compares=frame.compares)
        for notice in filter(None, (_told_of_ignored(ignored), vanished)):
            st.info(notice, icon=":material/link_off:")
        if filtered and frame.line:
            filters.draw_line(workspace, compares=frame.compares)
        workspaces.mark_sample(workspace)
        page.run()


def _draw_top(
    page: Page,
    pages: Sequence[Page],
    workspace: WorkspaceReport,
    *,
    filtered: bool,
    compares: bool,
) -> None:
    with st.container(
        horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
    ):
        st.title(page.title, anchor=False, width="content")
        if filtered:
            filters.draw_filter(workspace, page, pages, compares=compares)
    if filtered:
        filters.draw_chosen(workspace)


def _told_of_ignored(names: tuple[str, ...]) -> str:
    if not names:
        return ""
    told = words.listed(words.plain(name[:40]) for name in names[:5])
    return f"Parts of the link were not understood and are ignored: {told}."
