"""Leases of the embedded server, in real processes."""

import subprocess
import sys
from pathlib import Path

import pytest

from database.connect import leased_engine
from database.embedded import EmbeddedServer
from settings import Settings

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def place(tmp_path, monkeypatch):
    for name in ("WORKBENCH_DATABASE_URL", "DATABASE_URL"):
        monkeypatch.delenv(name, raising=False)
    settings = Settings(data_dir=tmp_path / "data", database_url=None)
    yield settings
    EmbeddedServer(settings.data_dir).erase()


def test_a_lease_starts_the_server_and_stops_it_again(place):
    server = EmbeddedServer(place.data_dir)
    with leased_engine(place) as engine, engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT 1").scalar() == 1
    assert not server.is_running()


def test_a_server_that_ran_before_goes_on_running(place):
    server = EmbeddedServer(place.data_dir)
    server.start()
    with leased_engine(place):
        pass
    assert server.is_running()


def test_the_last_of_two_leases_stops_it(place):
    server = EmbeddedServer(place.data_dir)
    first = leased_engine(place)
    first.__enter__()
    with leased_engine(place):
        first.__exit__(None, None, None)
        assert server.is_running()
    assert not server.is_running()


def test_a_lease_survives_an_error_inside(place):
    with pytest.raises(ZeroDivisionError), leased_engine(place):
        _ = 1 / 0
    assert not EmbeddedServer(place.data_dir).is_running()


def test_a_killed_leaseholder_leaves_the_rows_and_the_next_one_cleans_up(place):
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from database.connect import leased_engine; from settings import Settings\n"
        "settings = Settings(data_dir=Path(sys.argv[1]), database_url=None)\n"
        "with leased_engine(settings) as engine:\n"
        "    with engine.begin() as c: c.exec_driver_sql('CREATE TABLE kept AS SELECT 7 AS n')\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", script, place.data_dir], cwd=PROJECT, check=False)
    server = EmbeddedServer(place.data_dir)
    assert server.is_running()
    with leased_engine(place) as engine, engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT n FROM kept").scalar() == 7
    assert not server.is_running()
