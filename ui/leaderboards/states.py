"""Why there is no leaderboard, and what to do about it."""

import streamlit as st

from analytics.leaderboards.report import LeaderboardReport
from ui import empty, words
from ui.leaderboards import choosing
from ui.leaderboards.wording import SINGULAR


def nothing_to_rank(report: LeaderboardReport) -> bool:
    """True, and said, where no group has a figure."""
    if report.rows:
        return False
    with st.container(border=True, key="empty_board"):
        period = words.span(report.selection.period)
        if report.unnamed_posts:
            _no_names(report, period)
        else:
            _no_posts(report, period)
        for note in report.notes:
            st.caption(words.plain(note))
    return True


def _no_names(report: LeaderboardReport, period: str) -> None:
    subject = SINGULAR[report.board.subject]
    posts = words.counted(report.unnamed_posts, "post")
    st.header(f"No {subject} is named from {period}", anchor=False)
    st.markdown(
        f"{posts} have figures in these days, and none of them names a {subject}. Platforms "
        f"seldom export it; the catalogue can be filled in on a page of its own."
    )
    with st.container(horizontal=True):
        if st.button("Open the catalogue", key="board_catalogue"):
            st.switch_page("pages/collect/catalogue.py")
        st.button("Rank content instead", key="board_content", on_click=choosing.rank_content)


def _no_posts(report: LeaderboardReport, period: str) -> None:
    metric = report.metric.label.lower()
    st.header(f"No posts with {metric} from {period}", anchor=False)
    new = " that were published in these days" if report.board.new_only else ""
    st.markdown(
        f"Leaderboards are counted by posts{new}; accounts' own totals tell no single posts."
    )
    with st.container(horizontal=True):
        empty.offer_more(report.selection, key="empty_board")
