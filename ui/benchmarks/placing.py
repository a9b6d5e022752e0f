"""One group: its course by age, where an amount would stand in it, and where new posts stand."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import streamlit as st

from analytics.answers import Unanswered
from analytics.benchmarks import (
    BenchmarksReport,
    GroupHistory,
    PlacedPost,
    placed_posts,
    standing_of,
)
from charts import formats
from charts.benchmark_words import days, standing_words, unanswered_words
from exports.benchmarks import placed_table
from exports.file_names import selection_name, slug
from ui import panels, rankings, words
from ui.benchmarks import choices, wording
from ui.benchmarks.history import draw_course
from ui.benchmarks.loaders import Beside
from ui.downloads import table_buttons

_MOST_SHOWN = 200


def draw_group(report: BenchmarksReport, beside: Beside) -> None:
    groups = wording.shown_groups(report)
    with st.container(border=True, key="group_panel"):
        with panels.headed("By age, and where a post stands", key="group_choice"):
            history = choices.choose_group(groups, report.choice.age)
        draw_course(report, history, beside)
        _draw_amount(report, history)
        _draw_posts(report, history)


def _draw_amount(report: BenchmarksReport, history: GroupHistory) -> None:
    age, metric = report.choice.age, report.metric.label.lower()
    st.subheader("Where would it stand?", anchor=False)
    amount = choices.choose_amount(f"{report.metric.label} after {days(age)}")
    if amount is None:
        st.caption(
            f"Type an amount to see how many own posts ({words.plain(history.group.label)}) had "
            f"less after {days(age)}."
        )
        return
    found = standing_of(history, age, float(amount))
    name = f"{_amount(report, float(amount))} {metric} after {days(age)}"
    if isinstance(found, Unanswered):
        st.markdown(words.plain(f"{name}: {unanswered_words(found)}."))
        return
    st.markdown(f"**{words.plain(f'{name}: {standing_words(found)}')}**")
    st.caption(
        f"Of own posts, {words.plain(history.group.label)}, at the same age; posts with exactly as "
        "many count half."
    )


def _draw_posts(report: BenchmarksReport, history: GroupHistory) -> None:
    age = report.choice.age
    st.subheader(f"Posts published {words.span(report.chosen)}", anchor=False)
    placed = placed_posts(history, age, report.chosen)
    if not placed:
        st.caption(
            f"None of {words.plain(history.group.label)} published in these days has "
            f"{words.plain(report.metric.label.lower())} known after {days(age)}. Widen the days "
            "above, or look at a younger age."
        )
        return
    st.caption(
        f"{_middle_words(placed)} \u00b7 each beside all other posts of the group after "
        f"{days(age)} \u00b7 click a row to open it"
    )
    short = any(isinstance(one.standing, Unanswered) for one in placed)
    event = st.dataframe(
        _frame(report, placed[:_MOST_SHOWN]),
        hide_index=True,
        column_config={
            "title": st.column_config.TextColumn("Title", width=380),
            "published": st.column_config.DateColumn("Published", format="D MMM YYYY", width=110),
            "amount": st.column_config.TextColumn(report.metric.label, alignment="right", width=90),
            "standing": st.column_config.TextColumn(
                "Above",
                width=230 if short else 80,
                help="The share of the group's other posts with less",
            ),
            "between": st.column_config.TextColumn("95 % interval", width=140),
            "n": st.column_config.NumberColumn("Other posts", format="localized", width=100),
        },
        on_select="rerun",
        selection_mode="single-cell",
        key="placed",
        lazy=False,
        placeholder=formats.MISSING,
        height="content" if len(placed) <= 10 else 420,
        alt=_middle_words(placed),
    )
    if event.selection.cells:
        rankings.open_content(placed[event.selection.cells[0][0]].content_id)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        table_buttons(
            lambda: placed_table(report.metric.name, age, placed),
            title=f"Where posts of {history.group.label} stand",
            file_name=selection_name(
                f"standing-{slug(history.group.key)}", report.metric.name, report.selection
            ),
            key="placed",
        )


def _middle_words(placed: Sequence[PlacedPost]) -> str:
    known = [one.standing.estimate for one in placed if not isinstance(one.standing, Unanswered)]
    number = words.counted(len(placed), "post")
    if not known:
        return f"{number}, too few others to stand among"
    middle = formats.percent(float(np.median(known)))
    shown = f", shown: the newest {_MOST_SHOWN}" if len(placed) > _MOST_SHOWN else ""
    return f"{number}{shown}; the middle one stands above {middle} of the others"


def _frame(report: BenchmarksReport, placed: Sequence[PlacedPost]) -> pd.DataFrame:
    return pd.DataFrame([_row(report, one) for one in placed])


def _row(report: BenchmarksReport, one: PlacedPost) -> dict[str, object]:
    told: dict[str, object] = {
        "amount": _amount(report, one.amount),
        "title": one.title or "Untitled",
        "published": one.published_on,
    }
    standing = one.standing
    if isinstance(standing, Unanswered):
        return {"standing": unanswered_words(standing), **told, "between": None, "n": standing.got}
    between = f"{formats.percent(standing.low)} to {formats.percent(standing.high)}"
    return {  # the standing first, so that a phone shows it
        "standing": formats.percent(standing.estimate),
        **told,
        "between": between,
        "n": standing.n,
    }


def _amount(report: BenchmarksReport, value: float) -> str:
    return formats.amount(report.metric, value, short=False, currency=report.currency)
