"""Notes in words."""

from analytics.day_notes import Note, subject_in_words
from domain.actors import WEB
from domain.notes import NoteKind, NoteSubject, Visibility
from ui import words

VISIBILITIES = {Visibility.TEAM: "The team", Visibility.OWN: "Only me"}
KINDS = {NoteKind.NOTE: "Notes", NoteKind.ANOMALY: "Acknowledged"}


def subject_words(subject: NoteSubject) -> str:
    if subject.platform is None:
        return "Everything"
    place = subject.platform.label
    if subject.account:
        place = f"{subject.account} on {place}"
    if not subject.external_id:
        return place
    title = subject.title or subject.external_id
    return title if subject.whole_content else f"{title}, {place}"


def note_line(number: int, note: Note) -> str:
    """One line of the list below a chart, as markdown."""
    said = words.plain(note.draft.text) if note.draft.text else _unsaid(note)
    by = f"{words.plain(person_words(note.author))}{', only for you' if is_own(note) else ''}"
    on = words.plain(subject_in_words(note))
    return f"**{number}** \u00b7 {words.span(note.draft.days)} \u00b7 {on}: {said} ({by})"


def _unsaid(note: Note) -> str:
    return "unusual, acknowledged" if note.draft.kind is NoteKind.ANOMALY else ""


def person_words(actor: str) -> str:
    return "somebody" if actor == WEB else actor


def is_own(note: Note) -> bool:
    return note.draft.visibility is Visibility.OWN
