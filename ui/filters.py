"""The shared filter bar: days, comparison, platforms. Drawn by app.py, read by pages."""

from dataclasses import replace
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from analytics.workspaces import WorkspaceReport
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Comparison, Platform
from ui import views, words
from ui.addresses import Horizon, View, selected_period, selection_of
from ui.presets import Preset, stepped
from ui.workspaces import current_workspace, horizon

_COMPARISONS = {
    Comparison.OFF: "Off",
    Comparison.PREVIOUS: "Period before",
    Comparison.YEAR: "Year before",
}
_POPOVER_WIDTH = 316
_PRESETS = tuple(preset for preset in Preset if preset is not Preset.CUSTOM)


def current_selection() -> Selection:
    workspace = current_workspace()
    return selection_of(views.current(), workspace.workspace_id, horizon(workspace))


def draw_filter(workspace: WorkspaceReport) -> None:
    view, days = views.current(), horizon(workspace)
    period = selected_period(view, days)
    with st.container(
        horizontal=True,
        horizontal_alignment="left",
        vertical_alignment="center",
        gap="xsmall",
        width="content",
        key="filter_bar",
    ):
        _step_button(period, days, -1)
        _choose_days(view, period, days)
        _step_button(period, days, 1)
        _choose_comparison(view)
        _choose_platforms(view)
        _offer_link(view, workspace, period)


def _narrow() -> DeltaGenerator:
    """A popover grows with what is in it; on a phone there is room for this much."""
    return st.container(width=_POPOVER_WIDTH)


def _step_button(period: Period, days: Horizon, direction: int) -> None:
    target = stepped(period, direction)
    name, icon = ("Period before", "chevron_left") if direction < 0 else ("Next", "chevron_right")
    st.button(
        f":material/{icon}:",
        help=f"{name}: {words.span(target)}",
        key=f"step_{'back' if direction < 0 else 'forward'}",
        disabled=target.first_day > days.yesterday or target.last_day < days.first_day,
        on_click=lambda: views.change(lambda view: view.over(target)),
    )


def _choose_days(view: View, period: Period, days: Horizon) -> None:
    st.session_state["range_preset"] = None if view.custom else view.preset
    st.session_state["range_custom"] = (period.first_day, period.last_day)
    label = words.span(period) if view.custom else view.preset.label
    with st.popover(label, icon=":material/calendar_today:", key="range"), _narrow():
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


def _choose_comparison(view: View) -> None:
    st.session_state["compare"] = view.comparison
    st.session_state["match_weekday"] = view.match_weekday
    compared = view.comparison is not Comparison.OFF
    label = f"vs {_COMPARISONS[view.comparison].lower()}" if compared else "No comparison"
    with st.popover(label, icon=":material/compare_arrows:", key="comparison"), _narrow():
        st.segmented_control(
            "Compare with",
            list(Comparison),
            format_func=_COMPARISONS.__getitem__,
            required=True,
            key="compare",
            on_change=_take_comparison,
        )
        st.toggle(
            "Match weekdays",
            key="match_weekday",
            disabled=not compared,
            help="Mondays stand against Mondays: the period compared with moves by whole weeks.",
            on_change=_take_comparison,
        )


def _take_comparison() -> None:
    chosen, match = st.session_state["compare"], st.session_state["match_weekday"]
    views.change(
        lambda view: replace(view, comparison=chosen or view.comparison, match_weekday=match)
    )


def _choose_platforms(view: View) -> None:
    st.session_state["platforms"] = list(view.platforms)
    with (
        st.popover(platforms_label(view.platforms), icon=":material/filter_list:", key="filter"),
        _narrow(),
    ):
        st.pills(
            "Platforms",
            list(Platform),
            selection_mode="multi",
            format_func=lambda platform: platform.label,
            key="platforms",
            on_change=_take_platforms,
        )
        st.caption("None chosen means all of them.")


def _take_platforms() -> None:
    chosen = set(st.session_state["platforms"])
    ordered = tuple(platform for platform in Platform if platform in chosen)
    views.change(lambda view: replace(view, platforms=ordered))


def platforms_label(platforms: tuple[Platform, ...]) -> str:
    if not platforms:
        return "All platforms"
    if len(platforms) > 2:
        return f"{len(platforms)} platforms"
    return words.listed(platform.label for platform in platforms)


def _offer_link(view: View, workspace: WorkspaceReport, period: Period) -> None:
    """Fixed days and the workspace's id: the link shows the same figures tomorrow."""
    fixed = replace(view, workspace_id=workspace.workspace_id).over(period)
    with (
        st.popover("", icon=":material/link:", help="Copy a link to this view", key="share"),
        _narrow(),
    ):
        st.markdown("Link to these exact days")
        st.code(views.absolute(fixed), language=None, wrap_lines=True)
        if view.custom is None:
            st.markdown(f"Link that moves along: {view.preset.label.lower()}")
            st.code(views.absolute(view), language=None, wrap_lines=True)
