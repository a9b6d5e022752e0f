"""Reads uploaded files, rehearses and carries out their import. Opens the transactions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from analytics.import_preview import DailyChange, report_import_preview
from analytics.overlaps import OverlapReport
from analytics.workspaces import WorkspaceReport
from database.engine import reading, rehearsing, writing
from database.queries.column_mappings import saved_mappings
from database.writes import column_mappings, imports, workspaces
from database.writes.imports import ImportOutcome
from database.writes.reversal import Reversal, undo_import
from domain.actors import WEB
from domain.errors import InvalidRequest, NotFound, SourceRejected
from domain.mappings import ColumnMapping
from domain.observations import Answers, Reading, Refusal, SourceFile
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Comparison, Platform
from sources import read_files
from ui import loaders

ACTOR = WEB


@dataclass(frozen=True)
class Result:
    """What became (or would become) of one reading: an outcome, or why it was not imported."""

    reading: Reading
    outcome: ImportOutcome | None
    reason: str = ""
    shared: OverlapReport | None = None
    change: DailyChange | None = None
    taken_back: Reversal | None = None


def read(files: Sequence[SourceFile], answers: Answers) -> Sequence[Reading | Refusal]:
    """Where there are no answers, what the files cannot say is guessed."""
    return read_files(files, answers)


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
            found = report_import_preview(connection, workspace_id, reading, actor=ACTOR)
    except (SourceRejected, InvalidRequest) as refused:
        return Result(reading, None, str(refused))
    return Result(reading, found.outcome, shared=found.shared, change=found.change)


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


def take_back(workspace_id: int, import_id: int) -> Reversal:
    try:
        with writing(loaders.engine()) as connection:
            return undo_import(connection, workspace_id, import_id, actor=ACTOR)
    finally:
        loaders.forget()


def mappings(workspace_id: int) -> tuple[ColumnMapping, ...]:
    with reading(loaders.engine()) as connection:
        return saved_mappings(connection, workspace_id)


def save_mapping(workspace_id: int, mapping: ColumnMapping) -> None:
    with writing(loaders.engine()) as connection:
        column_mappings.store_mapping(connection, workspace_id, mapping, actor=ACTOR)


def remove_mapping(workspace_id: int, name: str) -> None:
    """Somebody else may have removed it before."""
    try:
        with writing(loaders.engine()) as connection:
            column_mappings.forget_mapping(connection, workspace_id, name, actor=ACTOR)
    except NotFound:
        return


def remove_sample() -> None:
    with writing(loaders.engine()) as connection:
        workspaces.remove_sample(connection)
    loaders.forget()
