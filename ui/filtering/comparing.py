"""Which days they are compared with."""

from dataclasses import replace
from datetime import date

import streamlit as st

from domain.periods import Period
from domain.vocabulary import Comparison
from ui import views, words
from ui.addresses import View
from ui.filtering.narrow import narrow

_COMPARISONS = {
    Comparison.OFF: "Off",
    Comparison.PREVIOUS: "Period before",
    Comparison.YEAR: "Year before",
    Comparison.CUSTOM: "From a day",
}
_POPOVER = "comparison"
_MOVED_BY_WEEKS = (Comparison.PREVIOUS, Comparison.YEAR)


def choose_comparison(view: View, period: Period) -> None:
    st.session_state["compare"] = view.comparison
    st.session_state["match_weekday"] = view.match_weekday
    # "vs" says it in fewer pixels than an icon would; on a phone the bar then takes two rows.
    icon = ":material/compare_arrows:" if view.comparison is Comparison.OFF else None
    with st.popover(_label(view), icon=icon, key=_POPOVER, on_change="rerun"), narrow():
        st.segmented_control(
            "Compare with",
            list(Comparison),
            format_func=_COMPARISONS.__getitem__,
            required=True,
            key="compare",
            on_change=_take_comparison,
            args=(period,),
        )
        if view.comparison is Comparison.CUSTOM:
            _choose_first_day(view, period)
        st.toggle(
            "Match weekdays",
            key="match_weekday",
            disabled=view.comparison not in _MOVED_BY_WEEKS,
            help="Mondays stand against Mondays: the period compared with moves by whole weeks.",
            on_change=_take_matching,
        )


def _label(view: View) -> str:
    if view.comparison is Comparison.OFF:
        return "No comparison"
    if view.compared_from is not None:
        return f"vs {words.day(view.compared_from)}"
    return "vs year before" if view.comparison is Comparison.YEAR else "vs previous"


def _choose_first_day(view: View, period: Period) -> None:
    st.session_state["compared_from"] = view.compared_from
    st.date_input(
        f"{words.counted(period.days, 'day')} from",
        min_value=date(2005, 1, 1),
        max_value=max(period.last_day, view.compared_from or period.last_day),
        format="YYYY-MM-DD",
        key="compared_from",
        on_change=_take_first_day,
        help="As many days as are looked at, from this day on.",
    )


def _take_comparison(period: Period) -> None:
    """A range of one's own starts out as the days just before. The popover would close over its
    new label, before the day could be chosen."""
    chosen = st.session_state["compare"]
    if chosen is None:
        return
    st.session_state[_POPOVER] = chosen is Comparison.CUSTOM
    first = period.previous(match_weekday=False).first_day
    views.change(lambda view: view.against(chosen, first if chosen is Comparison.CUSTOM else None))


def _take_first_day() -> None:
    first = st.session_state["compared_from"]
    if first is not None:
        views.change(lambda view: view.against(Comparison.CUSTOM, first))


def _take_matching() -> None:
    match = st.session_state["match_weekday"]
    views.change(lambda view: replace(view, match_weekday=match))
