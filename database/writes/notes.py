"""Appends versions of notes: written, edited, removed, brought back."""

from datetime import UTC, date, datetime

from sqlalchemy import Connection, insert, select, text

from database.queries.metrics import metric_registry
from database.queries.notes import stored_note
from database.tables import accounts, notes, post_identities
from database.writes.audit import record_audit
from domain.actors import WEB
from domain.errors import InvalidRequest, NotFound
from domain.notes import Note, NoteDraft, NoteSubject, Visibility, checked_draft


def record_note(connection: Connection, workspace_id: int, draft: NoteDraft, *, actor: str) -> int:
    """The number of the new note."""
    checked = _checked(connection, workspace_id, draft, actor)
    note_id = connection.scalar(
        insert(notes)
        .values(**_row(workspace_id, checked, version=1, actor=actor))
        .returning(notes.c.note_id)
    )
    assert note_id is not None
    _audit(connection, workspace_id, int(note_id), checked, "add note", actor)
    return int(note_id)


def revise_note(
    connection: Connection, workspace_id: int, note_id: int, draft: NoteDraft, *, actor: str
) -> None:
    """The earlier version stays in the history. A note of one's own only its author edits."""
    found = _locked(connection, workspace_id, note_id, actor)
    if found.removed:
        raise InvalidRequest("This note was removed. Bring it back first, then edit it.")
    if draft.visibility is Visibility.OWN and found.author != actor:
        raise InvalidRequest(f"Only {found.author} can keep this note from the team.")
    checked = _checked(connection, workspace_id, draft, actor)
    _append(connection, workspace_id, found, checked, actor=actor, removed=False)
    _audit(connection, workspace_id, note_id, checked, "edit note", actor)


def remove_note(connection: Connection, workspace_id: int, note_id: int, *, actor: str) -> None:
    found = _locked(connection, workspace_id, note_id, actor)
    if found.removed:
        raise InvalidRequest("This note is removed already.")
    _append(connection, workspace_id, found, found.draft, actor=actor, removed=True)
    _audit(connection, workspace_id, note_id, found.draft, "remove note", actor)


def restore_note(connection: Connection, workspace_id: int, note_id: int, *, actor: str) -> None:
    found = _locked(connection, workspace_id, note_id, actor)
    if not found.removed:
        raise InvalidRequest("This note is not removed, so there is nothing to bring back.")
    _append(connection, workspace_id, found, found.draft, actor=actor, removed=False)
    _audit(connection, workspace_id, note_id, found.draft, "bring back note", actor)


def _checked(connection: Connection, workspace_id: int, draft: NoteDraft, actor: str) -> NoteDraft:
    if draft.visibility is Visibility.OWN and actor == WEB:
        raise InvalidRequest("A note of your own needs your name, so that it finds you again.")
    checked = checked_draft(draft, today=_today())
    if checked.metric is not None:
        metric_registry(connection, workspace_id)[checked.metric]  # NotFound names it
    _refuse_unknown(connection, workspace_id, checked.subject)
    return checked


def _today() -> date:
    return datetime.now(UTC).date()


def _refuse_unknown(connection: Connection, workspace_id: int, subject: NoteSubject) -> None:
    if subject.account:
        known = connection.scalar(
            select(accounts.c.account_id).where(
                accounts.c.workspace_id == workspace_id,
                accounts.c.platform == subject.platform,
                accounts.c.name == subject.account,
            )
        )
        if known is None:
            raise NotFound(f"There is no account {subject.account!r} on {_on(subject)}.")
    if subject.external_id:
        known = connection.scalar(
            select(post_identities.c.post_id).where(
                post_identities.c.workspace_id == workspace_id,
                post_identities.c.platform == subject.platform,
                post_identities.c.external_id == subject.external_id,
            )
        )
        if known is None:
            raise NotFound(f"There is no post {subject.external_id!r} on {_on(subject)}.")


def _on(subject: NoteSubject) -> str:
    return subject.platform.label if subject.platform else "any platform"


def _locked(connection: Connection, workspace_id: int, note_id: int, actor: str) -> Note:
    """One edit after the other: two at once would claim the same version."""
    connection.execute(
        text(
            "SELECT FROM notes WHERE workspace_id = :workspace_id AND note_id = :note_id"
            " AND version = 1 FOR UPDATE"
        ),
        {"workspace_id": workspace_id, "note_id": note_id},
    )
    found = stored_note(connection, workspace_id, note_id, actor)
    if found is None:
        raise NotFound(f"There is no note number {note_id}.")
    return found


def _append(
    connection: Connection,
    workspace_id: int,
    found: Note,
    draft: NoteDraft,
    *,
    actor: str,
    removed: bool,
) -> None:
    row = _row(workspace_id, draft, version=found.version + 1, actor=actor, removed=removed)
    connection.execute(insert(notes).values(note_id=found.note_id, **row))


def _row(
    workspace_id: int, draft: NoteDraft, *, version: int, actor: str, removed: bool = False
) -> dict[str, object]:
    subject = draft.subject
    return {
        "workspace_id": workspace_id,
        "version": version,
        "kind": draft.kind.value,
        "first_day": draft.days.first_day,
        "last_day": draft.days.last_day,
        "platform": subject.platform.value if subject.platform else None,
        "account": subject.account,
        "external_id": subject.external_id,
        "whole_content": subject.whole_content,
        "title": subject.title,
        "metric": draft.metric,
        "text": draft.text,
        "visibility": draft.visibility.value,
        "removed": removed,
        "actor": actor,
    }


def _audit(
    connection: Connection, workspace_id: int, note_id: int, draft: NoteDraft, action: str,
    actor: str,
) -> None:  # fmt: skip
    """Everybody reads the trail: of a note of one's own it tells neither days nor words."""
    told: dict[str, object] = {"visibility": draft.visibility.value}
    if draft.visibility is Visibility.TEAM:
        told |= {
            "from": draft.days.first_day.isoformat(),
            "to": draft.days.last_day.isoformat(),
            "text": draft.text,
        }
    record_audit(connection, workspace_id, actor, action, f"note {note_id}", told)
