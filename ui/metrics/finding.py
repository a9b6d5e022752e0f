"""Which entries are shown: the one of the address first, or those that answer a search."""

from collections.abc import Sequence

import streamlit as st

from analytics.metric_dictionary import MetricDictionary, MetricEntry
from ui import views
from ui.page_choices import Choice

FIND = Choice("metrics", "find")


def search() -> tuple[str, ...]:
    st.session_state[FIND.key] = FIND.text or ""
    st.text_input(
        "Find a metric",
        key=FIND.key,
        placeholder="Views, rate, TikTok \u2026",
        icon=":material/search:",
        max_chars=100,
        on_change=lambda: FIND.take(st.session_state[FIND.key].strip() or None),
    )
    return tuple((FIND.text or "").split())


def asked_for(dictionary: MetricDictionary) -> MetricEntry | None:
    name = views.current().metric
    return next((one for one in dictionary.entries if one.metric.name == name), None)


def by_use(
    entries: Sequence[MetricEntry],
) -> tuple[tuple[MetricEntry, ...], tuple[MetricEntry, ...]]:
    """Those with figures in the workspace, and the others."""
    return (
        tuple(one for one in entries if one.told.platforms),
        tuple(one for one in entries if not one.told.platforms),
    )
