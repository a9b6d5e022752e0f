"""What the trends page looks at: level, item, steps, horizon, and what is compared."""

from dataclasses import dataclass, replace
from enum import StrEnum

import streamlit as st

from analytics.trends import TrendReport
from analytics.trends.comparison import MOST_COMPARED
from analytics.trends.outlook import HORIZONS
from domain.errors import InvalidRequest, NotFound
from domain.granularity import Granularity, suiting
from domain.selection import Selection
from domain.vocabulary import Level
from ui import views, words
from ui.page_choices import Choice, choose_many, choose_one
from ui.trends import loaders

PAGE = "trends"
_HORIZON = 28
_LEVELS = {
    Level.TOTAL: "Everything",
    Level.PLATFORM: "A platform",
    Level.ACCOUNT: "An account",
    Level.CREATOR: "A creator",
    Level.TOPIC: "A topic",
    Level.TYPE: "A content type",
    Level.CONTENT: "A piece of content",
}
_SEVERAL = {
    Level.TOTAL: "everything",
    Level.PLATFORM: "platforms",
    Level.ACCOUNT: "accounts",
    Level.CREATOR: "creators",
    Level.TOPIC: "topics",
    Level.TYPE: "content types",
    Level.CONTENT: "content",
}
_STEPS = {Granularity.DAY: "Days", Granularity.WEEK: "Weeks", Granularity.MONTH: "Months"}


class Scale(StrEnum):
    INDEX = "index"
    AMOUNTS = "amounts"


@dataclass(frozen=True)
class Asked:
    """What the address asks for; of another level's item nothing is left."""

    level: Level
    key: str | None
    granularity: Granularity
    horizon: int


def asked(selection: Selection) -> Asked:
    level = Choice(PAGE, "level").value or Level.TOTAL
    horizon = Choice(PAGE, "horizon").value
    return Asked(
        level,
        _key(Choice(PAGE, "item").value, level),
        views.current().granularity or suiting(selection.period),
        horizon if horizon in HORIZONS else _HORIZON,
    )


def _key(told: str | None, level: Level) -> str | None:
    """Items are told with their level, because numbers of a topic and of content look alike."""
    if told is None:
        return None
    of_level, _, key = told.partition(":")
    return key if of_level == level and key else None


def trend_report(selection: Selection, ask: Asked) -> TrendReport:
    """What cannot be shown yields: first the item, then the metric, each said."""
    metric = views.current().metric
    try:
        return _load(selection, metric, ask, ask.key)
    except (InvalidRequest, NotFound) as error:
        if metric is None and ask.key is None:
            raise
        report = _without(selection, metric, ask)
        shown = f"{report.subject.metric.label.lower()} of {report.item.label}"
        st.info(f"{words.plain(str(error))} Shown instead: {words.plain(shown)}.")
        return report


def _without(selection: Selection, metric: str | None, ask: Asked) -> TrendReport:
    if ask.key is not None:
        try:
            return _load(selection, metric, ask, None)
        except (InvalidRequest, NotFound):
            if metric is None:
                raise
    return _load(selection, None, ask, None)


def _load(selection: Selection, metric: str | None, ask: Asked, key: str | None) -> TrendReport:
    return loaders.trend_report(selection, metric, ask.level, key, ask.granularity, ask.horizon)


def choose_level() -> None:
    choose_one(
        Choice(PAGE, "level"),
        list(Level),
        label="Level",
        default=Level.TOTAL,
        words=_LEVELS.__getitem__,
        widget="list",
    )


def choose_item(report: TrendReport) -> None:
    """One can type to search; what is not among the largest stays chosen when its link says so."""
    level = report.subject.level
    if level is Level.TOTAL:
        return
    labels = {item.key: item.label for item in (*report.items, report.item)}
    options = [f"{level.value}:{key}" for key in labels]
    chosen = f"{level.value}:{report.item.key}"
    choose_one(
        Choice(PAGE, "item"),
        options,
        label="Item",
        default=chosen if Choice(PAGE, "item").value not in options else options[0],
        words=lambda option: labels[option.partition(":")[2]] or "Untitled",
        widget="list",
        width=320,
    )


def choose_granularity(report: TrendReport) -> None:
    """Only where the days allow another; shared with the other pages."""
    if len(report.granularities) < 2:
        return
    st.session_state["trends_by"] = report.granularity
    st.segmented_control(
        "Steps",
        report.granularities,
        format_func=_STEPS.__getitem__,
        required=True,
        key="trends_by",
        on_change=_take_granularity,
        label_visibility="collapsed",
    )


def _take_granularity() -> None:
    chosen = st.session_state["trends_by"]
    views.change(lambda view: replace(view, granularity=chosen or view.granularity))


def choose_horizon() -> None:
    choose_one(
        Choice(PAGE, "horizon"),
        list(HORIZONS),
        label="How far ahead",
        default=_HORIZON,
        words=lambda days: f"{days} days ahead",
        widget="list",
        width=160,
    )


def choose_compared(report: TrendReport) -> tuple[str, ...]:
    """Keys beside the item looked at."""
    level, own = report.subject.level, report.item.key
    labels = {item.key: item.label for item in report.items if item.key != own}
    found = choose_many(
        Choice(PAGE, "compare"),
        [f"{level.value}:{key}" for key in labels if "," not in key],
        label="Compare with",
        words=lambda option: labels[option.partition(":")[2]] or "Untitled",
        most=MOST_COMPARED - 1,
        placeholder=f"Compare with up to {MOST_COMPARED - 1} more {_SEVERAL[level]}",
    )
    return tuple(option.partition(":")[2] for option in found)


def choose_scale() -> Scale:
    chosen = choose_one(
        Choice(PAGE, "scale"),
        list(Scale),
        label="Scale",
        default=Scale.INDEX,
        words={Scale.INDEX: "Index", Scale.AMOUNTS: "Amounts"}.__getitem__,
    )
    return Scale(chosen)
