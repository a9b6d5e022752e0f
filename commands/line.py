"""Parses the command line and turns expected errors into one line on stderr."""

import argparse
import sys
from collections.abc import Sequence

import logs
from commands import exporting, history, importing, serving, stopping, upkeep
from domain.errors import WorkbenchError
from settings import get_settings

FAILED = 1
WRONG_USAGE = 2
INTERRUPTED = 130

_EPILOG = """\
Settings come from WORKBENCH_* variables or .env: WORKBENCH_DATABASE_URL (or DATABASE_URL; without
it an embedded Postgres under WORKBENCH_DATA_DIR is used), WORKBENCH_DATA_DIR (.workbench/),
WORKBENCH_PORT (8501), WORKBENCH_TIME_ZONE (UTC), WORKBENCH_LOG_FORMAT (auto, json, text).
Exit codes: 0 done, 1 failed (the reason is on stderr), 2 wrong usage."""


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="manage.py",
        description="Content performance workbench.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for module in (serving, upkeep, importing, history, exporting, stopping):
        module.add_to(commands)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    options = build_parser().parse_args(arguments)
    try:
        settings = get_settings()
        logs.configure(settings.log_format)
        return int(options.run(settings, options))
    except WorkbenchError as error:
        print(error, file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output, such as head, has seen enough
        return 0
