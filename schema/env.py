"""Alembic's entry. A connection is handed over by database.migrations; else the settings' one."""

from alembic import context
from sqlalchemy import Connection

from database.tables import metadata


def _migrate(connection: Connection) -> None:
    context.configure(connection=connection, target_metadata=metadata)
    with context.begin_transaction():
        context.run_migrations()


def _connect_and_migrate() -> None:
    from database.connect import open_engine
    from settings import get_settings

    with open_engine(get_settings()).begin() as connection:
        _migrate(connection)


given = context.config.attributes.get("connection")
if given is None:
    _connect_and_migrate()
else:
    _migrate(given)
