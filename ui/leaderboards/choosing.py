"""What the page ranks, by what, from how many posts on, and what it calls viral."""

import streamlit as st

from analytics.leaderboards.asking import MINIMUM
from analytics.leaderboards.order import Order
from analytics.leaderboards.report import SUBJECTS, Board
from analytics.leaderboards.viral import Threshold
from domain.vocabulary import Level
from ui.page_choices import Choice, choose_one

PAGE = "leaderboards"
_OF, _RANK, _MINIMUM, _POSTS, _TOP, _LEAST = (
    Choice(PAGE, name) for name in ("of", "rank", "minimum", "posts", "top", "least")
)
LABELS = {
    Level.CREATOR: "Creators",
    Level.TOPIC: "Topics",
    Level.ACCOUNT: "Accounts",
    Level.CONTENT: "Content",
}
_ORDERS = {Order.TOTAL: "By total", Order.TYPICAL: "By typical post"}
MINIMA = (1, 3, 5, 10, 20, 50)
_ALL, NEW = "all", "new"
_REACH = {_ALL: "All posts", NEW: "New posts only"}
_LARGEST = 10**15  # beyond it a browser counts no single ones
TOP = (1, 5, 10, 25)  # per cent


def choose_board() -> Board:
    subject = choose_one(
        _OF, SUBJECTS, label="Leaderboard of", default=Level.CREATOR, words=LABELS.__getitem__
    )
    order, minimum = Order.TOTAL, MINIMUM
    if subject is not Level.CONTENT:
        order = choose_one(
            _RANK, tuple(Order), label="Ranked", default=Order.TOTAL, words=_ORDERS.__getitem__
        )
        minimum = choose_one(
            _MINIMUM, MINIMA, label="Fewest posts", default=MINIMUM, words=_fewest,
            widget="list", width=170,
        )  # fmt: skip
    reach = choose_one(
        _POSTS, tuple(_REACH), label="Posts counted", default=_ALL, words=_REACH.__getitem__,
        widget="list", width=170,
    )  # fmt: skip
    return Board(subject, order, minimum, new_only=reach == NEW)


def rank_content() -> None:
    _OF.take(Level.CONTENT.value)


def _fewest(number: int) -> str:
    return "Any number of posts" if number == 1 else f"From {number} posts on"


def choose_threshold() -> Threshold:
    """A number of the reader's own wins over the share."""
    top = choose_one(
        _TOP, TOP, label="Viral is the top", default=5, words=lambda one: f"Top {one} %"
    )
    least = _choose_least()
    return Threshold(least=least, top_share=top / 100)


def _choose_least() -> int | None:
    chosen: int | None = _LEAST.value
    if chosen is not None and not 1 <= chosen <= _LARGEST:
        chosen = None
    st.session_state[_LEAST.key] = chosen
    st.number_input(
        "At least",
        min_value=1,
        max_value=_LARGEST,
        step=1,
        value=None,
        placeholder="or at least \u2026",
        key=_LEAST.key,
        on_change=_take_least,
        label_visibility="collapsed",
        width=210,
    )
    return chosen


def _take_least() -> None:
    picked = st.session_state[_LEAST.key]
    _LEAST.take(None if picked is None else str(picked))
