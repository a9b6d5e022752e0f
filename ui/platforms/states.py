"""Why there is nothing to compare, and what to do about it."""

from dataclasses import replace

import streamlit as st

from analytics.platform_differences.report import PlatformDifferencesReport
from ui import empty, views, words
from ui.presets import Preset

_ENOUGH = 2


def nothing_to_compare(report: PlatformDifferencesReport) -> bool:
    """True, and said, without posts of any platform in the period."""
    if report.platforms:
        return False
    period = report.selection.period
    with st.container(border=True, key="empty_platforms"):
        st.header(f"No posts with figures from {words.span(period)}", anchor=False)
        st.markdown("Platforms are compared by their posts; accounts' own totals tell no posts.")
        with st.container(horizontal=True):
            empty.offer_more(report.selection, key="empty_platforms")
    return True


def say_what_is_short(report: PlatformDifferencesReport) -> None:
    """One platform alone, or too few young posts: what would help."""
    if len(report.platforms) < _ENOUGH:
        st.info(
            f"Only {report.platforms[0].label} has posts with figures in these days, so there is "
            "nothing to set beside it.",
            icon=":material/info:",
        )
    elif sum(level.median is not None for level in report.levels) < _ENOUGH:
        with st.container(
            horizontal=True, vertical_alignment="center", border=True, key="few_posts"
        ):
            st.markdown(
                "Comparing posts at the same age needs 6 of at least two platforms, with "
                "figures for each of their first 7 days."
            )
            if report.selection.period.days < 365:
                st.button("Look at 365 days", key="look_at_year", on_click=_look_at_year)


def _look_at_year() -> None:
    views.change(lambda view: replace(view, preset=Preset.LAST_365, custom=None))
