"""Imports from before the revision that sets imports aside can be undone and done again, too."""

import pytest
from sqlalchemy import create_engine, text

from database import migrations
from database.writes.reversal import redo_import, undo_import

BEFORE = """
INSERT INTO workspaces (name, time_zone) VALUES ('Mine', 'UTC');
INSERT INTO accounts (workspace_id, platform, name, currency) VALUES (1, 'youtube', 'A', 'USD');
INSERT INTO accounts (workspace_id, platform, name) VALUES (1, 'x', 'B');
INSERT INTO content (workspace_id, title) VALUES (1, 'Both'), (1, 'Alone');
INSERT INTO content_identities VALUES (1, 'the work', 1);
INSERT INTO posts (workspace_id, content_id, account_id, platform, external_id)
VALUES (1, 1, 1, 'youtube', 'a'), (1, 1, 2, 'x', 'b'), (1, 2, 2, 'x', 'c');
INSERT INTO post_identities SELECT workspace_id, platform, external_id, content_id, post_id
FROM posts;
INSERT INTO imports (workspace_id, file_name, fingerprint, format, grain, account, period_start,
    period_end, period_basis, actor, rows_read, rows_imported, rows_rejected)
VALUES (1, 'one.csv', 'one', 'generic', 'post', 'A', '2026-05-01', '2026-05-01', 'stated', 'web',
    3, 3, 0);
INSERT INTO post_facts
SELECT workspace_id, content_id, post_id, 1, '{"title": "Both"}' FROM posts;
SELECT ensure_month_partition('engagement_snapshots', '2026-05-01');
INSERT INTO engagement_snapshots (workspace_id, content_id, post_id, captured_at, kind, days,
    import_id, day, views)
SELECT 1, content_id, post_id, '2026-05-01 23:59:59.999999+00', 'period', 1, 1, '2026-05-01', 7
FROM posts;
"""


@pytest.fixture
def upgraded(server):
    admin = create_engine(server.url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS earlier_imports WITH (FORCE)"))
        connection.execute(text("CREATE DATABASE earlier_imports"))
    engine = create_engine(
        admin.url.set(database="earlier_imports"), connect_args={"options": "-c timezone=UTC"}
    )
    migrations.upgrade(engine, "0005")
    with engine.begin() as connection:
        connection.exec_driver_sql(BEFORE)
    migrations.upgrade(engine)
    yield engine
    engine.dispose()
    with admin.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS earlier_imports WITH (FORCE)"))
    admin.dispose()


def test_they_know_their_accounts_their_currency_and_their_works(upgraded):
    with upgraded.begin() as connection:
        row = connection.execute(text("SELECT * FROM imports")).one()
        assert (row.account_ids, row.currency, row.days_changed) == ([1, 2], "USD", None)
        told = connection.execute(text("SELECT account_id, work FROM post_facts ORDER BY post_id"))
        assert told.all() == [(1, "the work"), (2, "the work"), (2, None)]


def test_an_undo_and_a_redo_bring_their_posts_back_as_they_were(upgraded):
    posts = text("SELECT post_id, content_id, account_id, external_id FROM posts ORDER BY post_id")
    with upgraded.begin() as connection:
        before = connection.execute(posts).all()
        undo_import(connection, 1, 1, actor="test")
        assert connection.execute(posts).all() == []
        redo_import(connection, 1, 1, actor="test")
        assert connection.execute(posts).all() == before
        views = text("SELECT sum(views) FROM content_performance_history")
        assert connection.execute(views).scalar() == 21
