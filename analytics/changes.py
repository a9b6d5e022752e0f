"""Who changed what in a workspace, when and why?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row

from database.queries.audit import stored_changes
from database.queries.workspaces import time_zone
from domain.history import HistoryFilter


@dataclass(frozen=True)
class ChangeRow:
    happened_at: datetime
    actor: str
    action: str
    subject: str
    details: tuple[tuple[str, str], ...]  # what was noted, by name


@dataclass(frozen=True)
class ChangesReport:
    asked: HistoryFilter
    rows: tuple[ChangeRow, ...]
    found: int
    time_zone: str


def report_changes(
    connection: Connection,
    workspace_id: int,
    asked: HistoryFilter,
    *,
    limit: int | None = None,
    offset: int = 0,
) -> ChangesReport:
    """The newest first; `found` counts those beyond the limit, too."""
    zone = time_zone(connection, workspace_id)
    stored = stored_changes(connection, workspace_id, asked, limit=limit, offset=offset)
    return ChangesReport(asked, tuple(map(_row, stored.rows)), stored.found, zone.key)


def _row(stored: Row[Any]) -> ChangeRow:
    told = ((name, _said(value)) for name, value in stored.details.items())
    return ChangeRow(
        stored.happened_at,
        stored.actor,
        stored.action,
        stored.subject,
        tuple((name, value) for name, value in told if value),
    )


def _said(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(map(_said, value))
        case dict():
            return ", ".join(f"{name}: {_said(each)}" for name, each in value.items())
    return str(value)
