"""`import`: files in, what became of each of them out."""

import argparse
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from sqlalchemy import Connection, Engine

from analytics.workspaces import report_workspaces
from commands.dates import parse_day
from commands.progress import say
from commands.subcommands import Subcommands
from database.connect import leased_engine
from database.engine import reading, rehearsing, writing
from database.writes.imports import ImportOutcome, record_import
from domain.errors import InvalidRequest, SourceRejected
from domain.observations import Answers, Reading, Refusal, SourceFile
from domain.periods import Period
from domain.vocabulary import PeriodBasis
from settings import Settings
from sources import read_files

# What else lies in a folder beside exports is passed over in silence.
_SUFFIXES = {".csv", ".tsv", ".zip", ".json", ".jsonl", ".xls", ".xlsx"}
_SHOWN_REJECTIONS = 20

Result = tuple[Reading, ImportOutcome] | Refusal


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
    parser.add_argument("--dry-run", action="store_true", help="show what would change")
    parser.add_argument("--json", action="store_true", help="print a JSON list, one item a file")
    parser.set_defaults(run=import_files)


def import_files(settings: Settings, options: argparse.Namespace) -> int:
    answers = Answers(options.account, _period(options))
    readings = [
        understood
        for _, group in groupby(_found(options.files), key=lambda path: path.parent)
        for understood in read_files([_source_file(path) for path in group], answers)
    ]
    with leased_engine(settings, on_progress=say) as engine:
        results = list(_record(engine, readings, dry_run=options.dry_run))
    if options.json:
        print(json.dumps([_as_json(result) for result in results], indent=2, ensure_ascii=False))
    else:
        for result in results:
            _tell(result, dry_run=options.dry_run)
    return 1 if any(isinstance(result, Refusal) for result in results) else 0


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
    engine: Engine, readings: list[Reading | Refusal], *, dry_run: bool
) -> Iterator[Result]:
    """Each file in a transaction of its own; a dry run sees the files before it, too."""
    with reading(engine) as connection:
        (workspace_id,) = (
            workspace.workspace_id
            for workspace in report_workspaces(connection)
            if not workspace.is_sample
        )
    with _rehearsal(engine, wanted=dry_run) as rehearsal:
        for understood in readings:
            if isinstance(understood, Refusal):
                yield understood
            elif rehearsal is not None:
                yield _import(rehearsal, workspace_id, understood)
            else:
                with writing(engine) as connection:
                    result = _import(connection, workspace_id, understood)
                yield result


@contextmanager
def _rehearsal(engine: Engine, *, wanted: bool) -> Iterator[Connection | None]:
    if not wanted:
        yield None
        return
    with rehearsing(engine) as connection:
        yield connection


def _import(connection: Connection, workspace_id: int, understood: Reading) -> Result:
    say(f"{understood.file_name} ...")
    try:
        with connection.begin_nested():
            outcome = record_import(connection, workspace_id, understood, actor="command line")
    except SourceRejected as error:
        return Refusal(understood.file_name, str(error))
    return understood, outcome


def _as_json(result: Result) -> dict[str, object]:
    if isinstance(result, Refusal):
        return {"file": result.file_name, "refused": result.reason}
    understood, outcome = result
    period = understood.period
    return {
        "file": understood.file_name,
        "format": understood.format,
        "account": understood.account,
        "account_assumed": understood.account_assumed,
        "grain": understood.grain,
        "period": period and [period.first_day.isoformat(), period.last_day.isoformat()],
        "period_basis": understood.period_basis,
        "rows_read": understood.rows_read,
        "rows_imported": understood.rows_imported,
        "rows_rejected": [
            {"row": r.row, "column": r.column, "value": r.value, "reason": r.reason}
            for r in understood.rejected
        ],
        "control": {
            control.metric: {
                "stated": _number(control.stated),
                "imported": _number(control.imported),
            }
            for control in understood.controls
        },
        "warnings": [*understood.warnings, *outcome.warnings],
        "import_id": outcome.import_id,
        "already_imported": outcome.already_imported,
        "new_posts": outcome.new_posts,
        "known_posts": outcome.known_posts,
        "days_changed": outcome.days_changed,
    }


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _tell(result: Result, *, dry_run: bool) -> None:
    if isinstance(result, Refusal):
        print(f"{result.file_name}\n  refused: {result.reason}")
        return
    understood, outcome = result
    print(f"{understood.file_name}\n  {understood.label}, account {understood.account}")
    print(f"  {_fate(understood, outcome, dry_run=dry_run)}")
    for control in understood.controls:
        stated = "" if control.stated is None else f"stated {_plain(control.stated)}, "
        print(f"  {control.metric}: {stated}imported {_plain(control.imported)}")
    for warning in (*understood.warnings, *outcome.warnings):
        print(f"  note: {warning}")
    for rejected in understood.rejected[:_SHOWN_REJECTIONS]:
        print(f"  row {rejected.row}, {rejected.column}, {rejected.value!r}: {rejected.reason}")
    if len(understood.rejected) > _SHOWN_REJECTIONS:
        print(f"  ... and {len(understood.rejected) - _SHOWN_REJECTIONS:,} more refused rows")


def _fate(understood: Reading, outcome: ImportOutcome, *, dry_run: bool) -> str:
    if outcome.already_imported:
        return f"already imported (number {outcome.import_id}); nothing changed"
    said = _said_period(understood)
    verb = "would import" if dry_run else "imported"
    return (
        f"{verb} {understood.rows_imported:,} of {understood.rows_read:,} rows{said}: "
        f"{outcome.new_posts:,} new and {outcome.known_posts:,} known posts, "
        f"{outcome.days_changed:,} days changed"
    )


def _said_period(understood: Reading) -> str:
    if understood.period is None:
        return ""
    assumed = " (assumed)" if understood.period_basis is PeriodBasis.ASSUMED else ""
    return f" for {understood.period.first_day} to {understood.period.last_day}{assumed}"


def _plain(value: Decimal | None) -> str:
    return "-" if value is None else f"{_number(value):,}"
