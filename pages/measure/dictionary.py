"""Metrics: what each one means, how it is worked out, and who tells it."""

import streamlit as st

from ui import loaders, words, workspaces
from ui.metrics import finding
from ui.metrics.entries import draw_derived, draw_entries, draw_entry

workspace = workspaces.current_workspace()
dictionary = loaders.metric_dictionary(workspace.workspace_id)
st.caption(
    "Platforms count differently under the same name. What is worked out from other figures names "
    "its denominator; what cannot be added up is never added up."
)
said = finding.search()
asked = finding.asked_for(dictionary)

if said:
    found = [entry for entry in dictionary.entries if entry.answers(said)]
    st.header(words.counted(len(found), "metric"), anchor=False)
    if not found:
        st.markdown(f"No metric speaks of **{words.plain(' '.join(said))}**.")
    draw_entries(found)
    st.stop()

if asked:
    st.header("Asked for", anchor=False)
    draw_entry(asked)
told, untold = finding.by_use([entry for entry in dictionary.entries if entry != asked])
if told:
    st.header("With figures in this workspace", anchor=False)
draw_entries(told)
st.header("Worked out here", anchor=False)
draw_derived(dictionary.derived)
if untold:
    st.header("Without figures so far", anchor=False)
    with st.expander(words.counted(len(untold), "metric"), key="untold"):
        draw_entries(untold)
