"""What people remarked on days: the list, what touches a chart, and the versions of a note."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from analytics.content import ContentReport
from database.queries.metrics import metric_registry
from database.queries.notes import (
    NoteVersion,
    note_versions,
    notes_on_content,
    notes_touching,
    stored_note,
    stored_notes,
)
from database.queries.workspaces import time_zone
from domain.errors import NotFound
from domain.notes import Note, NoteFilter
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Level

__all__ = [
    "DayNotesReport",
    "Note",
    "NoteVersion",
    "report_content_notes",
    "report_day_notes",
    "report_note",
    "report_selection_notes",
    "subject_in_words",
]


@dataclass(frozen=True)
class DayNotesReport:
    """The latest days first. `found` counts those beyond the limit, too."""

    asked: NoteFilter
    rows: tuple[Note, ...]
    found: int
    time_zone: str
    metric_labels: tuple[tuple[str, str], ...]  # by name, of what a note can name


@dataclass(frozen=True)
class NoteReport:
    note: Note
    versions: tuple[NoteVersion, ...]  # the newest first
    time_zone: str

    @property
    def created_at(self) -> datetime:
        return self.versions[-1].said_at


def report_day_notes(
    connection: Connection, asked: NoteFilter, *, limit: int | None = None, offset: int = 0
) -> DayNotesReport:
    zone = time_zone(connection, asked.workspace_id)
    stored = stored_notes(connection, asked, limit=limit, offset=offset)
    registry = metric_registry(connection, asked.workspace_id)
    labels = tuple((metric.name, metric.label) for metric in registry.metrics)
    return DayNotesReport(asked, stored.rows, stored.found, zone.key, labels)


def report_note(
    connection: Connection, workspace_id: int, note_id: int, *, reader: str
) -> NoteReport:
    note = stored_note(connection, workspace_id, note_id, reader)
    if note is None:
        raise NotFound(f"There is no note number {note_id}.")
    zone = time_zone(connection, workspace_id)
    return NoteReport(note, note_versions(connection, workspace_id, note_id), zone.key)


def report_selection_notes(
    connection: Connection, selection: Selection, *, reader: str
) -> tuple[Note, ...]:
    """Those a chart of the selection's days shows, the earliest first."""
    return notes_touching(connection, selection, reader)


def report_content_notes(
    connection: Connection, workspace_id: int, report: ContentReport, *, reader: str
) -> tuple[Note, ...]:
    """Those on the content, its platforms and accounts, within the days it has figures of."""
    days = content_days(report)
    if days is None:
        return ()
    places = [(post.platform, post.account) for post in report.posts]
    content_id = report.facts.content_id
    return notes_on_content(connection, workspace_id, content_id, days, reader, places)


def content_days(report: ContentReport) -> Period | None:
    days = [day for post in report.posts for day in (*post.days[:1], *post.days[-1:])]
    return Period(min(days), max(days)) if days else None


def subject_in_words(note: Note) -> str:
    """What the note speaks of; a post that is gone is still called by its name."""
    subject = note.draft.subject
    if subject.level is Level.TOTAL or subject.platform is None:
        return "Everything"
    place = subject.platform.label
    if subject.account:
        place = f"{subject.account} on {place}"
    if not subject.external_id:
        return place
    title = note.title or subject.external_id
    return title if subject.whole_content else f"{title}, {place}"


def in_words_of(metric_labels: Sequence[tuple[str, str]], name: str | None) -> str:
    return dict(metric_labels).get(name, name) if name else ""
