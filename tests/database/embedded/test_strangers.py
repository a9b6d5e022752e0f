"""Other servers, other versions and other people's processes."""

import socket
import threading
from contextlib import closing, contextmanager, suppress

import psutil
import pytest

from domain.errors import StorageUnavailable


def test_a_foreign_server_on_the_stored_port_is_not_taken_for_ours(run_server, query):
    ours = run_server("ours")
    query(ours, "create table mine ()")
    ours.stop()
    foreign = run_server("foreign")
    port_file(ours).write_text(port_file(foreign).read_text())
    assert ours.is_running() is False
    assert ours.start() is True
    assert port_file(ours).read_text() != port_file(foreign).read_text()
    assert query(ours, "select to_regclass('mine')::text") == ("mine",)
    assert foreign.is_running()


def test_a_foreign_server_with_our_password_is_told_apart_by_its_directory(run_server, query):
    ours = run_server("ours")
    ours.stop()
    foreign = run_server("foreign")
    query(foreign, f"alter role workbench password '{password_file(ours).read_text()}'")
    port_file(ours).write_text(port_file(foreign).read_text())
    password_file(foreign).write_text(password_file(ours).read_text())
    assert foreign.is_running()
    assert ours.is_running() is False
    assert ours.stop() is False
    assert foreign.is_running()


@pytest.mark.parametrize("reply", [b"", b"HTTP/1.1 400 Bad Request\r\n\r\n", b"\xff\xfe\x00E" * 9])
def test_a_program_that_is_no_database_keeps_its_port(running, query, reply):
    running.stop()
    with listener(int(port_file(running).read_text()), reply) as port:
        assert running.start() is True
        assert port_file(running).read_text() != str(port)
        assert query(running, "select 1") == (1,)


def test_a_stranger_on_the_port_is_never_sent_the_password(running):
    running.stop()
    asks_for_clear_text = b"R\x00\x00\x00\x08\x00\x00\x00\x03"
    heard = []
    with listener(int(port_file(running).read_text()), asks_for_clear_text, heard):
        running.is_running()
    assert heard
    assert password_file(running).read_text().encode() not in b"".join(heard)


def test_a_password_file_that_was_replaced_is_named(running):
    right = password_file(running).read_text()
    password_file(running).write_text("wrong")
    try:
        with pytest.raises(StorageUnavailable, match="is not the server's"):
            running.start()
    finally:
        password_file(running).write_text(right)


def test_data_of_another_major_version_are_refused_in_clear_words(running):
    running.stop()
    version = running.folder / "postgres" / "data" / "PG_VERSION"
    version.write_text("16\n")
    with pytest.raises(StorageUnavailable, match=r"Postgres 16.*Postgres 18.*pg_dump"):
        running.start()
    assert version.read_text() == "16\n"


def test_a_server_started_by_other_means_is_not_disturbed(running, postmaster):
    process = postmaster(running)
    (running.folder / "postgres" / "alive.lock").unlink()
    port_file(running).unlink()
    try:
        with pytest.raises(StorageUnavailable, match="not started by the workbench"):
            running.start()
        assert process.status() != psutil.STATUS_ZOMBIE
        assert (running.folder / "postgres" / "data" / "postmaster.pid").exists()
    finally:
        process.kill()
        process.wait(10)


def test_a_folder_moved_while_its_server_runs_is_reported(make_server, ground, running):
    moved = make_server(ground / "moved")
    running.folder.rename(moved.folder)
    try:
        with pytest.raises(StorageUnavailable, match="moved while it ran"):
            moved.start()
    finally:
        moved.folder.rename(running.folder)


@contextmanager
def listener(port, reply, heard=None):
    """Occupy a port; answer every caller with the same bytes and hang up."""
    with closing(socket.socket()) as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(("127.0.0.1", port))
        door.listen()
        thread = threading.Thread(target=answer_all, args=(door, reply, heard), daemon=True)
        thread.start()
        yield port
        door.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def answer_all(door, reply, heard):
    while True:
        try:
            caller, _ = door.accept()
        except OSError:  # the door was closed
            return
        with caller:
            caller.settimeout(1)
            exchange(caller, reply, heard)


def exchange(caller, reply, heard):
    """Say the reply and keep what is said before and after it."""
    with suppress(OSError):
        first = caller.recv(4096)
        caller.sendall(reply)
        if heard is not None:
            heard += [first, caller.recv(4096)]


def port_file(server):
    return server.folder / "postgres" / "port"


def password_file(server):
    return server.folder / "postgres" / "password"
