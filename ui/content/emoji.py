"""Reactions to a piece of content by emoji, as counted, not as felt."""

import pandas as pd
import streamlit as st

from analytics.content import ContentReport
from analytics.reaction_shares import FEWEST_REACTIONS, EmojiShare, reaction_shares
from charts import formats
from exports.reactions import reactions_table
from ui import words
from ui.downloads import table_buttons

COUNTED = (
    "Of Discord messages that link it. Each emoji is counted as what it is: none is read as "
    "a feeling. The intervals take each reaction for one of its own; people follow each other, so "
    "the shares are less sure than that."
)


def draw_emoji(report: ContentReport, name: str) -> None:
    """Nothing where no reaction by emoji is known."""
    shares = reaction_shares((metric, amount) for metric, _, amount, _ in report.totals)
    if not shares:
        return
    n = sum(one.count for one in shares)
    heading = f"{words.counted(n, 'reaction')} by emoji"
    with st.container(border=True, key="emoji_panel"):
        st.header(heading, anchor=False)
        st.caption(COUNTED)
        st.dataframe(
            pd.DataFrame(
                [
                    {"Emoji": one.metric.label, "Reactions": one.count, "Share": share_words(one)}
                    for one in shares
                ]
            ),
            hide_index=True, height="content", key="emoji_shares", lazy=False, alt=heading,
        )  # fmt: skip
        table_buttons(
            lambda: reactions_table(shares), title=heading, file_name=f"emoji_{name}", key="emoji"
        )


def share_words(one: EmojiShare) -> str:
    if one.share is None:
        return f"not enough data: needs {FEWEST_REACTIONS} reactions"
    low, high = formats.percent(one.share.low), formats.percent(one.share.high)
    return f"{formats.percent(one.share.estimate)} ({low} to {high})"
