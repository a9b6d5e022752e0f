"""Import files: what each was recognised as, what it would change, then the import itself."""

import streamlit as st

from ui import workspaces
from ui.importing import cards, results, uploads
from ui.importing.steps import Review

workspace = workspaces.own_workspace()
st.caption(
    "Drop an export, or a table of any kind. You see what each would change before anything is "
    "written; importing the same file twice changes nothing, and any import can be taken back."
)
if uploads.results():
    results.draw_results(uploads.results(), workspace)

files = uploads.choose_files()
cards.draw_formats()
if files:
    review = Review(files, workspace)
    with st.skeleton(height=240):
        review.draw()
    results.offer_import(review.ready, workspace, is_unfinished=review.is_unfinished)
