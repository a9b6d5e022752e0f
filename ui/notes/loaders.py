"""Notes as pages read them: anew each time, because a note changes no figure."""

from analytics import day_notes
from analytics.content import ContentReport
from analytics.day_notes import DayNotesReport, Note, NoteReport
from analytics.note_effect import NoteEffect, report_note_effect
from database.engine import reading
from domain.notes import NoteFilter
from domain.selection import Selection
from ui import loaders
from ui.entry.person import actor
from ui.shared import shared


def day_notes_report(
    asked: NoteFilter, *, limit: int | None = None, offset: int = 0
) -> DayNotesReport:
    with reading(loaders.engine()) as connection:
        return day_notes.report_day_notes(connection, asked, limit=limit, offset=offset)


def note_report(workspace_id: int, note_id: int) -> NoteReport:
    with reading(loaders.engine()) as connection:
        return day_notes.report_note(connection, workspace_id, note_id, reader=actor())


def selection_notes(selection: Selection) -> tuple[Note, ...]:
    with reading(loaders.engine()) as connection:
        return day_notes.report_selection_notes(connection, selection, reader=actor())


def content_notes(workspace_id: int, report: ContentReport) -> tuple[Note, ...]:
    with reading(loaders.engine()) as connection:
        return day_notes.report_content_notes(connection, workspace_id, report, reader=actor())


def note_effect(note: Note, workspace_id: int, metric_name: str | None) -> NoteEffect:
    """Kept until a figure or the note changes."""
    version = f"{loaders.version(workspace_id)} {note.version}"
    return _note_effect(workspace_id, note.note_id, metric_name, actor(), version)


@shared()
def _note_effect(
    workspace_id: int,
    note_id: int,
    metric_name: str | None,
    reader: str,
    version: str,  # noqa: ARG001
) -> NoteEffect:
    with reading(loaders.engine()) as connection:
        return report_note_effect(connection, workspace_id, note_id, metric_name, reader=reader)
