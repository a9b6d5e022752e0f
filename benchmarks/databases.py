"""A database server of a benchmark's own, gone when the benchmark is over."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from database.embedded import EmbeddedServer
from database.engine import make_engine, writing
from database.migrations import upgrade
from database.writes.workspaces import create_workspace


@contextmanager
def throwaway_engine() -> Iterator[Engine]:
    """Migrated, empty, and as careful with its disk as the workbench's own server."""
    with tempfile.TemporaryDirectory(prefix="workbench-benchmark-") as folder:
        server = EmbeddedServer(Path(folder) / "server", fsync=True)
        try:
            server.start()
            engine = make_engine(server.url)
            try:
                upgrade(engine)
                yield engine
            finally:
                engine.dispose()
        finally:
            server.erase()


def new_workspace(engine: Engine) -> int:
    with writing(engine) as connection:
        return create_workspace(connection, name="Benchmark", time_zone="UTC")
