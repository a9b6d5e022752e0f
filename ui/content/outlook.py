"""What comes next for each post, and its unusual days."""

import pandas as pd
import streamlit as st

from analytics.answers import Unanswered
from analytics.content import ContentReport
from analytics.content_outlook import ContentOutlook, PostOutlook
from charts import formats
from charts.content_outlook import outlook_figure
from domain.metrics import Metric
from exports.content_ages import outlook_table
from ui import frame, panels, words
from ui.content import loaders
from ui.content.unfolding import unfolded
from ui.downloads import table_buttons


def draw_outlook(workspace_id: int, report: ContentReport, name: str) -> None:
    if not any(len(post.days) for post in report.posts):
        return
    told = loaders.content_outlook(workspace_id, report.facts.content_id, report.metric.name)
    with st.container(border=True, key="outlook_panel"):
        with panels.headed("What comes next, and unusual days", key="outlook_choices"):
            table_buttons(
                lambda: outlook_table(told),
                title="What comes next, and unusual days",
                file_name=f"outlook_{name}",
                key="outlook",
            )
        st.caption(
            f"{told.metric.label} per day, {words.plain(report.time_zone)} \u00b7 bands hold 80 "
            "and 95 of 100 days to come if the post goes on as before \u00b7 today is left out"
        )
        known = unfolded([post for post in told.posts if post.days], key="all_outlooks")
        with st.grid(min(len(known), 2) or 1, min_column_width=340):
            for post in known:
                with st.container(key=f"outlook_post_{post.post_id}"):
                    _draw_post(told, post)


def _draw_post(told: ContentOutlook, post: PostOutlook) -> None:
    st.markdown(f"**{post.platform.label}: {_finding(told.metric, post)}**")
    panels.draw_figure(
        outlook_figure(post, told.metric, dark=frame.is_dark()),
        summary=f"{told.metric.label} per day on {post.platform.label}: "
        f"{_finding(told.metric, post)}.",
        key=f"outlook_{post.post_id}",
    )
    for reason in (post.coming, post.unusual):
        if isinstance(reason, Unanswered):
            st.caption(words.plain(reason.reason))
    if not isinstance(post.coming, Unanswered):
        st.caption(_record(post))
    _draw_unusual(told.metric, post)


def _finding(metric: Metric, post: PostOutlook) -> str:
    if isinstance(post.coming, Unanswered):
        return "no forecast"
    told, days = post.coming.forecast, post.coming.period
    return (
        f"about {formats.amount(metric, round(float(told.mean[0])))} a day next, "
        f"{formats.amount(metric, round(float(told.mean[-1])))} by {words.day(days.last_day)}"
    )


def _record(post: PostOutlook) -> str:
    assert not isinstance(post.coming, Unanswered)
    told = post.coming.forecast
    method = f"Forecast of {words.counted(post.coming.period.days, 'day')} by {told.method}"
    past = told.backtest
    if past is None:
        return f"{method}; too few days to try it on the past of this post."
    share = formats.percent(past.coverage[told.bands[-1].level])
    return (
        f"{method}. Tried from {words.counted(past.origins, 'earlier day')} of the same post: "
        f"{past.relative_error:.2f} of the error of repeating the last days, and {share} of the "
        "days lay inside the 95 % band."
    )


def _draw_unusual(metric: Metric, post: PostOutlook) -> None:
    if isinstance(post.unusual, Unanswered):
        return
    if not post.unusual:
        st.caption("No day stands out from what was expected.")
        return
    rows = [
        {
            "Day": one.day,
            metric.label: formats.amount(metric, one.value, short=False),
            "Expected": formats.amount(metric, one.expected),
            "Ordinary days": f"{formats.amount(metric, one.low)} to "
            f"{formats.amount(metric, one.high)}",
        }
        for one in reversed(post.unusual)
    ]
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        key=f"unusual_{post.post_id}",
        height="content" if len(rows) <= 6 else 240,
    )
