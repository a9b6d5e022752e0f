"""`migrate`, `recalculate`, `health`, `psql`: looking after the database."""

import argparse
import os
import shutil
import subprocess
from time import perf_counter

from sqlalchemy import text

from analytics.workspaces import report_workspaces
from commands.progress import say
from commands.subcommands import Subcommands
from database.connect import leased_engine
from database.embedded import EmbeddedServer
from database.engine import reading, writing
from database.migrations import current_revision
from database.reconciliation import recalculate as recalculate_workspace
from database.writes.workspaces import lock_workspace, mark_changed
from domain.errors import StorageUnavailable
from settings import Settings


def add_to(commands: Subcommands) -> None:
    for name, run, explanation in (
        ("migrate", migrate, "bring the database to the newest schema"),
        ("recalculate", recalculate, "derive every daily series anew from the observations"),
        ("health", health, "check the database and say what it holds"),
        ("psql", psql, "open psql on the workbench's database"),
        ("url", url, "print the address of the running database, with its password, for scripts"),
    ):
        commands.add_parser(name, help=explanation).set_defaults(run=run)


def migrate(settings: Settings, _: argparse.Namespace) -> int:
    with leased_engine(settings, on_progress=say) as engine, reading(engine) as connection:
        print(f"Schema revision {current_revision(connection)}.")
    return 0


def recalculate(settings: Settings, _: argparse.Namespace) -> int:
    with leased_engine(settings, on_progress=say) as engine:
        with reading(engine) as connection:
            found = report_workspaces(connection)
        for workspace_id in (workspace.workspace_id for workspace in found):
            began = perf_counter()
            with writing(engine) as connection:
                lock_workspace(connection, workspace_id)
                effect = recalculate_workspace(connection, workspace_id)
                mark_changed(connection, workspace_id)
            changed = effect.rows_new + effect.rows_changed + effect.rows_gone
            print(
                f"Workspace {workspace_id}: {changed:,} daily rows differed"
                f" ({perf_counter() - began:.1f} s)."
            )
    return 0


def health(settings: Settings, _: argparse.Namespace) -> int:
    began = perf_counter()
    with leased_engine(settings, on_progress=say) as engine, reading(engine) as connection:
        version = connection.execute(text("SHOW server_version")).scalar_one()
        where = "server" if settings.database_url else "embedded server"
        print(f"Postgres {version} ({where}), schema revision {current_revision(connection)}.")
        for workspace in report_workspaces(connection):
            print(
                f"{workspace.name}{' (sample data)' if workspace.is_sample else ''}:"
                f" {workspace.posts:,} posts of {workspace.accounts:,} accounts,"
                f" figures from {workspace.first_day or '-'} to {workspace.last_day or '-'}."
            )
    print(f"Healthy ({perf_counter() - began:.2f} s).")
    return 0


def psql(settings: Settings, _: argparse.Namespace) -> int:
    with leased_engine(settings, on_progress=say):
        if settings.database_url is None:
            command, variables = EmbeddedServer(settings.data_dir).psql_command()
        else:
            command, variables = _client(), dict(os.environ)
            command.append(_client_url(settings.database_url.get_secret_value()))
        return subprocess.run(command, env=variables, check=False).returncode


def url(settings: Settings, _: argparse.Namespace) -> int:
    if settings.database_url is not None:
        print(_client_url(settings.database_url.get_secret_value()))
        return 0
    server = EmbeddedServer(settings.data_dir)
    if not server.is_running():
        raise StorageUnavailable(
            "The embedded database runs only while the workbench does: start it with manage.py run."
        )
    print(_client_url(server.url))
    return 0


def _client() -> list[str]:
    found = shutil.which("psql")
    if found is None:
        raise StorageUnavailable("No psql found: install the Postgres client programs.")
    return [found]


def _client_url(address: str) -> str:
    """Other programs know no driver names."""
    scheme, rest = address.split("://", 1)
    return f"{scheme.split('+')[0]}://{rest}"
