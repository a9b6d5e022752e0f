"""Why there is no own history, or none by age, and what to do about it."""

import streamlit as st

from analytics.benchmarks import BenchmarksReport, Reach
from ui import choices as shared
from ui import empty, panels, words
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


def nothing_by_age(report: BenchmarksReport) -> bool:
    """True, and said, where posts are known, and none of them by its days since publication."""
    if report.aged:
        return False
    metric = report.metric.label.lower()
    with st.container(border=True, key="no_ages"):
        with panels.headed(words.plain(f"No {metric} by age"), key="no_ages_metric"):
            shared.choose_metric(report.metrics, report.metric)
        st.markdown(
            f"{words.counted(report.published, 'post')} were published in these days, and no "
            f"source tells their {words.plain(metric)} a day, a week or a month after publication. "
            "That takes the time of publication, and either totals that were read while a post "
            "was young, or figures for every day since. A table with one total per post knows "
            "neither."
        )
        with st.container(horizontal=True):
            if report.choice.reach is not Reach.ALL:
                st.button("Look at all posts so far", key="benchmarks_all",
                          on_click=choices.look_at_all_posts)  # fmt: skip
            empty.offer_more(report.selection, key="no_ages")
        for note in report.notes:
            st.caption(words.plain(note))
    return True
