"""Days on which something happened that may explain a change: new definitions, and notes."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection

from analytics.measures import DefinitionChange
from analytics.trends.subjects import Subject
from database.queries.comparability import definition_changes
from database.queries.grouped_daily import group_platforms
from database.queries.notes import notes_on_content, notes_touching
from domain.notes import Note, NoteKind
from domain.periods import Period
from domain.vocabulary import Level, Platform

_TEAM = ""  # the reader whose own notes are nobody's
_LONGEST_WORDS = 120


@dataclass(frozen=True)
class KnownDay:
    day: date
    words: str
    definition: bool  # else a note of the team


def changes_of(
    connection: Connection, subject: Subject, keys: Collection[str], period: Period
) -> tuple[DefinitionChange, ...]:
    """Of the metric, on the platforms that the items' figures come from, inside the period."""
    selection = replace(subject.selection, period=period)
    platforms = group_platforms(
        connection, selection, subject.basis, subject.metric, subject.level, keys
    )
    return tuple(
        DefinitionChange(found.platform, found.metric, found.day, found.description)
        for found in definition_changes(connection, selection)
        if found.metric == subject.metric.name
        and found.platform in platforms
        and period.first_day < found.day <= period.last_day
    )


def known_days(
    connection: Connection, subject: Subject, key: str, changes: Collection[DefinitionChange]
) -> tuple[KnownDay, ...]:
    defined = [
        KnownDay(change.day, f"{change.platform.label} counts differently", definition=True)
        for change in changes
    ]
    noted = [
        KnownDay(note.draft.days.first_day, note.draft.text[:_LONGEST_WORDS], definition=False)
        for note in notes_of(connection, subject, [key], reader=_TEAM)
        if note.draft.kind is NoteKind.NOTE and note.draft.days.first_day in subject.period
    ]
    return tuple(sorted((*defined, *noted), key=lambda known: known.day))


def notes_of(
    connection: Connection, subject: Subject, keys: Sequence[str], *, reader: str
) -> tuple[Note, ...]:
    """The earliest first; without those on other platforms, accounts, posts or metrics."""
    found = {
        note.note_id: note for key in keys for note in _notes(connection, subject, key, reader)
    }
    return tuple(sorted(found.values(), key=lambda note: (note.draft.days.first_day, note.note_id)))


def _notes(connection: Connection, subject: Subject, key: str, reader: str) -> list[Note]:
    selection = subject.selection
    if subject.level is Level.CONTENT:
        found = notes_on_content(
            connection, selection.workspace_id, int(key), subject.period, reader, places=()
        )
    else:
        found = notes_touching(connection, selection, reader)
    return [
        note
        for note in found
        if note.draft.metric in (None, subject.metric.name) and _touches(note, subject.level, key)
    ]


def _touches(note: Note, level: Level, key: str) -> bool:
    named = note.draft.subject
    if level is Level.PLATFORM:
        return named.platform in (None, Platform(key))
    if level is Level.ACCOUNT and named.account:
        return note.account_id == int(key)
    return True
