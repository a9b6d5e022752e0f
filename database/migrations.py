"""Brings a database to the newest schema, or to any revision of it."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from database.engine import writing

_FOLDER = Path(__file__).parents[1] / "schema"
_MIGRATION_LOCK = 7_301_946


def upgrade(engine: Engine, revision: str = "head") -> bool:
    """True when something changed. Several starters at once wait for each other."""
    with writing(engine) as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _MIGRATION_LOCK})
        before = current_revision(connection)
        command.upgrade(_config(connection), revision)
        return before != current_revision(connection)


def downgrade(engine: Engine, revision: str) -> None:
    with writing(engine) as connection:
        command.downgrade(_config(connection), revision)


def current_revision(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def revisions() -> tuple[str, ...]:
    """All of them, oldest first."""
    script = ScriptDirectory(str(_FOLDER))
    return tuple(reversed([revision.revision for revision in script.walk_revisions()]))


def _config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
