"""`export`: content, daily figures or observations as CSV or JSON, streamed to stdout."""

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import Connection

from analytics.exporting import (
    ExportCell,
    ExportRows,
    content_rows,
    daily_rows,
    observation_rows,
)
from analytics.workspaces import report_workspaces
from commands.dates import parse_day
from commands.progress import say
from commands.subcommands import Subcommands
from database.connect import leased_engine
from database.engine import reading
from domain.vocabulary import Grain, Platform
from exports.csv_file import cell_text
from settings import Settings

_BY_GRAIN = {"daily": daily_rows, "observations": observation_rows}


def add_to(commands: Subcommands) -> None:
    parser = commands.add_parser(
        "export",
        help="write stored figures to stdout",
        description="Of the team's own workspace, or of the sample one while that is all there is. "
        "Figures of posts and of accounts stand in rows of their own (column grain): an account's "
        "day counts its posts too, so the two are never added.",
    )
    parser.add_argument("what", choices=["content", *_BY_GRAIN])
    parser.add_argument("--platform", type=Platform, choices=list(Platform), metavar="PLATFORM")
    parser.add_argument("--from", dest="first_day", metavar="DATE", type=parse_day)
    parser.add_argument("--to", dest="last_day", metavar="DATE", type=parse_day)
    parser.add_argument("--grain", type=Grain, choices=list(Grain), metavar="post|account")
    parser.add_argument("--format", choices=["csv", "json"], default="csv")
    parser.set_defaults(run=export)


def export(settings: Settings, options: argparse.Namespace) -> int:
    with leased_engine(settings, on_progress=say) as engine, reading(engine) as connection:
        parts = _parts(connection, _shown_workspace(connection), options)
        columns = list(dict.fromkeys(name for part in parts for name in part.columns))
        rows = (dict(zip(part.columns, row, strict=True)) for part in parts for row in part)
        if options.format == "json":
            _write_json(columns, rows)
        else:
            _write_csv(columns, rows)
    return 0


def _shown_workspace(connection: Connection) -> int:
    """The own one when it holds anything, as the app does."""
    found = sorted(
        report_workspaces(connection), key=lambda each: (not each.accounts, each.is_sample)
    )
    return found[0].workspace_id


def _parts(
    connection: Connection, workspace_id: int, options: argparse.Namespace
) -> list[ExportRows]:
    chosen = {
        "platform": options.platform,
        "first_day": options.first_day,
        "last_day": options.last_day,
    }
    if options.what == "content":
        return [content_rows(connection, workspace_id, **chosen)]
    grains = [options.grain] if options.grain else list(Grain)
    of_grain = _BY_GRAIN[options.what]
    return [of_grain(connection, workspace_id, grain=grain, **chosen) for grain in grains]


def _write_csv(columns: Sequence[str], rows: Iterator[dict[str, ExportCell]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell_text(row.get(name)) for name in columns])


def _write_json(columns: Sequence[str], rows: Iterator[dict[str, ExportCell]]) -> None:
    """A list, a row a line; decimals as their digits say, not as binary fractions."""
    separator = "["
    for row in rows:
        written = ", ".join(
            f"{json.dumps(name)}: {_json(row.get(name))}" for name in columns if name in row
        )
        print(f"{separator}{{{written}}}", end="")
        separator = ",\n"
    print("[]" if separator == "[" else "]")


def _json(value: ExportCell) -> str:
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date | datetime):
        return json.dumps(value.isoformat())
    return json.dumps(value, ensure_ascii=False)
