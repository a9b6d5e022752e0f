"""One throw-away database server for the whole run; every test rolls back what it wrote."""

from collections.abc import Iterator

import pytest
from hypothesis import settings
from sqlalchemy import Connection, Engine

from database.embedded import EmbeddedServer
from database.engine import make_engine
from database.migrations import upgrade
from database.writes.workspaces import create_workspace

# Speed is measured in benchmarks/; a busy machine must not fail a property.
settings.register_profile("workbench", deadline=None)
settings.load_profile("workbench")


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[EmbeddedServer]:
    server = EmbeddedServer(tmp_path_factory.mktemp("server"), fsync=False)
    server.start()
    try:
        yield server
    finally:
        server.erase()


@pytest.fixture(scope="session")
def engine(server) -> Iterator[Engine]:
    engine = make_engine(server.url)
    try:
        upgrade(engine)
        yield engine
    finally:
        engine.dispose()


@pytest.fixture
def connection(engine) -> Iterator[Connection]:
    with engine.connect() as connection:
        transaction = connection.begin()
        yield connection
        transaction.rollback()


@pytest.fixture
def workspace_id(connection) -> int:
    return create_workspace(connection, name="Test team", time_zone="UTC")
