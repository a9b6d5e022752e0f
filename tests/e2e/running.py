"""The workbench as people run it: `manage.py run` in a process and a folder of its own."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

import psutil

from database.embedded import EmbeddedServer
from database.embedded.place import known_place
from database.embedded.server import STATE_ROOT

PROJECT = Path(__file__).resolve().parents[2]
MANAGE = str(PROJECT / "manage.py")
LONGEST_START = 180.0
LONGEST_STOP = 30.0
LONGEST_COMMAND = 120.0


@dataclass(eq=False)
class Workbench:
    """One running workbench. Everything it writes stays under `folder` until `end`."""

    folder: Path
    port: int = field(default_factory=lambda: free_port())
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def data_dir(self) -> Path:
        return self.folder / "data"

    @property
    def database(self) -> EmbeddedServer:
        return EmbeddedServer(self.data_dir)

    @property
    def log(self) -> str:
        return (self.folder / "run.log").read_text(errors="replace")

    def start(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / "run.log").open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, MANAGE, "run", "--port", str(self.port)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd=PROJECT,
                env=self._environment(),
                start_new_session=True,
                # Shells run background jobs with SIGINT ignored, and children inherit that.
                preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
            )
        self._wait_until_healthy()

    def manage(self, *arguments: object) -> str:
        """Another command of manage.py on the same data."""
        done = subprocess.run(
            [sys.executable, MANAGE, *map(str, arguments)],
            cwd=PROJECT,
            env=self._environment(),
            capture_output=True,
            text=True,
            timeout=LONGEST_COMMAND,
            check=False,
        )
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        return done.stdout

    def health(self) -> tuple[int, dict[str, str]]:
        try:
            with urllib.request.urlopen(f"{self.url}/healthz", timeout=15) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code, json.load(refused)

    def database_processes(self) -> list[psutil.Process]:
        """Every process that works for this workbench's database server."""
        data = known_place(self.data_dir.resolve(), STATE_ROOT).data
        return [process for process in psutil.process_iter() if _works_for(process, data)]

    def kill_database(self) -> None:
        """As a crash would: the postmaster dies at once, and its children after it."""
        data = known_place(self.data_dir.resolve(), STATE_ROOT).data
        postmaster = int((data / "postmaster.pid").read_text().split()[0])
        os.kill(postmaster, signal.SIGKILL)
        _wait_for(lambda: not self.database_processes(), LONGEST_STOP)

    def interrupt(self) -> list[str]:
        """Ctrl-C; returns what is still running afterwards, which should be nothing."""
        assert self.process is not None
        family = psutil.Process(self.process.pid).children(recursive=True)
        self.process.send_signal(signal.SIGINT)
        self.process.wait(LONGEST_STOP)
        own = [process for process in family if _is_alive(process)]
        return [str(process) for process in (*own, *self.database_processes())]

    def end(self) -> None:
        """Whatever happened, nothing keeps running and no data stays behind."""
        if self.process is not None and self.process.poll() is None:
            self.process.kill()
            self.process.wait(LONGEST_STOP)
        self.database.erase()

    def _environment(self) -> dict[str, str]:
        nowhere = {"WORKBENCH_DATABASE_URL": "", "DATABASE_URL": ""}
        return {**os.environ, **nowhere, "WORKBENCH_DATA_DIR": str(self.data_dir)}

    def _wait_until_healthy(self) -> None:
        assert self.process is not None
        process = self.process

        def healthy() -> bool:
            assert process.poll() is None, f"The workbench did not start:\n{self.log}"
            try:
                return self.health()[0] == 200
            except OSError:
                return False

        assert _wait_for(healthy, LONGEST_START), f"The workbench never answered:\n{self.log}"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(condition, longest: float) -> bool:
    deadline = time.monotonic() + longest
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.1)
    return False


def _works_for(process: psutil.Process, data: Path) -> bool:
    try:
        if not process.name().startswith("postgres") or not _is_alive(process):
            return False
        return str(data) in " ".join(process.cmdline()) or process.cwd() == str(data)
    except psutil.Error:
        return False


def _is_alive(process: psutil.Process) -> bool:
    """A process that only waits for its parent to take note of its end is not running."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return False
