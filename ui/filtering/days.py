"""Which days: a named range or two dates, and steps to the days before and after."""

from dataclasses import replace
from datetime import date

import streamlit as st

from domain.periods import Period
from ui import views, words
from ui.addresses import View
from ui.filtering.narrow import narrow
from ui.horizon import Horizon
from ui.presets import Preset, stepped

_PRESETS = tuple(preset for preset in Preset if preset is not Preset.CUSTOM)


def step_button(period: Period, days: Horizon, direction: int) -> None:
    target = stepped(period, direction)
    name, icon = ("Period before", "chevron_left") if direction < 0 else ("Next", "chevron_right")
    st.button(
        f":material/{icon}:",
        help=f"{name}: {words.span(target)}",
        key=f"step_{'back' if direction < 0 else 'forward'}",
        disabled=target.first_day > days.yesterday or target.last_day < days.first_day,
        on_click=lambda: views.change(lambda view: view.over(target)),
    )


def choose_days(view: View, period: Period, days: Horizon) -> None:
    st.session_state["range_preset"] = None if view.custom else view.preset
    st.session_state["range_custom"] = (period.first_day, period.last_day)
    label = words.span(period) if view.custom else view.preset.label
    with st.popover(label, icon=":material/calendar_today:", key="range"), narrow():
        st.pills(
            "Days",
            _PRESETS,
            format_func=lambda preset: preset.label,
            key="range_preset",
            on_change=_take_preset,
        )
        st.date_input(
            "From and to",
            min_value=min(days.first_day, period.first_day, date(2005, 1, 1)),
            max_value=max(days.yesterday, period.last_day),
            format="YYYY-MM-DD",
            key="range_custom",
            on_change=_take_custom,
            args=(period,),
        )
        st.caption(
            f"Ranges end on {words.day(days.last_day)}, the last complete day with figures. "
            "Weeks start on Monday."
        )


def _take_preset() -> None:
    preset = st.session_state["range_preset"]
    if preset is not None:  # a click on the chosen pill would take the choice away
        views.change(lambda view: replace(view, preset=preset, custom=None))


def _take_custom(shown: Period) -> None:
    """A browser that only repeats the days it was shown has not chosen them."""
    chosen = st.session_state["range_custom"]
    if len(chosen) == 2 and Period(*chosen) != shown:
        views.change(lambda view: view.over(Period(*chosen)))
