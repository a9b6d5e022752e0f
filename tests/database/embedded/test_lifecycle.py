"""Starting, finding, sharing and stopping a server."""

import stat
import subprocess
from pathlib import Path

import psutil
import psycopg2
import pytest

from domain.errors import StorageUnavailable


def test_the_first_start_creates_a_database_that_takes_rows(server, query):
    assert server.start() is True
    query(server, "create table t as select 1 as x")
    assert query(server, "select x from t") == (1,)
    assert query(server, "select current_database()::text, current_user::text") == (
        "workbench",
        "workbench",
    )


def test_a_second_start_finds_the_first(running, query):
    born = query(running, "select pg_postmaster_start_time()")
    assert running.start() is False
    assert query(running, "select pg_postmaster_start_time()") == born


def test_rows_and_address_survive_stop_and_start(running, query):
    url = running.url
    query(running, "create table t as select generate_series(1, 1000) as x")
    assert running.stop() is True
    assert running.is_running() is False
    assert running.start() is True
    assert query(running, "select count(*) from t") == (1000,)
    assert running.url == url


def test_stopping_what_does_not_run_says_so_and_leaves_no_trace(server):
    assert server.stop() is False
    assert not server.folder.exists()


def test_stop_leaves_no_process_behind(running, postmaster):
    family = [postmaster(running), *postmaster(running).children()]
    running.stop()
    assert not [process for process in family if is_alive(process)]


def test_a_server_never_started_has_no_address(server):
    with pytest.raises(StorageUnavailable, match="never started"):
        _ = server.url


def test_six_starters_share_one_server(server, python):
    source = """
        started = server.start()
        with psycopg2.connect(server.url.replace("+psycopg2", "")) as connection:
            cursor = connection.cursor()
            cursor.execute("select pg_postmaster_start_time()::text")
            print(started, cursor.fetchone()[0], sep="|")
    """
    starters = [python(source, server) for _ in range(6)]
    answers = [finish(starter).strip().split("|") for starter in starters]
    assert sorted(started for started, _ in answers) == ["False"] * 5 + ["True"]
    assert len({born for _, born in answers}) == 1


def test_six_starters_share_one_restart_after_a_crash(running, python, postmaster):
    postmaster(running).kill()
    starters = [python("print(server.start())", running) for _ in range(6)]
    assert sorted(finish(starter).strip() for starter in starters) == ["False"] * 5 + ["True"]


def test_the_folder_may_hold_spaces_quotes_and_letters_of_any_script(make_server, ground, query):
    server = make_server(ground / "my 'own' \"data\" $HOME été")
    server.start()
    assert query(server, "select 1") == (1,)


def test_a_relative_folder_and_a_link_to_it_mean_the_same_server(
    make_server, ground, running, monkeypatch
):
    monkeypatch.chdir(ground)
    (ground / "link").symlink_to(running.folder)
    assert make_server(Path("server")).is_running()
    assert make_server(ground / "link").start() is False


def test_two_folders_hold_two_servers(run_server, query):
    first, second = run_server("first"), run_server("second")
    query(first, "create table only_here ()")
    assert query(second, "select to_regclass('only_here')") == (None,)
    first.stop()
    assert second.is_running()


def test_erasing_leaves_nothing_and_the_next_start_is_empty(running, query):
    query(running, "create table t ()")
    running.erase()
    assert [path.name for path in running.folder.iterdir()] == ["start.lock"]
    running.start()
    assert query(running, "select to_regclass('t')") == (None,)


def test_a_wrong_password_is_refused(running):
    url = running.url.replace("+psycopg2", "")
    wrong = url.replace(url.split(":")[2].split("@")[0], "wrong")
    with pytest.raises(psycopg2.OperationalError, match="password authentication failed"):
        psycopg2.connect(wrong)


def test_no_line_of_the_access_rules_lets_anyone_in_without_password(running, query):
    methods = query(running, "select array_agg(distinct auth_method) from pg_hba_file_rules")
    assert methods == (["scram-sha-256"],)


def test_only_the_loopback_interface_listens(running):
    port = int(running.url.rsplit(":", 1)[1].split("/")[0])
    listening = [s for s in psutil.net_connections("inet") if s.status == psutil.CONN_LISTEN]
    assert [s.laddr.ip for s in listening if s.laddr.port == port] == ["127.0.0.1"]
    assert query_setting(running, "unix_socket_directories") == ""


def test_password_and_data_are_closed_to_others(running):
    home = running.folder / "postgres"
    assert stat.S_IMODE((home / "password").stat().st_mode) == 0o600
    assert stat.S_IMODE((home / "data").stat().st_mode) == 0o700


def test_psql_connects(running):
    argv, environment = running.psql_command()
    done = subprocess.run(
        [*argv, "-Atc", "select 6 * 7"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=10,
        check=True,
    )
    assert done.stdout == "42\n"
    assert not any("password" in word.lower() or environment["PGPASSWORD"] in word for word in argv)


def test_the_server_has_the_settings(running):
    expected = {
        "server_encoding": "UTF8",
        "TimeZone": "UTC",
        "max_wal_size": "2GB",
        "random_page_cost": "1.1",
        "fsync": "off",
        "log_min_error_statement": "panic",
    }
    assert {name: query_setting(running, name) for name in expected} == expected


def test_a_server_keeps_commits_unless_told_otherwise(run_server):
    durable = run_server(fsync=True)
    names = ("fsync", "synchronous_commit", "full_page_writes")
    assert [query_setting(durable, name) for name in names] == ["on", "on", "on"]


def test_a_setting_of_the_owner_wins_over_ours(running, query):
    query(running, "alter system set work_mem = '7MB'")
    running.stop()
    running.start()
    assert query(running, "show work_mem") == ("7MB",)


def test_what_the_server_logs_holds_no_statement(running, query):
    with pytest.raises(psycopg2.Error):
        query(running, "select 'a secret of the reader' from nowhere")
    running.stop()  # only then is the log written to its end
    logs = (running.folder / "postgres" / "data" / "log").iterdir()
    text = "".join(log.read_text() for log in logs)
    assert '"nowhere" does not exist' in text
    assert "secret" not in text


def query_setting(server, name):
    with psycopg2.connect(server.url.replace("+psycopg2", "")) as connection:
        cursor = connection.cursor()
        cursor.execute("select current_setting(%s)", [name])
        value = cursor.fetchone()[0]
    connection.close()
    return value


def is_alive(process):
    return process.is_running() and process.status() != psutil.STATUS_ZOMBIE


def finish(process):
    out, err = process.communicate(timeout=30)
    assert process.returncode == 0, err
    return out
