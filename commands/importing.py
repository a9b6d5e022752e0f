"""`import`: files in, what became of each of them out."""

import argparse
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection, Engine

from analytics.overlaps import report_overlaps
from analytics.workspaces import WorkspaceReport, report_workspaces
from commands.actor import actor
from commands.dates import parse_day
from commands.import_words import Imported, Result, as_json, tell
from commands.progress import say
from commands.subcommands import Subcommands
from database.connect import leased_engine
from database.engine import reading, rehearsing, writing
from database.queries.column_mappings import saved_mappings
from database.writes.imports import record_import
from domain.errors import InvalidRequest, NotFound, SourceRejected
from domain.mappings import ColumnMapping
from domain.observations import Answers, Reading, Refusal, SourceFile
from domain.periods import Period
from domain.vocabulary import Asked
from settings import Settings
from sources import read_files

# What else lies in a folder beside exports is passed over in silence.
_SUFFIXES = {".csv", ".tsv", ".zip", ".json", ".jsonl", ".ndjson", ".xls", ".xlsx"}


def add_to(commands: Subcommands) -> None:
    parser = commands.add_parser(
        "import",
        help="import export files",
        description="Imports files, zip archives or whole folders. Files of one folder are taken "
        "as one export: a totals file tells the period of the table beside it.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", type=Path)
    parser.add_argument("--account", metavar="NAME", help="the account, where a file is silent")
    parser.add_argument("--period-from", metavar="DATE", type=parse_day, help="first day, ISO")
    parser.add_argument("--period-to", metavar="DATE", type=parse_day, help="last day, ISO")
    _add_questions(parser)
    parser.add_argument("--mapping", metavar="NAME", help="a saved mapping, for other tables")
    parser.add_argument("--dry-run", action="store_true", help="show what would change")
    parser.add_argument("--json", action="store_true", help="print a JSON list, one item a file")
    parser.set_defaults(run=import_files)


def _add_questions(parser: argparse.ArgumentParser) -> None:
    """What files may leave unsaid; each has a guess, which is told."""
    parser.add_argument("--year", metavar="YEAR", help="of the last row, where days have no year")
    parser.add_argument(
        "--captured", metavar="DATE", help="the day running totals were read, as ISO writes it"
    )
    parser.add_argument("--subject", metavar="NAME", help="the song, video or post of a file")
    parser.add_argument("--zone", metavar="ZONE", help="of printed times, such as Europe/Berlin")
    parser.add_argument(
        "--day-order", choices=("month first", "day first"), help="of dates such as 3/4/2026"
    )


def import_files(settings: Settings, options: argparse.Namespace) -> int:
    answers = Answers(options.account, _period(options), _said(options))
    paths = list(_found(options.files))
    with leased_engine(settings, on_progress=say) as engine:
        with reading(engine) as connection:
            workspace = _own_workspace(connection)
            mappings = saved_mappings(connection, workspace.workspace_id)
        answers = replace(answers, mappings=mappings, mapping=_picked(options.mapping, mappings))
        readings = _read(paths, answers, workspace.time_zone)
        results = list(_record(engine, workspace, readings, dry_run=options.dry_run))
    if options.json:
        print(json.dumps([as_json(result) for result in results], indent=2, ensure_ascii=False))
    else:
        for result in results:
            tell(result, dry_run=options.dry_run)
    return 1 if any(isinstance(result, Refusal) for result in results) else 0


def _read(paths: Sequence[Path], answers: Answers, zone: str) -> list[Reading | Refusal]:
    """Printed times are guessed to be of the workspace's zone."""
    guesses_zone = Asked.ZONE not in answers.said
    if guesses_zone:
        answers = replace(answers, said={**answers.said, Asked.ZONE: zone})
    readings = [
        understood
        for _, group in groupby(paths, key=lambda path: path.parent)
        for understood in read_files([_source_file(path) for path in group], answers)
    ]
    return [_with_guessed_zone(one) if guesses_zone else one for one in readings]


def _with_guessed_zone(understood: Reading | Refusal) -> Reading | Refusal:
    if isinstance(understood, Refusal):
        return understood
    questions = tuple(
        replace(one, is_guess=one.is_guess or one.asked is Asked.ZONE)
        for one in understood.questions
    )
    return replace(understood, questions=questions)


def _own_workspace(connection: Connection) -> WorkspaceReport:
    return next(one for one in report_workspaces(connection) if not one.is_sample)


def _picked(name: str | None, mappings: Sequence[ColumnMapping]) -> ColumnMapping | None:
    if name is None:
        return None
    found = next((one for one in mappings if one.name == name), None)
    if found is None:
        known = ", ".join(repr(one.name) for one in mappings) or "none"
        raise NotFound(f"There is no mapping named {name!r}; saved are: {known}.")
    return found


def _said(options: argparse.Namespace) -> dict[Asked, str]:
    said = {asked: getattr(options, asked.value) for asked in Asked if asked is not Asked.COLUMNS}
    return {asked: text for asked, text in said.items() if text is not None}


def _period(options: argparse.Namespace) -> Period | None:
    if (options.period_from is None) != (options.period_to is None):
        raise InvalidRequest("--period-from and --period-to go together.")
    if options.period_from is None:
        return None
    return Period(options.period_from, options.period_to)


def _found(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            yield from sorted(
                child for child in path.iterdir() if child.suffix.lower() in _SUFFIXES
            )
        elif path.is_file():
            yield path
        else:
            raise InvalidRequest(f"There is no file {path}.")


def _source_file(path: Path) -> SourceFile:
    modified = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    return SourceFile.at(path, f"{path.resolve().parent.name}/{path.name}", modified)


def _record(
    engine: Engine,
    workspace: WorkspaceReport,
    readings: Sequence[Reading | Refusal],
    *,
    dry_run: bool,
) -> Iterator[Result]:
    """Each file in a transaction of its own; a dry run sees the files before it, too."""
    with _rehearsal(engine, wanted=dry_run) as rehearsal:
        for understood in readings:
            if isinstance(understood, Refusal):
                yield understood
            elif rehearsal is not None:
                yield _rehearse(rehearsal, workspace.workspace_id, understood)
            else:
                with writing(engine) as connection:
                    result = _import(connection, workspace.workspace_id, understood)
                yield result


@contextmanager
def _rehearsal(engine: Engine, *, wanted: bool) -> Iterator[Connection | None]:
    if not wanted:
        yield None
        return
    with rehearsing(engine) as connection:
        yield connection


def _rehearse(connection: Connection, workspace_id: int, understood: Reading) -> Result:
    result = _import(connection, workspace_id, understood)
    if isinstance(result, Refusal) or result.outcome.already_imported:
        return result
    shared = report_overlaps(connection, workspace_id, understood, result.outcome.import_id)
    return replace(result, shared=shared.sentences) if shared else result


def _import(connection: Connection, workspace_id: int, understood: Reading) -> Result:
    say(f"{understood.file_name} ...")
    try:
        with connection.begin_nested():
            outcome = record_import(connection, workspace_id, understood, actor=actor())
    except SourceRejected as error:
        return Refusal(understood.file_name, str(error))
    return Imported(understood, outcome)
