"""The server process: started so that it outlives us, stopped only when proven ours."""

import os
import signal
import subprocess
from pathlib import Path

import psutil

from database.embedded import locks
from database.embedded.account import ENVIRONMENT
from database.embedded.place import Place
from database.embedded.probe import HOST, Answer, ask
from database.embedded.waiting import Waiting, silent
from domain.errors import StorageUnavailable


def remove_stale_pid_file(place: Place) -> None:
    """Postgres would believe the file if its number now belongs to an innocent process."""
    pid = _noted_pid(place)
    if pid and _works_in(pid, place.data):
        raise StorageUnavailable(
            f"Process {pid} runs Postgres on {place.data} but was not started by the workbench. "
            "Stop it first."
        )
    (place.data / "postmaster.pid").unlink(missing_ok=True)


def _noted_pid(place: Place) -> int:
    try:
        return int((place.data / "postmaster.pid").read_text().split()[0])
    except (FileNotFoundError, IndexError, ValueError):
        return 0


def _works_in(pid: int, folder: Path) -> bool:
    try:
        process = psutil.Process(pid)
        return _names(process, folder) or Path(process.cwd()) == folder
    except psutil.Error:
        return False


def _names(process: psutil.Process, folder: Path) -> bool:
    """Containers often hide the current folder of other users, but not their command lines."""
    return str(folder) in process.cmdline() and process.name().startswith("postgres")


def spawn(place: Place, install: Path, port: int) -> None:
    """Start in the background of a shell, in its own session, so that it outlives us."""
    command: list[str | Path] = [install / "bin" / "postgres", "-D", place.data]
    command += ["-c", f"config_file={place.settings}", "-c", f"port={port}"]
    command += ["-c", f"listen_addresses={HOST}", "-c", "unix_socket_directories="]
    account = place.account
    with locks.exclusive(place.alive) as lifeline, place.start_log.open("w") as log:
        subprocess.run(
            ["/bin/sh", "-c", '"$@" &', "sh", *command],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            pass_fds=[lifeline],
            start_new_session=True,
            cwd="/",
            env=ENVIRONMENT,
            user=account.uid,
            group=account.gid,
            extra_groups=account.groups,
            umask=0o077,
            check=True,
        )


def shut_down(place: Place) -> None:
    os.kill(_proven_postmaster(place, ask(place)), signal.SIGINT)
    waiting = Waiting(place, silent)
    while locks.is_held(place.alive):
        waiting.pause()


def _proven_postmaster(place: Place, answer: Answer) -> int:
    """The parent of the process that answered us, if the pid file agrees."""
    if not answer.comes_from(place) or answer.postmaster != _noted_pid(place):
        raise StorageUnavailable(f"The server on {place.data} is not one this process may stop.")
    return answer.postmaster
