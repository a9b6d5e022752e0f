"""Start, find and stop the embedded server, safely from many processes at once."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from database.embedded import locks
from database.embedded.binaries import usable_install, wheel_install
from database.embedded.cluster import DATABASE, ROLE, ensure_cluster, replace_text, write_settings
from database.embedded.place import NOTE, Place, known_place, settle
from database.embedded.probe import HOST, Answer, ask, free_port
from database.embedded.process import remove_stale_pid_file, shut_down, spawn
from database.embedded.waiting import Waiting, last_log_lines, silent
from domain.errors import StorageUnavailable

STATE_ROOT = Path("/var/lib/content-workbench")
ATTEMPTS = 3


@dataclass(frozen=True)
class EmbeddedServer:
    """A server under one folder: running, stopped or not created yet.

    `fsync=False` is for throw-away test servers: a crash may then lose committed rows.
    """

    folder: Path
    fsync: bool = True
    state_root: Path = STATE_ROOT

    def start(self, *, on_progress: Callable[[str], None] = silent) -> bool:
        """True if this call started it, False if it was already running."""
        if self.is_running():
            return False
        wheel_install()  # says first of all when this platform has none
        with _translated(self.folder), self._alone():
            place = settle(self._folder, self.state_root)
            if _answers_in_the_end(place, on_progress):
                return False
            self._bring_up(place, on_progress)
            return True

    def stop(self) -> bool:
        """True if it was running; open transactions are rolled back, committed rows are safe."""
        if not self._folder.exists():
            return False
        with _translated(self.folder), self._alone():
            place = known_place(self._folder, self.state_root)
            if not _answers_in_the_end(place, silent):
                return False
            shut_down(place)
            return True

    def is_running(self) -> bool:
        """Whether our own server answers now; False while it recovers."""
        with _translated(self.folder):
            place = self._place
            return ask(place).comes_from(place)

    def erase(self) -> None:
        """Stop the server and delete its files with every row in them."""
        self.stop()
        with _translated(self.folder):
            shutil.rmtree(self._place.home, ignore_errors=True)
            (self._folder / NOTE).unlink(missing_ok=True)

    @property
    def url(self) -> str:
        """The address for SQLAlchemy; carries the password."""
        return f"postgresql+psycopg2://{ROLE}:{self._password}@{HOST}:{self._port}/{DATABASE}"

    def psql_command(self) -> tuple[list[str], dict[str, str]]:
        """Arguments and full environment of a psql session."""
        bundled = wheel_install() / "bin" / "psql"
        program = str(bundled) if bundled.exists() else shutil.which("psql")
        if program is None:
            raise StorageUnavailable("No psql found: install the Postgres client programs.")
        options = ["-h", HOST, "-p", self._port, "-U", ROLE, "-d", DATABASE]
        kept = {name: text for name, text in os.environ.items() if not name.startswith("PG")}
        return [program, *options], kept | {"PGPASSWORD": self._password}

    @property
    def _folder(self) -> Path:
        return self.folder.resolve()

    @property
    def _place(self) -> Place:
        return known_place(self._folder, self.state_root)

    @property
    def _port(self) -> str:
        return self._written("port")

    @property
    def _password(self) -> str:
        return self._written("password")

    def _written(self, name: str) -> str:
        with _translated(self.folder):
            file = self._place.home / name
            if not file.exists():
                raise StorageUnavailable(f"The database of {self.folder} was never started.")
            return file.read_text()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        self._folder.mkdir(parents=True, exist_ok=True)
        with locks.exclusive(self._folder / "start.lock"):
            yield

    def _bring_up(self, place: Place, say: Callable[[str], None]) -> None:
        install = usable_install(place.account, self.state_root)
        if not place.data.exists():
            say("Creating the database (first start) ...")
        ensure_cluster(place, install, fsync=self.fsync)
        write_settings(place, fsync=self.fsync)
        for _ in range(ATTEMPTS):  # a port can be lost before it is bound, a process be killed
            remove_stale_pid_file(place)
            spawn(place, install, _choose_port(place))
            if _answers_in_the_end(place, say):
                return
        raise StorageUnavailable(f"The database did not start:\n{last_log_lines(place)}")


@contextmanager
def _translated(folder: Path) -> Iterator[None]:
    try:
        yield
    except (OSError, subprocess.SubprocessError, psutil.Error) as error:
        raise StorageUnavailable(f"The database of {folder} cannot be used: {error}") from error


def _answers_in_the_end(place: Place, say: Callable[[str], None]) -> bool:
    """Wait while any server process lives; False when none does."""
    waiting = Waiting(place, say)
    while True:
        alive = locks.is_held(place.alive)
        answer = ask(place)
        if answer.comes_from(place):
            return True
        if not alive:
            return False
        _refuse_stranger(place, answer)
        waiting.pause()


def _refuse_stranger(place: Place, answer: Answer) -> None:
    """Our server lives, so whoever answers on its port should be it."""
    if answer.refuses_password:
        raise StorageUnavailable(f"The password in {place.password} is not the server's.")
    if answer.data_directory:
        raise StorageUnavailable(
            f"The database of {place.home} runs, but answers as {answer.data_directory} (process "
            f"{answer.postmaster}). If the folder was moved while it ran, end that process first."
        )


def _choose_port(place: Place) -> int:
    stored = place.port.read_text() if place.port.exists() else ""
    port = free_port(int(stored) if stored.isdecimal() else None)
    replace_text(place.port, str(port), mode=0o644)
    return port
