"""What surrounds every page: logo, navigation, title, shared filter, notices."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from ui import filters, messages, views, words, workspaces

STATIC = Path(__file__).parent.parent / "static"


def is_dark() -> bool:
    return st.context.theme.type == "dark"


def draw_logo() -> None:
    shade = "dark" if is_dark() else "light"
    st.logo(STATIC / f"logo_{shade}.svg", size="medium", icon_image=STATIC / f"mark_{shade}.svg")


def show(page: Page, *, with_filter: bool, with_content: bool, with_history: bool) -> None:
    """The frame, then the page inside it; what fails is told where the page would stand."""
    with messages.explained():
        ignored = views.sync(page.url_path)
        views.publish(with_content=with_content, with_history=with_history)
        workspaces.choose_workspace()
        workspace = workspaces.current_workspace()
        with st.container(
            horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"
        ):
            st.title(page.title, anchor=False, width="content")
            if with_filter and workspace.last_day is not None:
                filters.draw_filter(workspace)
        if ignored:
            st.info(_told_of_ignored(ignored), icon=":material/link_off:")
        workspaces.mark_sample(workspace)
        page.run()


def _told_of_ignored(names: tuple[str, ...]) -> str:
    told = words.listed(words.plain(name[:40]) for name in names[:5])
    return f"Parts of the link were not understood and are ignored: {told}."
