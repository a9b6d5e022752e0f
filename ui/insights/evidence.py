"""The way from an insight to the page that shows it, for exactly its days."""

from dataclasses import replace

import streamlit as st

from domain.insights import Evidence, Insight
from ui import views

_PAGES = {
    "trends": ("pages/explain/trends.py", "See the trend"),
    "anomalies": ("pages/explain/anomalies.py", "See the days"),
    "correlations": ("pages/explain/correlations.py", "See the link"),
    "timing": ("pages/measure/timing.py", "See the times"),
    "platforms": ("pages/measure/platforms.py", "See the platforms"),
    "content": ("pages/measure/content.py", "See the content"),
    "import": ("pages/collect/import_files.py", "Import files"),
}


def draw_way(one: Insight, *, key: str) -> None:
    page, label = _PAGES[one.evidence.page]
    if st.button(label, key=key, icon=":material/arrow_forward:", help=f"For: {one.title}"):
        st.switch_page(page, query_params=address_of(one.evidence))


def address_of(evidence: Evidence) -> dict[str, str]:
    view = replace(
        views.current().whole.over(evidence.period),
        platforms=evidence.platforms,
        metric=evidence.metric,
        content_id=evidence.content_id,
        basis=None,
        granularity=None,
    )
    for name, text in evidence.own:
        view = view.telling(evidence.page, name, text)
    return views.link(view, evidence.page)


def draw_note_way(note_id: int, *, key: str) -> None:
    """An accepted insight is a note, and the page of notes measures before and after it."""
    if st.button("See what followed", key=key, icon=":material/sticky_note_2:"):
        view = views.current().telling("notes", "note", str(note_id))
        st.switch_page("pages/collect/notes.py", query_params=views.link(view, "notes"))
