"""The shared filter: drawn by the frame, read by pages."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from streamlit.navigation.page import Page

from analytics.workspaces import WorkspaceReport
from domain.selection import Selection
from domain.vocabulary import Comparison
from ui import loaders, views
from ui.filtering.chips import draw_chips
from ui.filtering.comparing import choose_comparison
from ui.filtering.days import choose_days, step_button
from ui.filtering.facets import choose_content
from ui.filtering.sharing import offer_link
from ui.filtering.stated import stated
from ui.filtering.vanished import known_part
from ui.horizon import selected_period, selection_of
from ui.saved_views.bar import draw_saved_views
from ui.workspaces import current_workspace, horizon

_APPLIES = "filter_applies"


def current_selection() -> Selection:
    workspace = current_workspace()
    return selection_of(views.current(), workspace.workspace_id, horizon(workspace))


def apply_here() -> bool:
    """Whether the page that runs shows the filter, and so counts only what it names."""
    return bool(st.session_state.get(_APPLIES))


def note(*, applies: bool) -> None:
    """By the frame, before the page runs."""
    st.session_state[_APPLIES] = applies


def forget_vanished(workspace: WorkspaceReport) -> str:
    """Before the view is used: a sentence on what of it the workspace does not have, or ""."""
    view = views.current()
    if not (view.accounts or view.types or view.creators or view.topics):
        return ""
    known, notice = known_part(view, loaders.filter_choices(workspace.workspace_id))
    if notice:
        views.keep(known)
    return notice


def draw_filter(
    workspace: WorkspaceReport, page: Page, pages: Sequence[Page], *, compares: bool
) -> None:
    view, days = views.current(), horizon(workspace)
    period = selected_period(view, days)
    with st.container(
        horizontal=True,
        horizontal_alignment="left",
        vertical_alignment="center",
        gap="xsmall",
        width="content",
        key="filter_bar",
    ):
        step_button(period, days, -1)
        choose_days(view, period, days)
        step_button(period, days, 1)
        if compares:
            choose_comparison(view, period)
        choose_content(view, workspace.workspace_id)
        draw_saved_views(workspace.workspace_id, page, pages)
        offer_link(view, workspace.workspace_id, period)


def draw_chosen(workspace: WorkspaceReport) -> None:
    """The chips of what is filtered."""
    draw_chips(views.current(), workspace.workspace_id)


def draw_line(workspace: WorkspaceReport, *, compares: bool) -> None:
    selection = current_selection()
    if not compares:
        selection = replace(selection, comparison=Comparison.OFF, compared_from=None)
    st.caption(stated(selection, workspace))
