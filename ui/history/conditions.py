"""What of the history is asked for, and which page of it."""

from datetime import date

import streamlit as st

from domain.history import HistoryFilter, ImportState
from domain.periods import Period
from domain.vocabulary import Platform
from ui import words
from ui.history.wording import STATES

PAGE_LENGTH = 12


def ask_imports() -> HistoryFilter:
    text_at, platform_at, state_at, days_at = st.columns([3, 2, 2, 2])
    with text_at:
        text = _ask_text("File, account, person", "imports_text")
    with platform_at:
        platform = st.selectbox(
            "Platform",
            list(Platform),
            index=None,
            format_func=lambda one: one.label,
            placeholder="All",
            key="imports_platform",
            persist_state="session",
        )
    with state_at:
        state = st.selectbox(
            "State",
            list(ImportState),
            index=None,
            format_func=STATES.__getitem__,
            placeholder="All",
            key="imports_state",
            persist_state="session",
        )
    with days_at:
        days = _ask_days("Imported on", "imports_days")
    return HistoryFilter(text, platform, state, days)


def ask_changes() -> HistoryFilter:
    text_at, days_at = st.columns([3, 2])
    with text_at:
        text = _ask_text("Person, action, file", "changes_text")
    with days_at:
        days = _ask_days("Happened on", "changes_days")
    return HistoryFilter(text, days=days)


def _ask_text(placeholder: str, key: str) -> str:
    text = st.text_input(
        "Find",
        placeholder=placeholder,
        icon=":material/search:",
        max_chars=200,
        key=key,
        persist_state="session",
    )
    return text.strip()


def _ask_days(label: str, key: str) -> Period | None:
    days = st.date_input(
        label,
        value=[],
        min_value=date(2000, 1, 1),
        format="YYYY-MM-DD",
        key=key,
        persist_state="session",
    )
    return Period(days[0], days[-1]) if days else None


def page_number(asked: HistoryFilter, key: str) -> int:
    """Other conditions begin on the first page."""
    return int(st.session_state.get(_page_key(asked, key), 1))


def draw_pages(asked: HistoryFilter, key: str, found: int) -> None:
    pages = -(-found // PAGE_LENGTH)
    if pages > 1:
        st.pagination(pages, key=_page_key(asked, key))


def _page_key(asked: HistoryFilter, key: str) -> str:
    return f"{key}_page_{hash(asked)}"


def shown_words(found: int, shown: int, page: int, noun: str, zone: str) -> str:
    told = words.counted(found, noun)
    if shown < found:
        first = (page - 1) * PAGE_LENGTH + 1
        told += f", {first:,} to {first + shown - 1:,} are listed"
    return f"{told}, the newest first; times of {words.plain(zone)}"
