"""The list of unusual posts, and the one that is chosen."""

import math
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from analytics.anomalies import AnomalyReport, UnusualPost
from charts import formats
from domain.metrics import Metric
from domain.notes import NoteDraft, NoteKind
from domain.periods import Period
from ui import rankings, words
from ui.anomalies import seen
from ui.anomalies.days import how_far, ordinary
from ui.metrics.links import meaning_of
from ui.notes.wording import person_words

_HEIGHT = 420
_ROW = 35


def draw_posts(report: AnomalyReport, posts: Sequence[UnusualPost]) -> None:
    event = st.dataframe(
        pd.DataFrame([_row(report.metric, post) for post in posts]),
        hide_index=True,
        placeholder=formats.MISSING,
        column_config={
            "Title": st.column_config.TextColumn(width=260),
            report.metric.label: st.column_config.TextColumn(help=meaning_of(report.metric)),
            "Published": st.column_config.DateColumn(format="D MMM YYYY"),
        },
        on_select="rerun",
        selection_mode="single-cell",
        height=min(_ROW * (len(posts) + 1) + 3, _HEIGHT),
        key="unusual_posts",
        alt=f"Posts with unusual {report.metric.label.lower()} for their age, the newest first",
        lazy=False,
    )
    picked = event.selection.cells
    if picked and picked[0][0] < len(posts):
        _draw_one(report, posts[picked[0][0]])


def _row(metric: Metric, post: UnusualPost) -> dict[str, object]:
    return {
        "Published": post.published_on,
        "Title": post.title or "Untitled",
        "On": post.platform.label,
        "Age": age_words(post.age_days),
        metric.label: formats.amount(metric, post.value),
        "Typical": formats.amount(metric, post.typical),
        "Ordinary": ordinary(metric, post.low, post.high),
        "Times typical": times_words(post.doublings),
        "How far": how_far(post.deviation),
        "Seen by": person_words(post.acknowledged.author) if post.acknowledged else None,
    }


def age_words(days: float) -> str:
    return f"{days:.1f} days" if days < 10 else f"{days:.0f} days"


def times_words(doublings: float) -> str | None:
    """2 ** doublings, with a digit behind the point while it is small."""
    if math.isnan(doublings):
        return None
    times = 2**doublings
    return f"{times:,.0f}\u00d7" if times >= 10 else f"{times:.2g}\u00d7"


def _draw_one(report: AnomalyReport, post: UnusualPost) -> None:
    metric = report.metric
    kind = post.content_type or "no type"
    with st.container(border=True, key="unusual_post_panel"):
        st.header(words.plain(post.title) or "Untitled", anchor=False)
        st.markdown(
            words.plain(
                f"{formats.amount(metric, post.value, short=False)} {metric.label.lower()} at "
                f"{age_words(post.age_days)}, where {formats.amount(metric, post.typical)} are "
                f"typical and {ordinary(metric, post.low, post.high)} is ordinary."
            )
        )
        st.caption(
            words.plain(
                f"Beside {post.peers:,} other posts of {post.account} on {post.platform.label} "
                f"({kind}) at the same age; {abs(post.deviation):.1f} standard deviations out on "
                "a scale where double is as far as half."
            )
        )
        if st.button("Open the content", key="open_unusual", icon=":material/play_circle:"):
            rankings.open_content(post.content_id)
        day = Period(post.published_on, post.published_on)
        draft = NoteDraft(day, "", post.subject, kind=NoteKind.ANOMALY, metric=metric.name)
        seen.draw_seen(report.selection.workspace_id, draft, post.acknowledged, key="post")
