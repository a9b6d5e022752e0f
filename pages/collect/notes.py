"""Notes: what people remarked on days, to write, find, edit, remove and export."""

import streamlit as st

from domain.periods import Period
from ui import loaders, workspaces
from ui.notes import detail, form, listing, writing
from ui.notes.loaders import day_notes_report

workspace = workspaces.current_workspace()
writing.draw_done(workspace.workspace_id)
subjects = form.subjects_of(loaders.filter_choices(workspace.workspace_id).accounts)
st.caption(
    "A note says what happened on a day or a range of days. Charts of these days show it, exports "
    "carry it, and every earlier version stays."
)
with st.expander("Write a note", icon=":material/add_comment:", key="new_note"):
    today = workspaces.horizon(workspace).yesterday
    form.draw_new_note(workspace.workspace_id, subjects, Period(today, today), key="page_note")

asked = listing.ask(workspace)
report = day_notes_report(asked)
if not report.rows:
    listing.draw_nothing(asked)
    st.stop()
chosen = listing.draw_list(report)
if chosen is not None:
    detail.draw_note(workspace, chosen, subjects)
