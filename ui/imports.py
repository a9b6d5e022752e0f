"""Reads uploaded files, rehearses and carries out their import. Opens the transactions."""

from collections.abc import Callable, Mapping, Sequence

import sources
from database.engine import rehearsing, writing
from database.writes import imports, workspaces
from database.writes.imports import ImportOutcome
from domain.observations import Answers, Reading, Refusal, SourceFile
from ui import loaders

ACTOR = "web"


def read(
    files: Sequence[SourceFile], answers: Mapping[str, Answers]
) -> Sequence[Reading | Refusal]:
    return sources.read_files(files, answers)


def preview(workspace_id: int, reading: Reading) -> ImportOutcome:
    """What the import would do: the real thing, taken back."""
    with rehearsing(loaders.engine()) as connection:
        return imports.record_import(connection, workspace_id, reading, actor=ACTOR)


def carry_out(
    workspace_id: int, reading: Reading, on_progress: Callable[[float], None] | None = None
) -> ImportOutcome:
    with writing(loaders.engine()) as connection:
        outcome = imports.record_import(
            connection, workspace_id, reading, actor=ACTOR, on_progress=on_progress
        )
    loaders.forget()
    return outcome


def remove_sample() -> None:
    with writing(loaders.engine()) as connection:
        workspaces.remove_sample(connection)
    loaders.forget()
