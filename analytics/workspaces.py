"""Which workspaces are there, and what do they hold?"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from database.queries.workspaces import stored_workspaces


@dataclass(frozen=True)
class WorkspaceReport:
    """`first_day` and `last_day` bound the days any figure speaks of; None when there is none."""

    workspace_id: int
    name: str
    is_sample: bool
    time_zone: str
    first_day: date | None
    last_day: date | None
    posts: int
    accounts: int


def report_workspaces(connection: Connection) -> tuple[WorkspaceReport, ...]:
    """The oldest first."""
    return tuple(
        WorkspaceReport(
            found.workspace_id,
            found.name,
            found.is_sample,
            found.time_zone,
            found.first_day,
            found.last_day,
            found.posts,
            found.accounts,
        )
        for found in stored_workspaces(connection)
    )
