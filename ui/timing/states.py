"""Why there is nothing to show about timing, and what to do about it."""

import streamlit as st

from analytics.correlations import Age, Reach
from analytics.timing import TimingReport
from domain.selection import Selection
from ui import empty, words
from ui.page_choices import Choice
from ui.timing.choices import PAGE


def nothing_to_show(report: TimingReport, selection: Selection) -> bool:
    """True, and said, where no post was published in the days looked at."""
    if report.published or report.clips:
        return False
    with st.container(border=True, key="no_timing"):
        st.header(f"No posts published {words.span(report.selection.period)}", anchor=False)
        st.markdown(
            "Posts are looked at by the day they were published. None of these days has one under "
            "the chosen filters, or their files name no day of publication."
        )
        with st.container(horizontal=True):
            empty.offer_more(selection, key="no_timing")
        for note in report.notes:
            st.caption(words.plain(note))
    return True


def offer_more_posts(report: TimingReport) -> None:
    """Files with one total per post know no first days; a month may be too short."""
    with st.container(horizontal=True):
        if report.published and report.choice.age is not Age.TOTAL:
            st.button(
                "Compare totals so far",
                key="timing_total",
                on_click=lambda: Choice(PAGE, "age").take(Age.TOTAL.value),
            )
        if report.choice.reach is Reach.CHOSEN:
            st.button(
                "Look at a year of posts",
                key="timing_year",
                on_click=lambda: Choice(PAGE, "posts").take(None),
            )
