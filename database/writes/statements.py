"""Runs the .sql files of this folder, one statement after the other."""

from functools import cache
from importlib import resources

from sqlalchemy import Connection, text


@cache
def _statements(name: str) -> tuple[str, ...]:
    """Statements end with a semicolon at the end of a line."""
    folder = resources.files("database.writes") / "sql"
    script = (folder / f"{name}.sql").read_text(encoding="utf-8")
    return tuple(part for part in script.split(";\n") if part.strip())


def run_statements(connection: Connection, name: str, **parameters: object) -> None:
    for statement in _statements(name):
        connection.execute(text(statement), parameters)
