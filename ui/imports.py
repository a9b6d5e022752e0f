"""Reads uploaded files, rehearses and carries out their import. Opens the transactions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from analytics.workspaces import WorkspaceReport
from database.engine import rehearsing, writing
from database.writes import imports, workspaces
from database.writes.imports import ImportOutcome
from domain.errors import InvalidRequest, SourceRejected
from domain.observations import Answers, Reading, Refusal, SourceFile
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Comparison, Platform
from sources import read_files
from ui import loaders

ACTOR = "web"


@dataclass(frozen=True)
class Result:
    """What became of one file: an outcome, or the reason why it was not imported."""

    reading: Reading
    outcome: ImportOutcome | None
    reason: str = ""


def read(files: Sequence[SourceFile]) -> Sequence[Reading | Refusal]:
    """As the files speak for themselves; what they cannot say is guessed."""
    return read_files(files)


def read_answered(
    files: Sequence[SourceFile], answers: Mapping[int, Answers]
) -> Mapping[int, Reading | Refusal]:
    """The entries that have answers, read with them. Each is read beside all its companions."""
    return {index: read_files(files, told)[index] for index, told in answers.items()}


def known_accounts(workspace: WorkspaceReport, platform: Platform | None) -> tuple[str, ...]:
    if workspace.last_day is None:
        return ()
    last = Period(workspace.last_day, workspace.last_day)
    selection = Selection(workspace.workspace_id, last, comparison=Comparison.OFF)
    found = loaders.overview_report(selection, None).freshness
    return tuple(dict.fromkeys(f.account for f in found if platform in (None, f.platform)))


def preview(workspace_id: int, reading: Reading) -> Result:
    """What the import would do: the real thing, taken back."""
    try:
        with rehearsing(loaders.engine()) as connection:
            outcome = imports.record_import(connection, workspace_id, reading, actor=ACTOR)
    except (SourceRejected, InvalidRequest) as refused:
        return Result(reading, None, str(refused))
    return Result(reading, outcome)


def carry_out(workspace_id: int, reading: Reading, on_progress: Callable[[str], None]) -> Result:
    """One transaction per file, so that a refused file takes nothing else with it."""
    try:
        with writing(loaders.engine()) as connection:
            outcome = imports.record_import(
                connection, workspace_id, reading, actor=ACTOR, on_progress=on_progress
            )
    except (SourceRejected, InvalidRequest) as refused:
        return Result(reading, None, str(refused))
    finally:
        loaders.forget()
    return Result(reading, outcome)


def remove_sample() -> None:
    with writing(loaders.engine()) as connection:
        workspaces.remove_sample(connection)
    loaders.forget()
