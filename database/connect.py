"""Opens the workbench's database: a server named by the settings, else the embedded one."""

import atexit
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from pathlib import Path
from typing import Protocol

from pydantic import SecretStr
from sqlalchemy import Engine

from database.embedded import EmbeddedServer
from database.engine import make_engine, writing
from database.migrations import upgrade
from database.writes.workspaces import ensure_own_workspace


class Place(Protocol):
    """What of the settings decides where the data is."""

    @property
    def database_url(self) -> SecretStr | None: ...
    @property
    def data_dir(self) -> Path: ...
    @property
    def time_zone(self) -> str: ...


def _silent(_: str) -> None:
    """Tell nobody."""


def open_engine(place: Place, *, on_progress: Callable[[str], None] = _silent) -> Engine:
    """Started, migrated and holding the team's workspace: ready to read and write.

    An embedded server that this starts goes on running; `leased_engine` is for commands.
    """
    engine = bare_engine(place, on_progress=on_progress)
    if upgrade(engine):
        on_progress("The database schema is up to date.")
    with writing(engine) as connection:
        ensure_own_workspace(connection, time_zone=place.time_zone)
    return engine


def bare_engine(place: Place, *, on_progress: Callable[[str], None] = _silent) -> Engine:
    """Started, but as it is: neither migrated nor filled."""
    if place.database_url is not None:
        return make_engine(place.database_url.get_secret_value())
    server = EmbeddedServer(place.data_dir)
    server.start(on_progress=on_progress)
    return make_engine(server.url)


def process_engine(place: Place) -> Engine:
    """Like open_engine; an embedded server is leased until this process ends."""
    if place.database_url is None and place.data_dir not in _leased:
        _at_exit.enter_context(_lease(EmbeddedServer(place.data_dir), _silent))
        _leased.add(place.data_dir)
    return open_engine(place)


_at_exit = ExitStack()
_leased: set[Path] = set()
atexit.register(_at_exit.close)


@contextmanager
def leased_engine(
    place: Place, *, on_progress: Callable[[str], None] = _silent
) -> Iterator[Engine]:
    """The embedded server runs while anybody leases it and is left as it was found.

    The last one out stops it when it, or a leaseholder that left earlier, had started it.
    """
    embedded = place.database_url is None
    with _lease(EmbeddedServer(place.data_dir), on_progress) if embedded else nullcontext():
        engine = open_engine(place, on_progress=on_progress)
        try:
            yield engine
        finally:
            engine.dispose()


@contextmanager
def _lease(server: EmbeddedServer, on_progress: Callable[[str], None]) -> Iterator[None]:
    server.folder.mkdir(parents=True, exist_ok=True)
    started_here = server.folder / "stop-when-unused"
    lease = os.open(server.folder / "in-use.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(lease, fcntl.LOCK_SH)
        if server.start(on_progress=on_progress):
            started_here.touch()
        yield
    finally:
        if started_here.exists() and _is_last(lease):
            server.stop()
            started_here.unlink(missing_ok=True)
        os.close(lease)


def _is_last(lease: int) -> bool:
    """Converting to an exclusive lock succeeds only when no one else holds a share."""
    try:
        fcntl.flock(lease, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
