"""Each post beside what is typical at its age, and the chance that a young one ends on top."""

import streamlit as st

from analytics.answers import Unanswered
from analytics.content import ContentReport
from analytics.content_ages import ContentAges, PostAges
from charts.content_age_words import (
    age_summary,
    early_finding,
    early_words,
    outlier_finding,
    outlier_words,
    record_words,
)
from charts.content_ages import age_figure
from charts.formats import amount
from domain.errors import InvalidRequest
from exports.content_ages import ages_table
from ui import frame, panels, words
from ui.benchmarks import loaders as benchmark_loaders
from ui.benchmarks.wording import sources_words
from ui.content import choosing, loaders
from ui.content.unfolding import unfolded


def draw_ages(workspace_id: int, report: ContentReport, name: str) -> None:
    if not report.metrics:
        return
    with st.container(border=True, key="ages_panel"):
        with panels.headed("At the same age", key="ages_choices"):
            log = choosing.choose_scale()
        try:
            told = loaders.content_ages(workspace_id, report.facts.content_id, report.metric.name)
        except InvalidRequest as refused:
            st.info(words.plain(str(refused)), icon=":material/info:")
            return
        st.caption(_caption(told))
        shown = unfolded(told.posts, key="all_ages")
        with st.grid(min(len(shown), 2), min_column_width=340):
            for post in shown:
                with st.container(key=f"age_post_{post.post_id}"):
                    _draw_post(workspace_id, report, told, post, name, log=log)


def _caption(told: ContentAges) -> str:
    kind = f"{words.plain(told.content_type)}s" if told.content_type else "posts without a format"
    return (
        f"{told.metric.label} since publication, as they were read \u00b7 band: middle half of "
        f"the {kind} that the same account published nearest to this one, at the same age"
    )


def _draw_post(
    workspace_id: int,
    report: ContentReport,
    told: ContentAges,
    post: PostAges,
    name: str,
    *,
    log: bool,
) -> None:
    st.markdown(f"**{post.platform.label}: {outlier_finding(post)}**")
    if isinstance(post.outlier, Unanswered):
        st.caption(words.plain(post.outlier.reason))
    else:
        st.caption(outlier_words(told.metric, post.outlier))
    if post.curve.ages.size:
        figures = benchmark_loaders.figures_of_others(workspace_id, report, post.post_id)
        panels.draw_chart(
            age_figure(post, told.metric, figures=figures, log=log, dark=frame.is_dark()),
            lambda: ages_table(told, post),
            summary=age_summary(told.metric, post),
            file_name=f"ages_{post.platform.value}_{name}",
            key=f"ages_{post.post_id}",
        )
        if figures:
            st.caption(
                sources_words(figures, lambda value: amount(told.metric, value, short=False))
            )
        if isinstance(post.typical, Unanswered):
            st.caption(words.plain(post.typical.reason))
    _draw_early_signal(told, post)


def _draw_early_signal(told: ContentAges, post: PostAges) -> None:
    early = post.early
    if isinstance(early, Unanswered):
        if early.needed:
            st.caption(words.plain(early.reason))
        return
    with st.container(border=True, key=f"early_{post.post_id}"):
        st.markdown(f"**{early_finding(early)}**")
        st.markdown(early_words(told.metric, early))
        st.caption(record_words(early))
