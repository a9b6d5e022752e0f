"""manage.py as a process: what is left when it is ended."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from database.embedded import EmbeddedServer

PROJECT = Path(__file__).parents[1]


DAYS = "platform,content,date,views\nyoutube,one,2026-05-02,100\n"


@pytest.fixture
def folder(tmp_path):
    """With a file imported, so that no start pauses to load the sample."""
    (tmp_path / "days.csv").write_text(DAYS)
    imported = subprocess.run(
        [sys.executable, "manage.py", "import", tmp_path / "days.csv"],
        cwd=PROJECT,
        env=environment_of(tmp_path / "data"),
        capture_output=True,
        timeout=120,
        check=False,
    )
    assert imported.returncode == 0
    yield tmp_path / "data"
    EmbeddedServer(tmp_path / "data").erase()


def environment_of(folder):
    kept = {k: v for k, v in os.environ.items() if "DATABASE_URL" not in k}
    return kept | {"WORKBENCH_DATA_DIR": str(folder), "WORKBENCH_LOG_FORMAT": "text"}


def healthy(port, *, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
                return answer.status == 200
        except OSError:
            time.sleep(0.1)
    return False


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, 143)], ids=["Ctrl-C", "SIGTERM"]
)
def test_an_ended_run_leaves_nothing_running(folder, number, code):
    wanted = free_port()
    with socket.socket() as taken:  # a busy port, so that the next one is taken
        taken.bind(("127.0.0.1", wanted))
        taken.listen()
        app = subprocess.Popen(
            [sys.executable, "manage.py", "run", "--port", str(wanted)],
            cwd=PROJECT,
            env=environment_of(folder),
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            start_new_session=True,
        )
        try:
            assert healthy(wanted + 1)
            app.send_signal(number)
            told = app.communicate(timeout=30)[1]
        finally:
            app.kill()
    assert app.returncode == code
    assert f"Port {wanted} is busy; using {wanted + 1}." in told
    assert not EmbeddedServer(folder).is_running()


def test_a_wrong_setting_is_one_line(folder):
    ended = subprocess.run(
        [sys.executable, "manage.py", "health"],
        cwd=PROJECT,
        env=environment_of(folder) | {"WORKBENCH_PORT": "eighty"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("WORKBENCH_PORT:")
    assert ended.stderr.count("\n") == 1
