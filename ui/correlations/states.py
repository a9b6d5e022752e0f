"""Why no links can be shown, and what to do about it."""

import streamlit as st

from analytics.correlations import Age, CorrelationReport, Reach
from analytics.correlations.post_table import MINIMUM_POSTS
from domain.selection import Selection
from ui import empty, words
from ui.correlations.choices import PAGE
from ui.page_choices import Choice


def nothing_to_show(report: CorrelationReport, selection: Selection) -> bool:
    """True, and said, where no pair of feature and metric has enough posts."""
    if any(one.told for one in report.findings):
        return False
    with st.container(border=True, key="no_links"):
        st.header(_heading(report), anchor=False)
        st.markdown(_reason(report))
        with st.container(horizontal=True):
            _offer_more_posts(report, selection)
            _offer_other_ages(report)
        for note in report.notes:
            st.caption(words.plain(note))
    return True


def _heading(report: CorrelationReport) -> str:
    if not report.table.posts:
        return f"No posts published {words.span(report.selection.period)}"
    return "Not enough posts to compare"


def _reason(report: CorrelationReport) -> str:
    posts = report.table.posts
    if not posts:
        return (
            "Posts are looked at by the day they were published. None of these days has one under "
            "the chosen filters, or their files name no day of publication."
        )
    told = f"A link needs {MINIMUM_POSTS} posts whose figures {report.choice.age.words} are known"
    if not report.table.outcomes:
        return (
            f"{told}. Of {words.counted(posts, 'post')} published in these days, too few have them."
        )
    return (
        f"{told} and features that differ between them; {words.counted(posts, 'post')} were found."
    )


def _offer_more_posts(report: CorrelationReport, selection: Selection) -> None:
    if report.choice.reach is Reach.CHOSEN:
        st.button(
            "Look at a year of posts",
            key="links_year",
            on_click=lambda: Choice(PAGE, "posts").take(None),
        )
    empty.offer_more(selection, key="no_links")


def _offer_other_ages(report: CorrelationReport) -> None:
    """Files with one total per post know no first days."""
    if report.table.posts and report.choice.age is not Age.TOTAL:
        st.button(
            "Compare totals so far",
            key="links_total",
            on_click=lambda: Choice(PAGE, "age").take(Age.TOTAL.value),
        )
