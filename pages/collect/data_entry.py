"""Enter figures: type what you read on a platform, look at what it means, save, take it back."""

import streamlit as st

from ui import words, workspaces
from ui.entry import grid, one_post, saved

_ONE, _MANY = "One post", "Many posts"

workspace = workspaces.own_workspace()
if workspaces.current_workspace().is_sample:
    st.caption(f"What you type goes into **{words.plain(workspace.name)}**, not among the sample.")
way = st.segmented_control(
    "Way of typing",
    [_ONE, _MANY],
    default=_ONE,
    required=True,
    key="entry_way",
    persist_state="session",
    label_visibility="collapsed",
)
saved.draw_saved(workspace)
if way == _ONE:
    one_post.draw_one_post(workspace)
else:
    grid.draw_grid(workspace)
