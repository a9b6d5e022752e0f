"""What the page of benchmarks keeps in its address."""

from collections.abc import Sequence

import streamlit as st

from analytics.benchmarks import AGES, BenchmarkChoice, BenchmarksReport, GroupHistory, Reach
from charts.benchmark_words import days
from ui.page_choices import Choice, choose_one

PAGE = "benchmarks"
FIGURE = Choice(PAGE, "figure")  # which benchmark of others is looked at
_AGE, _POSTS, _PER, _GROUP, _AMOUNT = (
    Choice(PAGE, name) for name in ("age", "posts", "per", "group", "amount")
)
_DEFAULT = BenchmarkChoice()
_LARGEST = 10**15  # beyond it a browser counts no single ones
_REACHES = {
    Reach.YEAR: "Posts of a year",
    Reach.CHOSEN: "Posts of the chosen days",
    Reach.ALL: "All posts so far",
}


def choose_what() -> BenchmarkChoice:
    age = choose_one(
        _AGE, AGES, label="Days since publication", default=_DEFAULT.age,
        words=lambda age: f"After {days(age)}", widget="list", width=150,
    )  # fmt: skip
    reach = choose_one(
        _POSTS, tuple(Reach), label="Posts", default=_DEFAULT.reach,
        words=_REACHES.__getitem__, widget="list", width=210,
    )  # fmt: skip
    return BenchmarkChoice(age, reach, _PER.value)


def look_at_all_posts() -> None:
    _POSTS.take(Reach.ALL.value)


def choose_denominator(report: BenchmarksReport) -> None:
    """The report shown is already of what is chosen."""
    offered = report.rates.offered
    if len(offered) > 1:
        choose_one(
            _PER, offered, label="Rates per", default=report.rates.per,
            words=lambda name: f"Per {name.removesuffix('s')}",
        )  # fmt: skip


def choose_group(groups: Sequence[GroupHistory], age: int) -> GroupHistory:
    """The one with the most posts known at the age while nothing is chosen."""
    known = {one.group.key: one for one in groups}
    default = max(known, key=lambda key: known[key].at(age).n)
    chosen = choose_one(
        _GROUP, tuple(known), label="Platform and format", default=default,
        words=lambda key: known[key].group.label, widget="list", width=260,
    )  # fmt: skip
    return known[chosen]


def choose_amount(label: str) -> int | None:
    chosen: int | None = _AMOUNT.value
    if chosen is not None and chosen > _LARGEST:
        chosen = None
    st.session_state[_AMOUNT.key] = chosen
    st.number_input(
        label, min_value=0, max_value=_LARGEST, step=1, value=None, key=_AMOUNT.key,
        placeholder="Such as 12000", on_change=_take_amount, width=260,
    )  # fmt: skip
    return chosen


def _take_amount() -> None:
    picked = st.session_state[_AMOUNT.key]
    _AMOUNT.take(None if picked is None else str(picked))
