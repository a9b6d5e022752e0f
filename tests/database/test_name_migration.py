"""Names that were stored before spellings were: the same ones become one, and can go back."""

import pytest
from sqlalchemy import create_engine, text

from database import migrations


@pytest.fixture
def before(server):
    """A database as it was before names had spellings."""
    admin = create_engine(server.url, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("CREATE DATABASE names_before"))
    engine = create_engine(
        admin.url.set(database="names_before"), connect_args={"options": "-c timezone=UTC"}
    )
    migrations.upgrade(engine, "0007")
    yield engine
    engine.dispose()
    with admin.connect() as connection:
        connection.execute(text("DROP DATABASE names_before WITH (FORCE)"))
    admin.dispose()


def run(engine, statement):
    with engine.begin() as connection:
        return connection.execute(text(statement))


def titles_by_creator(engine):
    with engine.connect() as connection:
        found = connection.execute(
            text(
                "SELECT n.name, array_agg(c.title ORDER BY c.title) FROM content c"
                " LEFT JOIN creators n USING (workspace_id, creator_id) GROUP BY 1 ORDER BY 1"
            )
        )
        return dict(tuple(row) for row in found)


def test_names_that_differ_in_typing_only_become_the_first_of_them(before):
    run(before, "INSERT INTO workspaces (name, time_zone) VALUES ('Team', 'UTC')")
    run(
        before,
        "INSERT INTO creators (workspace_id, name)"
        " VALUES (1, 'MrBeast'), (1, ' mrbeast '), (1, 'Mara'), (1, ' ')",
    )
    run(
        before,
        "INSERT INTO content (workspace_id, title, creator_id)"
        " VALUES (1, 'a', 1), (1, 'b', 2), (1, 'c', 3), (1, 'd', 4), (1, 'e', NULL)",
    )
    migrations.upgrade(before)
    assert titles_by_creator(before) == {
        "MrBeast": ["a", "b"], "Mara": ["c"], None: ["d", "e"],
    }  # fmt: skip
    run(before, "UPDATE creators SET name = 'Mara' WHERE name = 'MrBeast'")
    migrations.downgrade(before, "0007")
    assert titles_by_creator(before) == {
        "Mara": ["a", "b"], "Mara (3)": ["c"], None: ["d", "e"],
    }  # fmt: skip
