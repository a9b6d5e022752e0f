"""`imports`, `undo`, `redo`: what came in, taking it back and doing it again."""

import argparse
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from analytics.imports import ImportRow, ImportsReport, report_imports
from analytics.workspaces import report_workspaces
from commands.actor import actor
from commands.progress import say
from commands.subcommands import Subcommands
from database.connect import leased_engine
from database.engine import reading, writing
from database.writes.reversal import Reversal, redo_import, undo_import
from domain.history import HistoryFilter, ImportState
from settings import Settings

_LISTED = 20

Reverse = Callable[..., Reversal]


def add_to(commands: Subcommands) -> None:
    listing = commands.add_parser("imports", help="list what was imported, the newest first")
    listing.add_argument("--limit", type=_count, default=_LISTED, metavar="N", help="default 20")
    listing.add_argument("--all", action="store_true", help="however many there are")
    listing.add_argument("--json", action="store_true", help="print a JSON list, one item each")
    listing.set_defaults(run=list_imports)
    for name, run, explanation in (
        ("undo", undo, "take imports back, whole; several at once, or none of them"),
        ("redo", redo, "do undone imports again, without their files"),
    ):
        parser = commands.add_parser(name, help=explanation)
        parser.add_argument("numbers", nargs="+", type=_count, metavar="N", help="see `imports`")
        parser.set_defaults(run=run)


def _count(written: str) -> int:
    number = int(written) if written.isascii() and written.isdigit() else 0
    if not 0 < number < 2**63:
        raise argparse.ArgumentTypeError(f"{written!r} is no number such as 12")
    return number


def list_imports(settings: Settings, options: argparse.Namespace) -> int:
    limit = None if options.all else options.limit
    with leased_engine(settings, on_progress=say) as engine, reading(engine) as connection:
        workspace_id = _own_workspace(connection)
        report = report_imports(connection, workspace_id, HistoryFilter(), limit=limit)
    if options.json:
        print(json.dumps([_as_json(row) for row in report.rows], indent=2, ensure_ascii=False))
    else:
        _print_list(report)
    return 0


def undo(settings: Settings, options: argparse.Namespace) -> int:
    return _reverse(settings, options.numbers, undo_import, "Undone", "gone")


def redo(settings: Settings, options: argparse.Namespace) -> int:
    return _reverse(settings, options.numbers, redo_import, "Done again", "back")


def _reverse(
    settings: Settings, numbers: Sequence[int], reverse: Reverse, done: str, posts_are: str
) -> int:
    with leased_engine(settings, on_progress=say) as engine, writing(engine) as connection:
        workspace_id = _own_workspace(connection)
        reversals = [
            reverse(connection, workspace_id, number, actor=actor())
            for number in dict.fromkeys(numbers)
        ]
    for one in reversals:
        moved = f"{_counted(one.days_changed, 'day')} changed"
        moved += f", {_counted(one.posts, 'post')} {posts_are}" if one.posts else ""
        print(f"{done}: import {one.import_id}, {one.file_name} ({moved}).")
    return 0


def _own_workspace(connection: Connection) -> int:
    return next(one.workspace_id for one in report_workspaces(connection) if not one.is_sample)


def _print_list(report: ImportsReport) -> None:
    if not report.rows:
        print("Nothing was imported yet.")
        return
    zone = ZoneInfo(report.time_zone)
    for row in report.rows:
        print("\n  ".join(_lines(row, zone)))
    if report.found > len(report.rows):
        older = report.found - len(report.rows)
        print(f"... and {_counted(older, 'older one')} (--all lists them)")


def _lines(row: ImportRow, zone: ZoneInfo) -> list[str]:
    state = "undone" if row.state is ImportState.UNDONE else "standing"
    when = _moment(row.imported_at, zone)
    lines = [
        f"{row.import_id}  {row.file_name}",
        f"{state}, imported {when} by {row.actor}",
        f"{row.label}, {_whose(row)}",
    ]
    if row.undone_at is not None:
        lines[1] += f", undone {_moment(row.undone_at, zone)}"
    rows = f"{row.rows_imported:,} of {_counted(row.rows_read, 'row')}"
    return [*lines, f"{rows}; {_effect(row)}"]


def _whose(row: ImportRow) -> str:
    accounts = ", ".join(row.accounts)
    word = "account" if len(row.accounts) == 1 else "accounts"
    days = f", {row.period.first_day} to {row.period.last_day}" if row.period else ""
    return f"{word} {accounts}{days}"


def _effect(row: ImportRow) -> str:
    effect = row.effect
    if effect is None:
        return "what it changed was not noted then"
    return (
        f"{_counted(effect.new_posts, 'new post')}, {_counted(effect.known_posts, 'known post')}, "
        f"{_counted(effect.days_changed, 'day')} changed"
    )


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%Y-%m-%d %H:%M}"


def _as_json(row: ImportRow) -> dict[str, object]:
    period, effect = row.period, row.effect
    return {
        "import_id": row.import_id,
        "state": row.state,
        "file": row.file_name,
        "format": row.label,
        "grain": row.grain,
        "platforms": list(row.platforms),
        "accounts": list(row.accounts),
        "period": period and [period.first_day.isoformat(), period.last_day.isoformat()],
        "imported_at": row.imported_at.astimezone(UTC).isoformat(),
        "undone_at": row.undone_at and row.undone_at.astimezone(UTC).isoformat(),
        "actor": row.actor,
        "rows_read": row.rows_read,
        "rows_imported": row.rows_imported,
        "rows_rejected": row.rows_rejected,
        "new_posts": effect and effect.new_posts,
        "known_posts": effect and effect.known_posts,
        "days_changed": effect and effect.days_changed,
    }
