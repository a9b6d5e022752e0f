"""database/tables describes exactly what schema/ creates, by every way there."""

import pytest
from sqlalchemy import create_engine, inspect, text

from database import migrations
from database.tables import metadata

TABLES = metadata.sorted_tables
REVISIONS = migrations.revisions()


@pytest.fixture(scope="module")
def empty_database(server):
    """A database of its own on the shared server, made anew for each use."""
    name = "schema_check"
    admin = create_engine(server.url, isolation_level="AUTOCOMMIT")

    def make():
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            connection.execute(text(f"CREATE DATABASE {name}"))
        return create_engine(
            admin.url.set(database=name), connect_args={"options": "-c timezone=UTC"}
        )

    yield make
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
    admin.dispose()


def described(table):
    return {
        column.name: (type(column.type.as_generic()).__name__, column.nullable)
        for column in table.columns
    }


def stored(inspector, table):
    return {
        column["name"]: (type(column["type"].as_generic()).__name__, column["nullable"])
        for column in inspector.get_columns(table.name)
    }


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_columns_types_and_nullability_agree(engine, table):
    assert stored(inspect(engine), table) == described(table)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_primary_keys_agree_in_order(engine, table):
    key = inspect(engine).get_pk_constraint(table.name)["constrained_columns"]
    assert key == [column.name for column in table.primary_key]


def test_no_table_is_left_undescribed(engine):
    with engine.connect() as connection:
        names = connection.execute(
            text(
                "SELECT relname FROM pg_class WHERE relkind IN ('r', 'p') AND NOT relispartition"
                " AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'"
            )
        ).scalars()
        assert set(names) == {table.name for table in TABLES}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_says_whose_its_rows_are(engine, table):
    assert "workspace_id" in {c["name"] for c in inspect(engine).get_columns(table.name)}


@pytest.mark.parametrize(
    "name",
    [
        "engagement_snapshots",
        "content_performance_history",
        "content_performance_monthly",
        "content_period_figures",
        "content_stats",
        "post_facts",
    ],
)
def test_unique_keys_of_big_tables_hold_the_content(engine, name):
    keys = [inspect(engine).get_pk_constraint(name)["constrained_columns"]]
    keys += [
        index["column_names"] for index in inspect(engine).get_indexes(name) if index["unique"]
    ]
    assert all("content_id" in key for key in keys)


def test_big_tables_have_neither_triggers_nor_foreign_keys(engine):
    with engine.connect() as connection:
        triggers = connection.execute(
            text(
                "SELECT count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
                " WHERE c.relname IN ('engagement_snapshots', 'content_performance_history')"
            )
        ).scalar()
    assert triggers == 0


@pytest.mark.parametrize("revision", REVISIONS)
def test_every_earlier_revision_upgrades_to_the_newest(empty_database, revision):
    engine = empty_database()
    migrations.upgrade(engine, revision)
    migrations.upgrade(engine)
    inspector = inspect(engine)
    assert {t.name: stored(inspector, t) for t in TABLES} == {t.name: described(t) for t in TABLES}
    engine.dispose()


def test_the_last_revision_can_be_taken_back_and_made_again(empty_database):
    engine = empty_database()
    migrations.upgrade(engine)
    migrations.downgrade(engine, REVISIONS[-2])
    with engine.connect() as connection:
        assert migrations.current_revision(connection) == REVISIONS[-2]
    assert migrations.upgrade(engine) is True
    assert migrations.upgrade(engine) is False
    engine.dispose()


def test_everything_can_be_taken_back(empty_database):
    engine = empty_database()
    migrations.upgrade(engine)
    migrations.downgrade(engine, "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()
