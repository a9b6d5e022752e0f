"""Its place among other posts, and the time of the week it came at."""

from dataclasses import replace

import streamlit as st

from analytics.content import ContentReport
from analytics.content_place import PostPlace, Rank, TimeCell
from analytics.timing.wording import WEEKDAYS, block_words
from charts import formats
from domain.metrics import Metric
from ui import views, words
from ui.content import loaders


def draw_place(workspace_id: int, report: ContentReport) -> None:
    """Nothing where neither rank nor time is known."""
    place = loaders.content_place(workspace_id, report.facts.content_id, report.metric.name)
    told = [(post, said) for post in place.posts if (said := place_words(place.metric, post))]
    if not told:
        return
    with st.container(border=True, key="place_panel"):
        st.header("Its place among others", anchor=False)
        for post, said in told:
            st.markdown(f"**{post.platform.label}:** {said}")
        st.caption(
            f"By {place.metric.label.lower()} in the first 7 days, among posts of the same "
            f"platform published within half a year of it, {words.plain(report.time_zone)}. What "
            "came at the same time may differ in more than its time."
        )
        _draw_ways(told[0][0])


def place_words(metric: Metric, post: PostPlace) -> str:
    parts = []
    if post.among_all:
        parts.append(f"{rank_words(post.among_all)} by {metric.label.lower()}")
    if post.among_creators and post.creator:
        parts.append(f"{rank_words(post.among_creators)} of {words.plain(post.creator)}")
    if post.time:
        parts.append(time_words(post.time))
    return " \u00b7 ".join(parts)


def rank_words(one: Rank) -> str:
    return f"{ordinal(one.rank)} of {words.counted(one.n, 'post')}"


def ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number:,}th"
    return f"{number:,}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def time_words(time: TimeCell) -> str:
    at = f"{WEEKDAYS[time.weekday]}, {block_words(time.first_hour, time.hours)}"
    came = f"published {at}, as {words.counted(time.posts, 'post')}"
    if time.change is None:
        return f"{came}, too few to compare"
    change, low, high = (
        formats.percent(one, plus=True) for one in (time.change, time.low, time.high)
    )
    return f"{came}: {change} beside the usual time ({low} to {high})"


def _draw_ways(post: PostPlace) -> None:
    ways = (
        ("leaderboards", "pages/measure/leaderboards.py", "See the leaderboard"),
        ("timing", "pages/measure/timing.py", "See the times"),
    )
    view = replace(
        views.current().whole.over(post.period), platforms=(post.platform,), content_id=None
    )
    with st.container(horizontal=True):
        for page, file, label in ways:
            if st.button(label, key=f"place_{page}", icon=":material/arrow_forward:"):
                st.switch_page(file, query_params=views.link(view, page))
