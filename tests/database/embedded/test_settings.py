"""What the settings make of the machine they find."""

import shutil
from collections import namedtuple

import pytest

from database.embedded import settings
from database.embedded.settings import server_settings

Usage = namedtuple("Usage", "total")


@pytest.fixture
def limit(tmp_path, monkeypatch):
    """The memory limit of a container."""
    file = tmp_path / "memory.max"
    monkeypatch.setattr(settings, "_CGROUP_LIMIT", file)
    return file.write_text


def test_a_container_with_little_memory_gets_a_small_server(limit):
    limit(str(512 * 2**20))
    found = server_settings(fsync=True)
    assert (found["shared_buffers"], found["work_mem"]) == ("128MB", "16MB")
    assert (found["effective_cache_size"], found["maintenance_work_mem"]) == ("256MB", "32MB")


def test_a_large_machine_does_not_get_more_than_it_needs(limit, monkeypatch):
    limit("max")
    monkeypatch.setattr("os.sysconf", {"SC_PAGE_SIZE": 4096, "SC_PHYS_PAGES": 2**24}.get)
    found = server_settings(fsync=True)
    assert (found["shared_buffers"], found["work_mem"]) == ("512MB", "64MB")


@pytest.mark.parametrize(("megabytes", "kind"), [(64, "sysv"), (4096, "posix")])
def test_little_shared_memory_is_not_relied_on(tmp_path, monkeypatch, megabytes, kind):
    monkeypatch.setattr(settings, "_SHARED", tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(megabytes * 2**20))
    assert server_settings(fsync=True)["dynamic_shared_memory_type"] == kind


def test_only_a_throw_away_server_gives_up_durability():
    assert "fsync" not in server_settings(fsync=True)
    assert server_settings(fsync=False)["fsync"] == "off"


def test_the_log_serves_recovery_alone():
    found = server_settings(fsync=True)
    assert (found["wal_level"], found["max_wal_senders"]) == ("minimal", "0")
