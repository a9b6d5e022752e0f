"""Whatever is killed, committed rows are there after the next start."""

import os
import socket
import subprocess
import threading
import time
from contextlib import closing, suppress
from pathlib import Path

import psutil
import psycopg2
import pytest

from database.embedded import server as server_module
from database.embedded import waiting
from database.embedded.account import server_account
from database.embedded.probe import Answer
from domain.errors import StorageUnavailable

COMMITTED = "create table t as select generate_series(1, 50000) as x"
APP = """
    server.start()
    connection = psycopg2.connect(server.url.replace("+psycopg2", ""))
    connection.cursor().execute("create table t as select generate_series(1, 50000) as x")
    connection.commit()
    connection.cursor().execute("insert into t values (0)")
    print("committed", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def server(make_server):
    """As in production: without fsync, commits are allowed to be lost."""
    return make_server(fsync=True)


@pytest.fixture
def running(run_server):
    return run_server(fsync=True)


def test_killing_the_program_that_started_it_leaves_server_and_rows(server, python, query):
    app = python(APP, server)
    assert app.stdout.readline() == "committed\n"
    app.kill()
    app.wait()
    assert server.start() is False
    assert query(server, "select count(*) from t") == (50000,)


def test_an_interrupt_from_the_terminal_does_not_reach_the_server(server, python):
    app = python("server.start(); print('up', flush=True); time.sleep(60)", server)
    assert app.stdout.readline() == "up\n"
    home = server.folder / "postgres" / "data" / "postmaster.pid"
    pid = int(home.read_text().split()[0])
    assert os.getsid(pid) != os.getsid(app.pid)


def test_rows_survive_the_death_of_the_postmaster(running, query, postmaster):
    query(running, COMMITTED)
    postmaster(running).kill()
    assert running.start() is True
    assert query(running, "select count(*) from t") == (50000,)


def test_rows_survive_the_death_of_every_process(running, query, postmaster):
    query(running, COMMITTED)
    family = [postmaster(running), *postmaster(running).children(recursive=True)]
    for stop in (psutil.Process.suspend, psutil.Process.kill):
        for process in family:
            with suppress(psutil.NoSuchProcess):  # some end by themselves meanwhile
                stop(process)
    assert running.start() is True
    assert query(running, "select count(*) from t") == (50000,)


def test_rows_of_a_table_filled_as_it_was_made_survive_too(running, query, postmaster):
    """They are not in the log that a start after a crash reads."""
    query(running, "create table t as select generate_series(1, 1000000) as x")
    query(running, "alter table t add primary key (x)")
    for process in [postmaster(running), *postmaster(running).children()]:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    assert running.start() is True
    assert query(running, "select count(*), sum(x) from t") == (1000000, 500000500000)
    assert query(running, "select x from t where x = 777777") == (777777,)


def test_a_start_waits_for_the_last_process_of_a_killed_server(running, query, postmaster):
    query(running, COMMITTED)
    busy = """do $$ declare late timestamptz := clock_timestamp() + interval '0.8 s';
        begin while clock_timestamp() < late loop end loop; end $$"""
    with closing(psycopg2.connect(running.url.replace("+psycopg2", ""), async_=1)) as connection:
        finish_connecting(connection)
        connection.cursor().execute(busy)
        orphan = psutil.Process(connection.info.backend_pid)
        postmaster(running).kill()
        assert running.start() is True
        assert not orphan.is_running() or orphan.status() == psutil.STATUS_ZOMBIE
    assert query(running, "select count(*) from t") == (50000,)


def test_a_long_recovery_is_told_and_waited_for(running, query, postmaster, monkeypatch):
    monkeypatch.setattr(waiting, "SILENCE_BEFORE_TELLING", 0.05)
    query(running, "create table t (x integer)")
    query(running, "insert into t select generate_series(1, 1000000)")
    family = [postmaster(running), *postmaster(running).children()]
    for process in family:
        process.kill()
    told = []
    assert running.start(on_progress=told.append) is True
    assert any("recovering" in line for line in told)
    assert query(running, "select count(*) from t") == (1000000,)


def test_refusals_while_starting_up_are_waited_out(running, query, monkeypatch):
    refusals = [Answer(complaint="the database system is starting up")] * 6
    real = server_module.ask
    monkeypatch.setattr(
        server_module, "ask", lambda place: refusals.pop() if refusals else real(place)
    )
    assert running.start() is False
    assert not refusals


def test_a_server_that_pauses_is_waited_for(running, postmaster):
    process = postmaster(running)
    process.suspend()
    resume = threading.Timer(0.5, process.resume)
    resume.start()
    try:
        assert running.start() is False
    finally:
        resume.join()


def test_a_server_that_stands_still_is_given_up_with_its_log(running, monkeypatch):
    monkeypatch.setattr(waiting, "LONGEST_STANDSTILL", 0.1)
    monkeypatch.setattr(server_module, "ask", lambda place: Answer(complaint="starting up"))
    with pytest.raises(StorageUnavailable, match=r"(?s)has not answered.*ready to accept"):
        running.start()


def test_a_pid_file_that_names_an_innocent_process_leaves_it_alive(running, query, postmaster):
    query(running, COMMITTED)
    postmaster(running).kill()
    data = running.folder / "postgres" / "data"
    account = server_account(data)
    with subprocess.Popen(["sleep", "60"], cwd="/", user=account.uid) as innocent:
        try:
            wait_for_death(data)
            lines = (data / "postmaster.pid").read_text().splitlines()
            replace_first_line(data / "postmaster.pid", lines, innocent.pid)
            assert running.start() is True
            assert query(running, "select count(*) from t") == (50000,)
            assert running.stop() is True
            assert innocent.poll() is None
        finally:
            innocent.kill()


def test_an_empty_pid_file_does_not_stop_a_start(running, query, postmaster):
    query(running, COMMITTED)
    postmaster(running).kill()
    wait_for_death(running.folder / "postgres" / "data")
    (running.folder / "postgres" / "data" / "postmaster.pid").write_text("")
    assert running.start() is True
    assert query(running, "select count(*) from t") == (50000,)


def test_a_start_killed_half_way_through_creation_is_made_good(server, python, query):
    home = server.folder / "postgres"
    starter = python("server.start()", server)
    wait_until(lambda: list(home.glob("unfinished.*/PG_VERSION")))
    starter.kill()
    starter.wait()
    assert not (home / "data").exists()
    assert server.start() is True
    assert query(server, "select 1") == (1,)


def test_a_start_killed_before_the_answer_is_made_good(server, python, query):
    starter = python("server.start()", server)
    wait_until(lambda: (server.folder / "postgres" / "data").exists())
    starter.kill()
    starter.wait()
    server.start()
    assert query(server, "select 1") == (1,)


def test_a_server_killed_while_it_starts_is_started_again(running, query, monkeypatch):
    running.stop()
    real, killed = server_module.spawn, []

    def spawn_and_kill(place, install, port):
        real(place, install, port)
        if not killed:
            killed.append(first_process(place.data))
            killed[0].kill()

    monkeypatch.setattr(server_module, "spawn", spawn_and_kill)
    assert running.start() is True
    assert killed
    assert query(running, "select 1") == (1,)


def test_a_port_lost_to_another_program_is_replaced(running, query, monkeypatch):
    running.stop()
    with closing(socket.socket()) as other:
        other.bind(("127.0.0.1", 0))
        real, lost = server_module.free_port, [other.getsockname()[1]]
        monkeypatch.setattr(
            server_module, "free_port", lambda wanted: lost.pop() if lost else real(wanted)
        )
        assert running.start() is True
        assert not lost
        assert f":{other.getsockname()[1]}/" not in running.url
    assert query(running, "select 1") == (1,)


def test_a_start_that_fails_shows_the_log(running):
    running.stop()
    conf = running.folder / "postgres" / "data" / "postgresql.conf"
    conf.write_text(conf.read_text() + "\nno_such_setting = 1\n")
    with pytest.raises(StorageUnavailable, match=r"(?s)did not start.*no_such_setting"):
        running.start()


def first_process(data):
    """The postmaster, once its file names it."""
    file = data / "postmaster.pid"
    wait_until(lambda: file.exists() and file.read_text().strip())
    return psutil.Process(int(file.read_text().split()[0]))


def finish_connecting(connection):
    while connection.poll() != psycopg2.extensions.POLL_OK:
        time.sleep(0.005)


def replace_first_line(path: Path, lines, pid):
    path.write_text("\n".join([str(pid), *lines[1:]]) + "\n")


def wait_for_death(data):
    """Wait until no process works in the data directory."""
    wait_until(lambda: not [p for p in psutil.process_iter(["cwd"]) if p.info["cwd"] == str(data)])


def wait_until(condition, seconds=10):
    limit = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.005)
