"""Why there is no own history, and what to do about it."""

import streamlit as st

from analytics.benchmarks import BenchmarksReport, Reach
from ui import empty, words
from ui.benchmarks import choices


def no_own_history(report: BenchmarksReport) -> bool:
    """True, and said, where no post was published in the days of own history."""
    if report.groups:
        return False
    selection = report.selection
    with st.container(border=True, key="no_history"):
        st.header(f"No posts published up to {words.day(selection.period.last_day)}", anchor=False)
        st.markdown(
            "Own history is made of posts by the day they were published. None of these days has "
            "one under the chosen filters, or their files name no day of publication."
        )
        with st.container(horizontal=True):
            if report.choice.reach is not Reach.ALL:
                st.button("Look at all posts so far", key="benchmarks_all",
                          on_click=choices.look_at_all_posts)  # fmt: skip
            empty.offer_more(selection, key="no_history")
        for note in report.notes:
            st.caption(words.plain(note))
    return True
