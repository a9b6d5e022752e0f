"""The command line on a database of its own, through its environment variables."""

import pytest
from sqlalchemy import create_engine, text

from commands.line import main
from settings import Settings, get_settings


@pytest.fixture
def own_database(server, monkeypatch):
    admin = create_engine(server.url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS commands WITH (FORCE)"))
        connection.execute(text("CREATE DATABASE commands"))
    url = admin.url.set(database="commands").render_as_string(hide_password=False)
    monkeypatch.setenv("WORKBENCH_DATABASE_URL", url)
    monkeypatch.setitem(Settings.model_config, "env_file", None)
    get_settings.cache_clear()
    yield url
    get_settings.cache_clear()
    with admin.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS commands WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def manage(own_database, capsys):
    """Runs manage.py with the arguments; gives exit code, stdout and stderr."""

    def run(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leave:
            code = int(leave.code or 0)
        written = capsys.readouterr()
        return code, written.out, written.err

    return run
