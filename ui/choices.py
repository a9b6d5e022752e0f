"""What the reader chooses on a chart: the metric, by platform or in total, the basis."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st

from analytics.overview import OverviewReport
from domain.errors import InvalidRequest, NotFound
from domain.granularity import Granularity, offered, suiting
from domain.metrics import Metric
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis
from ui import loaders, views, words
from ui.addresses import ChartMode

_MODES = {ChartMode.PLATFORMS: "By platform", ChartMode.TOTAL: "Total"}
_BASES = {Basis.POSTS: "Sum of posts", Basis.ACCOUNTS: "Account totals"}


def overview_report(selection: Selection) -> OverviewReport:
    """With the metric of the address; one that this page cannot show yields to the default."""
    name = views.current().metric
    try:
        return loaders.overview_report(selection, name)
    except (InvalidRequest, NotFound) as error:
        if name is None:
            raise
        report = loaders.overview_report(selection, None)
        st.info(f"{words.plain(str(error))} Shown instead: {report.metric.label.lower()}.")
        return report


def choose_metric(metrics: Sequence[Metric], chosen: Metric) -> None:
    labels = {metric.name: metric.label for metric in (*metrics, chosen)}
    st.session_state["metric"] = chosen.name
    st.selectbox(
        "Metric",
        list(labels),
        format_func=labels.__getitem__,
        key="metric",
        on_change=_take_metric,
        label_visibility="collapsed",
        width=200,
    )


def _take_metric() -> None:
    chosen = st.session_state["metric"]
    views.change(lambda view: replace(view, metric=chosen))


def choose_mode() -> ChartMode:
    mode = views.current().mode
    st.session_state["chart_mode"] = mode
    st.segmented_control(
        "Chart",
        list(ChartMode),
        format_func=_MODES.__getitem__,
        required=True,
        key="chart_mode",
        on_change=_take_mode,
        label_visibility="collapsed",
    )
    return mode


def _take_mode() -> None:
    chosen = st.session_state["chart_mode"]
    views.change(lambda view: replace(view, mode=chosen or view.mode))


def choose_granularity(period: Period) -> Granularity:
    """Only where there is a choice: a week is cut into days and nothing else."""
    known = offered(period)
    asked = views.current().granularity
    chosen = asked if asked in known else suiting(period)
    if len(known) < 2:
        return chosen
    st.session_state["granularity"] = chosen
    st.segmented_control(
        "Per",
        known,
        format_func=lambda one: one.value.capitalize(),
        required=True,
        key="granularity",
        on_change=_take_granularity,
        label_visibility="collapsed",
    )
    return chosen


def _take_granularity() -> None:
    chosen = st.session_state["granularity"]
    views.change(lambda view: replace(view, granularity=chosen or view.granularity))


def choose_basis(report: OverviewReport) -> None:
    """Only where both ways of counting exist; otherwise the caption says which one it is."""
    if not report.basis_note:
        return
    st.session_state["basis"] = report.basis
    st.segmented_control(
        "Counted as",
        list(Basis),
        format_func=_BASES.__getitem__,
        required=True,
        key="basis",
        on_change=_take_basis,
        label_visibility="collapsed",
    )


def _take_basis() -> None:
    chosen = st.session_state["basis"]
    views.change(lambda view: replace(view, basis=chosen))
