"""Export: all stored rows as a file, however many, written while one goes on."""

import streamlit as st

from ui import empty, loaders, workspaces
from ui.buttons import main_button
from ui.extracts import progress
from ui.extracts.choosing import choose_rows
from ui.extracts.extraction import begin

workspace = workspaces.current_workspace()
if not workspace.posts and empty.no_figures_at_all(workspace):
    st.stop()

st.caption(
    "Every stored row in the layout that imports read: exact figures, ISO dates. What a page shows "
    "is downloaded on that page."
)
wanted = choose_rows()
if main_button("Write the file", key="extract_begin"):
    extraction = begin(wanted.file_name, loaders.engine(), wanted.rows(workspace.workspace_id))
    progress.keep(workspace.workspace_id, extraction)
found = progress.kept(workspace.workspace_id)
if found is not None:
    progress.draw(found)
