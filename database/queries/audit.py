"""Who changed what, and why; the newest first."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Text, cast, func, or_, select

from database.queries.imports import within_days
from database.tables import audit_trail
from domain.history import HistoryFilter


@dataclass(frozen=True)
class StoredChanges:
    rows: Sequence[Row[Any]]
    found: int


def stored_changes(
    connection: Connection,
    workspace_id: int,
    asked: HistoryFilter,
    *,
    limit: int | None,
    offset: int = 0,
) -> StoredChanges:
    trail = audit_trail.c
    words = (trail.actor, trail.action, trail.subject, cast(trail.details, Text))
    text = [or_(*(word.icontains(asked.text, autoescape=True) for word in words))]
    rows = connection.execute(
        select(
            trail.happened_at,
            trail.actor,
            trail.action,
            trail.subject,
            trail.details,
            func.count().over().label("found"),
        )
        .where(trail.workspace_id == workspace_id, *(text if asked.text else []))
        .where(*within_days(trail.happened_at, trail.workspace_id, asked))
        .order_by(trail.audit_id.desc())
        .limit(limit)
        .offset(offset)
    ).all()
    return StoredChanges(rows, rows[0].found if rows else 0)
