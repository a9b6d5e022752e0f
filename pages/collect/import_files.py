"""Import files: what each was recognised as, what it would change, then the import itself."""

import streamlit as st

from ui import import_cards, import_steps, uploads, workspaces

workspace = workspaces.own_workspace()
st.caption(
    "Drop an export, or a CSV of any platform. You see what each would change before anything "
    "is written; importing the same file twice changes nothing."
)
if uploads.results():
    import_steps.draw_results(uploads.results(), workspace)

files = uploads.choose_files()
import_cards.draw_formats()
if files:
    with st.skeleton(height=240):
        readings = import_steps.review(files, workspace)
    import_steps.offer_import(readings, workspace)
