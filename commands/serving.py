"""`run`: everything from an empty folder to a page in the browser."""

import argparse
import socket
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from analytics.workspaces import report_workspaces
from commands.progress import say
from commands.subcommands import Subcommands
from database.connect import leased_engine
from database.engine import reading, writing
from database.queries.sample import sample_was_removed
from database.writes.sample import load_sample
from settings import Settings
from sources.sample import sample_readings

_HOST = "127.0.0.1"
_PORTS_TRIED = 50


def add_to(commands: Subcommands) -> None:
    run = commands.add_parser("run", help="start the workbench and print its address")
    run.add_argument("--port", type=int, help="instead of WORKBENCH_PORT")
    run.set_defaults(run=serve)
    demo = commands.add_parser("demo", help="load the sample workspace")
    demo.set_defaults(run=load_demo)


def serve(settings: Settings, options: argparse.Namespace) -> int:
    say("Opening the database ...")
    with leased_engine(settings, on_progress=say) as engine:
        _fill_if_empty(engine, settings)
        wanted = options.port or settings.port
        port = _free_port(wanted)
        if port != wanted:
            say(f"Port {wanted} is busy; using {port}.")
        from serve import app  # heavy: only when there is something to serve

        say("Starting the workbench; Ctrl-C stops it.")  # the server itself prints the address
        try:
            app.run(config={"server.port": port, "server.address": _HOST})
        except KeyboardInterrupt:
            say("Stopping ...")
    return 0


def load_demo(settings: Settings, _: argparse.Namespace) -> int:
    with leased_engine(settings, on_progress=say) as engine:
        _load_sample(engine, settings)
    return 0


def _fill_if_empty(engine: Engine, settings: Settings) -> None:
    with reading(engine) as connection:
        workspaces = report_workspaces(connection)
        unwanted = sample_was_removed(connection)
    if not unwanted and not any(workspace.accounts for workspace in workspaces):
        _load_sample(engine, settings)


def _load_sample(engine: Engine, settings: Settings) -> None:
    say("Loading the sample workspace ...")
    today = datetime.now(UTC).astimezone(ZoneInfo(settings.time_zone)).date()
    readings = sample_readings(until=today - timedelta(days=1))
    with writing(engine) as connection:
        load_sample(connection, readings, time_zone=settings.time_zone, on_progress=say)


def _free_port(wanted: int) -> int:
    for port in range(wanted, min(wanted + _PORTS_TRIED, 65536)):
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((_HOST, port))
            except OSError:
                continue
            return port
    return wanted
