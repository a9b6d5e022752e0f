"""`stop`: ends the embedded server."""

import argparse

from commands.subcommands import Subcommands
from database.embedded import EmbeddedServer
from settings import Settings


def add_to(commands: Subcommands) -> None:
    commands.add_parser("stop", help="end the embedded database server").set_defaults(run=stop)


def stop(settings: Settings, _: argparse.Namespace) -> int:
    if settings.database_url is not None:
        print("The database is a server of its own (WORKBENCH_DATABASE_URL); nothing to stop.")
    elif EmbeddedServer(settings.data_dir).stop():
        print("The embedded server is stopped.")
    else:
        print("The embedded server was not running.")
    return 0
