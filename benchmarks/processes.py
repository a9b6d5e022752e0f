"""Servers in processes of their own, ended the way a person would: by Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from database.embedded import EmbeddedServer

PROJECT = Path(__file__).parent.parent
HOST = "127.0.0.1"
_STARTED_WITHIN_SECONDS = 180
_ENDED_WITHIN_SECONDS = 30
_BETWEEN_LOOKS_SECONDS = 0.01


@dataclass(frozen=True)
class Served:
    """A server that answers, and how long that took from the start of its process."""

    pid: int
    port: int
    start_seconds: float


@contextmanager
def workbench_folder() -> Iterator[Path]:
    """Where a workbench may keep its data until the block ends."""
    with tempfile.TemporaryDirectory(prefix="workbench-benchmark-") as folder:
        data = Path(folder) / "data"
        try:
            yield data
        finally:
            EmbeddedServer(data).erase()


@contextmanager
def workbench(folder: Path) -> Iterator[Served]:
    """The real app on a free port; its database server ends with it."""
    port = _free_port()
    command = ["manage.py", "run", "--port", str(port)]
    own = {"WORKBENCH_DATA_DIR": str(folder), "WORKBENCH_DATABASE_URL": ""}
    with _running(command, port, "/healthz", own) as served:
        yield served
    if EmbeddedServer(folder).is_running():
        raise RuntimeError("The database server outlived the workbench.")


@contextmanager
def bare_page() -> Iterator[Served]:
    """The least that Streamlit can serve: benchmarks/reference."""
    port = _free_port()
    command = ["-m", "benchmarks.reference", str(port)]
    with _running(command, port, "/_stcore/health", {}) as served:
        yield served


@contextmanager
def _running(
    command: Sequence[str], port: int, health: str, variables: dict[str, str]
) -> Iterator[Served]:
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *command],
        cwd=PROJECT,
        env=os.environ | variables,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(process, f"http://{HOST}:{port}{health}")
        yield Served(process.pid, port, time.perf_counter() - begun)
    finally:
        _end(process)


def _wait_for(process: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + _STARTED_WITHIN_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if answer.status == 200:
                    return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(_BETWEEN_LOOKS_SECONDS)
    raise RuntimeError(f"{url} never became healthy (exit code {process.poll()}).")


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is not None:
        return
    family = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(signal.SIGINT)
    try:
        process.wait(_ENDED_WITHIN_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
        raise RuntimeError("The server did not end when interrupted.") from None
    finally:
        _, left = psutil.wait_procs(family, timeout=_ENDED_WITHIN_SECONDS)
        for one in left:
            one.kill()
    if left:
        raise RuntimeError(f"{len(left)} processes outlived the server that started them.")


def cpu_seconds(pid: int) -> float:
    """What the process has used of the processors so far."""
    spent = psutil.Process(pid).cpu_times()
    return float(spent.user + spent.system)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])
