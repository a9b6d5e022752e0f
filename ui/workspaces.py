"""Which workspace is looked at, and which one imports go into."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from analytics.workspaces import WorkspaceReport
from domain.errors import NotFound
from ui import loaders, messages, views, words
from ui.buttons import main_button
from ui.horizon import Horizon
from ui.importing import imports

_SWITCH = "workspace_switch"
_REMOVING = "removing_sample"


def current_workspace() -> WorkspaceReport:
    return pick(loaders.workspace_reports(), views.current().workspace_id)


def own_workspace() -> WorkspaceReport:
    """Imports go here, whichever workspace is looked at."""
    return next(one for one in _known(loaders.workspace_reports()) if not one.is_sample)


def pick(workspaces: Sequence[WorkspaceReport], wanted: int | None) -> WorkspaceReport:
    """The wanted one, else the team's own once it holds figures, else the sample."""
    known = _known(workspaces)
    for workspace in known:
        if workspace.workspace_id == wanted:
            return workspace
    return min(known, key=lambda one: (one.last_day is None, one.is_sample))


def _known(workspaces: Sequence[WorkspaceReport]) -> Sequence[WorkspaceReport]:
    if not workspaces:
        raise NotFound("There is no workspace yet. Running manage.py migrate creates one.")
    return workspaces


def horizon(workspace: WorkspaceReport) -> Horizon:
    today = datetime.now(ZoneInfo(workspace.time_zone)).date()
    return Horizon.of(workspace.first_day, workspace.last_day, today=today)


def choose_workspace() -> None:
    """The switch in the sidebar, when there is something to switch between."""
    workspaces = loaders.workspace_reports()
    if len(workspaces) < 2:
        return
    names = {one.workspace_id: words.plain(one.name) for one in workspaces}
    st.session_state[_SWITCH] = current_workspace().workspace_id
    st.sidebar.selectbox(
        "Workspace", list(names), format_func=names.__getitem__, key=_SWITCH, on_change=_switch
    )


def _switch() -> None:
    chosen = st.session_state[_SWITCH]
    views.change(lambda view: replace(view, workspace_id=chosen, content_id=None))


def mark_sample(workspace: WorkspaceReport) -> None:
    """Says on every page that these figures are invented, and offers to remove them."""
    if not workspace.is_sample:
        return
    with st.container(
        border=True, horizontal=True, vertical_alignment="center", key="sample_notice"
    ):
        st.badge("Sample data", icon=":material/science:", color="gray")
        st.markdown("Invented figures, to look around with.", width="stretch")
        st.page_link(
            "pages/collect/import_files.py", label="Import your files", icon=":material/upload:"
        )
        st.button(
            "Remove sample data", key="remove_sample", type="tertiary", on_click=_ask_to_remove
        )
    if st.session_state.get(_REMOVING):
        _confirm_removal()


def _ask_to_remove() -> None:
    st.session_state[_REMOVING] = True


def _keep() -> None:
    st.session_state[_REMOVING] = False


@st.dialog("Remove the sample data?", on_dismiss=_keep)
def _confirm_removal() -> None:
    st.markdown("Your own figures stay as they are. The sample can be brought back at any time.")
    with messages.explained(), st.container(horizontal=True):
        if main_button("Remove", key="confirm_remove_sample"):
            imports.remove_sample()
            views.change(lambda view: replace(view, workspace_id=None, content_id=None))
            _keep()
            st.rerun()
        if st.button("Keep", key="keep_sample", on_click=_keep):
            st.rerun()
