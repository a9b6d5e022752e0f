"""The usual traffic of a test to come, and what it could find with it."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from analytics.experiments.planning import Traffic, detectable_effects, traffic_of_shares
from analytics.workspaces import WorkspaceReport
from domain.errors import InvalidRequest, WorkbenchError
from domain.experiments import Assignment, FigureKind
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Platform
from ui import words, workspaces
from ui.experiments import loaders
from ui.experiments.wording import detectable_line, percent

_DAYS_READ = 28
_OWN = "own"


@dataclass(frozen=True)
class Pair:
    figure: str
    per: str | None

    @property
    def label(self) -> str:
        label = STANDARD_METRICS[self.figure].label
        if self.per is None:
            return f"{label} a day"
        return f"{label} per {STANDARD_METRICS[self.per].label.lower().removesuffix('s')}"


_SHARES = (
    Pair("clicks", "impressions"), Pair("likes", "views"), Pair("comments", "views"),
    Pair("shares", "views"), Pair("saves", "views"),
)  # fmt: skip
_AMOUNTS = (Pair("views", None), Pair("impressions", None), Pair("likes", None))


def draw_plan(
    workspace: WorkspaceReport,
    kind: FigureKind,
    assignment: Assignment,
    weights: Sequence[float],
    confidence: float,
    unit: str,
) -> None:
    """What the traffic of today finds in one to eight weeks; nothing of it is stored."""
    with st.container(border=True, key="test_plan"):
        st.header("What could it find?", anchor=False)
        try:
            traffic = _choose_traffic(workspace, kind, assignment)
            if traffic is None:
                return
            found = detectable_effects(traffic, weights, confidence=confidence)
        except WorkbenchError as refusal:
            st.info(words.plain(str(refusal)), icon=":material/info:")
            return
        if not found:
            st.info("With so little traffic no group is reached within eight weeks.")
            return
        told = "days" if assignment is Assignment.ROTATING else words.plain(unit)
        lines = [f"- {detectable_line(one, told)}" for one in found]
        st.markdown("Four tests of five find an effect of\n\n" + "\n".join(lines))
        st.caption(_basis(traffic, kind) + " A reading at any time needs somewhat more.")


def _choose_traffic(
    workspace: WorkspaceReport, kind: FigureKind, assignment: Assignment
) -> Traffic | None:
    rotates = assignment is Assignment.ROTATING
    pairs = _AMOUNTS if kind is FigureKind.AMOUNTS else _SHARES
    if kind is FigureKind.AMOUNTS and not rotates:
        return _own_amounts()
    if workspace.last_day is None:
        return None if rotates else _own_shares()
    left, right = st.columns(2)
    offered: list[Pair | str] = [*pairs, *([] if rotates else [_OWN])]
    with left:
        pair = st.selectbox(
            "Usual figures", offered, key="plan_pair",
            format_func=lambda one: one.label if isinstance(one, Pair) else "Figures of my own",
        )  # fmt: skip
    if not isinstance(pair, Pair):
        return _own_shares()
    with right:
        platform = st.selectbox(
            "Of posts on", [None, *Platform], key="plan_platform",
            format_func=lambda one: one.label if one else "All platforms",
        )  # fmt: skip
    last = workspaces.horizon(workspace).last_day
    selection = Selection(
        workspace.workspace_id,
        Period.ending(last, days=_DAYS_READ),
        platforms=(platform,) if platform else (),
    )
    return loaders.usual_traffic(selection, pair.figure, pair.per, rotates=rotates)


def _own_shares() -> Traffic:
    left, right = st.columns(2)
    people = left.number_input(
        "People a day, all groups together", min_value=0, value=1000, key="plan_people"
    )
    share = right.number_input(
        "Usual share in per cent", min_value=0.0, max_value=100.0, value=5.0, key="plan_share"
    )
    return traffic_of_shares(float(people), share / 100)


def _own_amounts() -> Traffic:
    left, middle, right = st.columns(3)
    people = left.number_input("People a day", min_value=0, value=1000, key="plan_many")
    mean = middle.number_input("Usual amount per person", value=10.0, key="plan_mean")
    deviation = right.number_input(
        "Its standard deviation", min_value=0.0, value=10.0, key="plan_deviation"
    )
    if not people or not deviation:
        raise InvalidRequest("People a day and the deviation are more than zero.")
    return Traffic(float(people), mean, deviation**2, 0)


def _basis(traffic: Traffic, kind: FigureKind) -> str:
    usual = f"{traffic.mean:,.4g}" if kind is FigureKind.AMOUNTS else percent(traffic.mean)
    if not traffic.days:
        return f"With the figures above, usually {usual}."
    return f"From {words.counted(traffic.days, 'day')} of figures, usually {usual}."
