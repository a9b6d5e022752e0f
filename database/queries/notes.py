"""Notes on days: those asked for, those that touch a chart, and their versions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, or_, select

from database.tables import accounts, current_notes, notes
from domain.notes import Note, NoteDraft, NoteFilter, NoteKind, NoteSubject, Visibility
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Platform

SHOWN_ON_A_CHART = 200


@dataclass(frozen=True)
class StoredNotes:
    rows: tuple[Note, ...]
    found: int  # those beyond the limit, too


@dataclass(frozen=True)
class NoteVersion:
    version: int
    draft: NoteDraft
    actor: str
    said_at: datetime
    removed: bool


def stored_note(
    connection: Connection, workspace_id: int, note_id: int, reader: str
) -> Note | None:
    """None also where it is somebody else's own."""
    current = current_notes.c
    found = connection.execute(
        select(current_notes).where(
            current.workspace_id == workspace_id, current.note_id == note_id, _readable(reader)
        )
    ).one_or_none()
    return _note(found) if found else None


def stored_notes(
    connection: Connection, asked: NoteFilter, *, limit: int | None, offset: int = 0
) -> StoredNotes:
    """The latest days first."""
    current = current_notes.c
    rows = connection.execute(
        select(current_notes, func.count().over().label("found"))
        .where(
            current.workspace_id == asked.workspace_id,
            current.removed == asked.removed,
            _readable(asked.reader),
            *_narrowed(asked),
        )
        .order_by(current.last_day.desc(), current.note_id.desc())
        .limit(limit)
        .offset(offset)
    ).all()
    return StoredNotes(tuple(map(_note, rows)), rows[0].found if rows else 0)


def notes_touching(connection: Connection, selection: Selection, reader: str) -> tuple[Note, ...]:
    """Of the selection's days, on everything or on its platforms and accounts; those on single
    posts stand beside these posts. The earliest first."""
    current = current_notes.c
    conditions: list[ColumnElement[bool]] = [current.external_id.is_(None)]
    if selection.platforms:
        conditions.append(_any_or(current.platform, [p.value for p in selection.platforms]))
    if selection.accounts:
        chosen = (
            accounts.c.workspace_id == selection.workspace_id,
            accounts.c.account_id.in_(selection.accounts),
        )
        named = select(accounts.c.platform).where(*chosen)
        conditions.append(or_(current.platform.is_(None), current.platform.in_(named)))
        conditions.append(
            or_(current.account.is_(None), current.account_id.in_(selection.accounts))
        )
    return _on_days(connection, selection.workspace_id, selection.period, reader, *conditions)


def notes_on_content(
    connection: Connection, workspace_id: int, content_id: int, days: Period, reader: str,
    places: Sequence[tuple[Platform, str]],
) -> tuple[Note, ...]:  # fmt: skip
    """On the content itself, and on what its posts are published on: `places` are their platforms
    and accounts."""
    current = current_notes.c
    around = [
        (current.platform == platform.value)
        & or_(current.account.is_(None), current.account == account)
        for platform, account in places
    ]
    beside = current.external_id.is_(None) & or_(current.platform.is_(None), *around)
    return _on_days(
        connection, workspace_id, days, reader, or_(current.content_id == content_id, beside)
    )


def acknowledgements(
    connection: Connection, workspace_id: int, metric_name: str, reader: str
) -> tuple[Note, ...]:
    """Of unusual days and posts, the latest first."""
    current = current_notes.c
    rows = connection.execute(
        select(current_notes)
        .where(
            current.workspace_id == workspace_id,
            ~current.removed,
            current.kind == NoteKind.ANOMALY.value,
            current.metric == metric_name,
            _readable(reader),
        )
        .order_by(current.note_id.desc())
    )
    return tuple(map(_note, rows))


def note_versions(
    connection: Connection, workspace_id: int, note_id: int
) -> tuple[NoteVersion, ...]:
    """The newest first."""
    rows = connection.execute(
        select(notes)
        .where(notes.c.workspace_id == workspace_id, notes.c.note_id == note_id)
        .order_by(notes.c.version.desc())
    )
    return tuple(
        NoteVersion(row.version, _draft(row), row.actor, row.said_at, row.removed) for row in rows
    )


def _on_days(
    connection: Connection,
    workspace_id: int,
    days: Period,
    reader: str,
    *conditions: ColumnElement[bool],
) -> tuple[Note, ...]:
    current = current_notes.c
    rows = connection.execute(
        select(current_notes)
        .where(
            current.workspace_id == workspace_id,
            ~current.removed,
            current.first_day <= days.last_day,
            current.last_day >= days.first_day,
            _readable(reader),
            *conditions,
        )
        .order_by(current.first_day, current.note_id)
        .limit(SHOWN_ON_A_CHART)
    )
    return tuple(map(_note, rows))


def _readable(reader: str) -> ColumnElement[bool]:
    current = current_notes.c
    return or_(current.visibility == Visibility.TEAM.value, current.author == reader)


def _any_or(column: ColumnElement[Any], names: Sequence[str]) -> ColumnElement[bool]:
    return or_(column.is_(None), column.in_(names))


def _narrowed(asked: NoteFilter) -> list[ColumnElement[bool]]:
    current = current_notes.c
    conditions: list[ColumnElement[bool]] = []
    if asked.text:
        words = (current.text, current.title_now, current.account, current.author)
        conditions.append(or_(*(word.icontains(asked.text, autoescape=True) for word in words)))
    if asked.days:
        conditions.append(current.first_day <= asked.days.last_day)
        conditions.append(current.last_day >= asked.days.first_day)
    if asked.platform:
        conditions.append(current.platform == asked.platform.value)
    if asked.kind:
        conditions.append(current.kind == asked.kind.value)
    if asked.visibility:
        conditions.append(current.visibility == asked.visibility.value)
    return conditions


def _note(row: Row[Any]) -> Note:
    return Note(
        note_id=row.note_id,
        version=row.version,
        draft=_draft(row),
        author=row.author,
        created_at=row.created_at,
        changed_by=row.actor,
        changed_at=row.said_at,
        removed=row.removed,
        account_id=row.account_id,
        content_id=row.content_id,
        post_id=row.post_id,
        title=row.title_now,
    )


def _draft(row: Row[Any]) -> NoteDraft:
    subject = NoteSubject(
        Platform(row.platform) if row.platform else None,
        row.account,
        row.external_id,
        row.whole_content,
        row.title,
    )
    return NoteDraft(
        Period(row.first_day, row.last_day),
        row.text,
        subject,
        Visibility(row.visibility),
        NoteKind(row.kind),
        row.metric,
    )
