"""kill -9 in the middle of an import leaves all of it or nothing."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from sqlalchemy import Connection, create_engine, func, select, text

from database.embedded import EmbeddedServer
from database.engine import make_engine
from database.migrations import upgrade
from database.tables import (
    accounts,
    audit_trail,
    content,
    content_performance_history,
    daily_totals,
    engagement_snapshots,
    imports,
    post_facts,
    post_identities,
    posts,
)
from database.writes.workspaces import create_workspace

PROJECT = Path(__file__).resolve().parents[3]
POSTS, DAYS = 400, 28
PATIENCE_S = 60
WRITTEN = (
    imports, accounts, content, posts, post_identities, post_facts, engagement_snapshots,
    content_performance_history, daily_totals, audit_trail,
)  # fmt: skip
# Something the transaction has done that others cannot see: it holds the workspace's lock.
IN_THE_TRANSACTION = text(
    "SELECT EXISTS (SELECT FROM pg_stat_activity a JOIN pg_locks l USING (pid)"
    " WHERE a.datname = current_database() AND l.locktype = 'advisory')"
)


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "large.csv"
    with path.open("w") as written:
        written.write("platform,account,content,title,published_at,date,views,likes\n")
        for post in range(POSTS):
            for day in range(1, DAYS + 1):
                written.write(f"x,A,p{post},Post {post},2026-05-01,2026-05-{day:02},{day},1\n")
    return path


@pytest.fixture
def database(server: EmbeddedServer):
    """One of its own, as other processes see it."""
    admin = create_engine(server.url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS killed WITH (FORCE)"))
        connection.execute(text("CREATE DATABASE killed"))
    engine = make_engine(admin.url.set(database="killed").render_as_string(hide_password=False))
    upgrade(engine)
    with engine.begin() as connection:
        create_workspace(connection, name="Mine", time_zone="UTC")
    yield engine
    engine.dispose()
    with admin.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS killed WITH (FORCE)"))
    admin.dispose()


@pytest.fixture
def importing(database, file):
    """Starts `manage.py import` in a process of its own."""
    started = []

    def start() -> "subprocess.Popen[bytes]":
        url = database.url.render_as_string(hide_password=False)
        process = subprocess.Popen(
            [sys.executable, str(PROJECT / "manage.py"), "import", str(file)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=PROJECT,
            env=os.environ | {"WORKBENCH_DATABASE_URL": url},
        )
        started.append(process)
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()


def counts(connection: Connection) -> dict[str, int]:
    return {
        table.name: connection.scalar(select(func.count()).select_from(table)) for table in WRITTEN
    }


def wait_until(condition) -> None:
    limit = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < limit, "waited in vain"
        time.sleep(0.002)


def is_importing(connection: Connection) -> bool:
    return bool(connection.execute(IN_THE_TRANSACTION).scalar())


def test_a_killed_import_is_there_whole_or_not_at_all(database, importing):
    with database.connect().execution_options(isolation_level="AUTOCOMMIT") as watching:
        before, left_nothing = counts(watching), 0
        assert set(before.values()) == {0}
        for pause in (0.0, random.uniform(0.05, 0.8)):
            process = importing()
            wait_until(lambda: is_importing(watching))
            time.sleep(pause)
            psutil.Process(process.pid).kill()
            process.wait()
            wait_until(lambda: not is_importing(watching))
            found = counts(watching)
            if found == before:
                left_nothing += 1
                continue
            assert found["imports"] == 1
            break
        assert left_nothing >= 1
        assert importing().wait(PATIENCE_S) == 0
        whole = counts(watching)
    assert (whole["imports"], whole["posts"], whole["post_facts"]) == (1, POSTS, POSTS)
    assert whole["engagement_snapshots"] == whole["content_performance_history"] == POSTS * DAYS
