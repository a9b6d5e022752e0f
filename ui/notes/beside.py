"""What stands below a chart of days: its notes, and a small form to add one."""

from collections.abc import Sequence

import streamlit as st

from analytics.content import ContentReport
from analytics.day_notes import Note, content_days
from domain.notes import NoteSubject
from domain.periods import Period
from domain.selection import Selection
from ui import loaders, views
from ui.notes import form, writing
from ui.notes.wording import note_line

PAGE = "pages/collect/notes.py"
_LISTED = 8
_WIDTH = 340


def draw_selection_notes(selection: Selection, notes: Sequence[Note], *, key: str) -> None:
    accounts = loaders.filter_choices(selection.workspace_id).accounts
    subjects = [
        subject
        for subject in form.subjects_of(accounts)
        if not selection.platforms or subject.platform in (None, *selection.platforms)
    ]
    last = selection.period.last_day
    _draw(selection.workspace_id, notes, subjects, Period(last, last), key=key)


def draw_content_notes(
    workspace_id: int, report: ContentReport, notes: Sequence[Note], *, key: str
) -> None:
    days = content_days(report)
    if days is not None:
        last = Period(days.last_day, days.last_day)
        _draw(workspace_id, notes, subjects_of_content(report), last, key=key)


def list_notes(notes: Sequence[Note]) -> None:
    """By the numbers of the chart above."""
    if notes:
        lines = [note_line(number, note) for number, note in enumerate(notes[:_LISTED], start=1)]
        st.caption("  \n".join(lines))


def subjects_of_content(report: ContentReport) -> list[NoteSubject]:
    """The content first, then each of its posts; a single post is the content."""
    title = report.facts.title
    posts = [
        NoteSubject(post.platform, post.account, post.external_id, title=title)
        for post in report.posts
    ]
    first = posts[0]
    whole = NoteSubject(first.platform, first.account, first.external_id, True, title)
    return [whole, *(posts if len(posts) > 1 else [])]


def _draw(
    workspace_id: int,
    notes: Sequence[Note],
    subjects: Sequence[NoteSubject],
    days: Period,
    *,
    key: str,
) -> None:
    writing.draw_done(workspace_id)
    list_notes(notes)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        popover = st.popover(
            "Add a note", icon=":material/add_comment:", type="tertiary", on_change="rerun",
            key=f"{key}_popover_{writing.round_number()}",  # a new one after a save: it is closed
        )  # fmt: skip
        if notes:
            st.page_link(
                PAGE,
                label=_more(len(notes)),
                icon=":material/sticky_note_2:",
                query_params=views.link(views.current(), "notes"),
            )
    if popover.open:
        with popover, st.container(width=_WIDTH):
            form.draw_new_note(workspace_id, subjects, days, key=f"{key}_new")


def _more(count: int) -> str:
    hidden = count - _LISTED
    return f"All notes ({hidden:,} more here)" if hidden > 0 else "All notes"
