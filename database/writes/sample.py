"""Loads the sample into a workspace of its own."""

from collections.abc import Callable, Iterable

from sqlalchemy import Connection

from database.writes.imports import record_import
from database.writes.workspaces import SAMPLE_NAME, create_workspace
from domain.actors import SAMPLE
from domain.observations import Reading


def _silent(_: str) -> None:
    """Tell nobody."""


def load_sample(
    connection: Connection,
    readings: Iterable[Reading],
    *,
    time_zone: str = "UTC",
    on_progress: Callable[[str], None] = _silent,
) -> int:
    """The new workspace's id. A standing sample is for the caller to remove first."""
    workspace_id = create_workspace(
        connection, name=SAMPLE_NAME, time_zone=time_zone, is_sample=True
    )
    for reading in readings:
        on_progress(f"{reading.label} ...")
        record_import(connection, workspace_id, reading, actor=SAMPLE)
    return workspace_id
