"""Insights: what to do next, with the evidence, how sure it is, and what would overturn it."""

import streamlit as st

from ui import empty, messages, workspaces
from ui.insights import choices, listing, loaders, records, wording

workspace = workspaces.current_workspace()
if empty.no_figures_at_all(workspace):
    st.stop()

with messages.explained():
    known = loaders.known_insights(workspace.workspace_id)
    if known.run is None:
        loaders.ask_the_rules(workspace.workspace_id)
        known = loaders.known_insights(workspace.workspace_id)
    assert known.run is not None  # just stored
    st.caption(wording.run_words(known.run, workspace.time_zone))
    with st.container(horizontal=True, vertical_alignment="center", key="insight_choices"):
        asked = choices.ask(known)
        if st.button("Ask the rules again", key="ask_again", icon=":material/refresh:"):
            loaders.ask_the_rules(workspace.workspace_id)
            st.rerun()
    if known.has_new_figures:
        st.info("Figures have changed since. Ask the rules again.", icon=":material/update:")
    came = loaders.outcome_report(workspace)
    shown = choices.matching(known.insights, asked, loaders.today_of(workspace))
    summary = wording.finding_words(shown, asked.state)
    if shown:
        st.header(summary, anchor=False)
        listing.draw_list(workspace, shown, summary, came.outcomes)
    else:
        listing.draw_nothing(asked)
    listing.draw_reasons(known.run)
    records.draw_records(came.records)
    listing.draw_rules()
