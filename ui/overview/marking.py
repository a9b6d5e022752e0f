"""Unusual days for the main chart, which loads nothing heavy before it is first seen."""

import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

import streamlit as st

from analytics.anomalies import UnusualDays
from analytics.overview import OverviewReport
from domain.vocabulary import Level
from ui import views, words
from ui.anomalies import loaders

_DETECTOR = "analytics.stats.anomalies"  # brings scipy, which takes as long to load as a page
_LATER_S = 2.0


def unusual_days(report: OverviewReport, *, total: bool) -> tuple[UnusualDays, ...]:
    """None of weeks and months, and none before the detector is loaded: the page then comes back
    by itself."""
    if any(series.lengths for series in report.series):
        return ()
    if not _is_loaded():
        _load_later(time.monotonic())
        return ()
    selection = replace(report.selection, basis=report.basis)
    return loaders.unusual_days(selection, report.metric, _level(total=total))


def _level(*, total: bool) -> Level:
    return Level.TOTAL if total else Level.PLATFORM


def _is_loaded() -> bool:
    """While it is being loaded it is known already, but has nothing in it yet."""
    return hasattr(sys.modules.get(_DETECTOR), "detect_anomalies")


@st.fragment(run_every=_LATER_S)
def _load_later(asked: float) -> None:
    if time.monotonic() - asked >= _LATER_S / 2:  # else it is the page's own run
        import_module(_DETECTOR)
        st.rerun()


def draw_way(report: OverviewReport, unusual: Sequence[UnusualDays], *, total: bool) -> None:
    if not unusual:
        return
    view = replace(views.current(), metric=report.metric.name)
    st.page_link(
        "pages/explain/anomalies.py",
        label=f"{words.counted(sum(run.days.days for run in unusual), 'unusual day')} explained",
        icon=":material/crisis_alert:",
        query_params=views.link(
            view.telling("anomalies", "level", Level.TOTAL.value if total else None), "anomalies"
        ),
    )
