"""Opens a view that was kept, and the one that comes first."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import parse_qsl, urlencode

import streamlit as st
from streamlit.navigation.page import Page

from domain.notes import Visibility
from domain.saved_views import SavedView, ViewDraft
from ui import views
from ui.addresses import View
from ui.saved_views import loading


def drafted(name: str, visibility: Visibility, view: View, page: str) -> ViewDraft:
    """What is on the screen, without the workspace: a view belongs to one."""
    address = views.link(replace(view, workspace_id=None), page)
    return ViewDraft(name, visibility, page, urlencode(address))


def open_view(view: SavedView, pages: Sequence[Page]) -> None:
    """A page that is gone gives way to the first one."""
    page = next((one for one in pages if one.url_path == view.page), pages[0])
    st.switch_page(page, query_params=address_of(view, views.current().workspace_id))


def address_of(view: SavedView, workspace_id: int | None) -> dict[str, str]:
    workspace = {} if workspace_id is None else {"workspace": str(workspace_id)}
    return {**workspace, **dict(parse_qsl(view.address))}


def open_first(workspace_id: int, pages: Sequence[Page]) -> None:
    """For who comes without an address: the default view, if there is one."""
    view = loading.default_view(workspace_id)
    if view is not None:
        views.begin()
        open_view(view, pages)
