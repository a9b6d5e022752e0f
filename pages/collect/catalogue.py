"""Catalogue: what is known of the content, corrected by hand, one piece or many at once."""

import streamlit as st

from domain.catalogue import NameKind
from ui import empty, messages, workspaces
from ui.catalogue import changes, names, table

_PARTS = {"Content": None, "Creators": NameKind.CREATOR, "Topics": NameKind.TOPIC}

workspace = workspaces.current_workspace()
if not workspace.posts and empty.no_figures_at_all(workspace):
    st.stop()

part = st.segmented_control(
    "Show", list(_PARTS), default="Content", required=True, key="catalogue_part",
    label_visibility="collapsed",
)  # fmt: skip
changes.draw_done(workspace.workspace_id)
kind = _PARTS[part or "Content"]
with messages.explained():
    if kind is None:
        table.draw_content(workspace)
    else:
        names.draw_names(workspace, kind)
