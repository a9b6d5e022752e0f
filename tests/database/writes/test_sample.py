"""The sample in the database: whole, marked, and gone with one word."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import column, func, select, table, text

from database.tables import (
    account_performance_history,
    content,
    content_performance_history,
    content_period_figures,
    daily_totals,
    imports,
    workspaces,
)
from database.writes.sample import load_sample
from database.writes.workspaces import SAMPLE_NAME, remove_sample
from domain.vocabulary import Platform
from sources.sample import draw_sample, sample_readings

UNTIL = date(2026, 11, 19)
ONE_OF = 8  # posts are loaded, and those to which something happened


@pytest.fixture(scope="module")
def readings():
    sample = draw_sample(until=UNTIL)
    places = sample.incidents.corrected, sample.incidents.reset
    troubled = {sample.posts[place].external_id for place in places}
    return [some_of(reading, troubled) for reading in sample_readings(until=UNTIL)]


def some_of(reading, always):
    kept = {post.external_id for post in reading.posts[::ONE_OF]} | always | {None}
    return replace(
        reading,
        posts=tuple(post for post in reading.posts if post.external_id in kept),
        observations=tuple(seen for seen in reading.observations if seen.subject in kept),
    )


@pytest.fixture(scope="module")
def loaded(engine, readings):
    """Loaded once; no test leaves a trace in it."""
    with engine.connect() as connection:
        transaction = connection.begin()
        told = []
        yield connection, load_sample(connection, readings, on_progress=told.append), told
        transaction.rollback()


@pytest.fixture
def connection(loaded):
    connection, _, _ = loaded
    savepoint = connection.begin_nested()
    yield connection
    savepoint.rollback()


@pytest.fixture
def sample_id(loaded):
    return loaded[1]


def rows_by_table(connection, workspace_id):
    """Of every table that has a workspace, partitions too."""
    names = connection.scalars(
        text(
            "SELECT c.table_name FROM information_schema.columns c"
            " JOIN information_schema.tables t USING (table_schema, table_name)"
            " WHERE c.column_name = 'workspace_id' AND c.table_schema = 'public'"
            " AND t.table_type = 'BASE TABLE'"
        )
    )
    rows = {}
    for name in names:
        query = select(func.count()).select_from(table(name, column("workspace_id")))
        found = connection.scalar(query.where(column("workspace_id") == workspace_id))
        rows[name] = found
    return rows


def test_it_is_a_workspace_of_its_own_marked_as_sample(connection, sample_id):
    row = connection.execute(select(workspaces).where(workspaces.c.workspace_id == sample_id)).one()
    assert row.is_sample
    assert row.name == SAMPLE_NAME
    assert row.time_zone == "UTC"


def test_every_reading_is_an_import_that_says_sample(connection, sample_id, readings):
    mine = select(imports).where(imports.c.workspace_id == sample_id)
    rows = connection.execute(mine).all()
    assert len(rows) == len(readings)
    assert {(row.format, row.actor) for row in rows} == {("sample", "sample data")}


def test_progress_names_each_reading(loaded, readings):
    _, _, told = loaded
    assert told == [f"{reading.label} ..." for reading in readings]


def test_every_platform_has_days(connection, sample_id):
    days = connection.execute(
        select(daily_totals.c.platform, func.count(daily_totals.c.day.distinct()))
        .where(daily_totals.c.workspace_id == sample_id, daily_totals.c.metric == "views")
        .group_by(daily_totals.c.platform)
    ).all()
    assert len(days) == 5
    assert all(count > 200 for _, count in days)


def test_works_of_several_platforms_are_one_content(connection, sample_id, readings):
    works = {post.work for reading in readings for post in reading.posts}
    stored = select(func.count()).where(content.c.workspace_id == sample_id)
    assert connection.scalar(stored) == len(works)


def test_the_correction_and_the_reset_are_marked(connection, sample_id):
    days = content_performance_history.c
    marked = connection.execute(
        select(days.platform, days.views, days.corrected, days.reset).where(
            days.workspace_id == sample_id, days.corrected.is_not(None) | days.reset.is_not(None)
        )
    ).all()
    (corrected,) = [row for row in marked if row.corrected == ["views"] and row.views < 0]
    (reset,) = [row for row in marked if row.reset and "views" in row.reset]
    assert corrected.platform == Platform.YOUTUBE
    assert reset.platform == Platform.TIKTOK


def test_spread_days_are_marked_as_estimated(connection, sample_id):
    days = content_performance_history.c
    share = select(
        days.platform,
        func.count().filter(days.estimated.is_not(None)) * 1.0 / func.count(),
    )
    shares = dict(
        connection.execute(
            share.where(days.workspace_id == sample_id).group_by(days.platform)
        ).all()
    )
    assert shares["instagram"] == 0
    assert all(share > 0.1 for platform, share in shares.items() if platform != "instagram")


def test_the_first_day_of_a_post_is_told_and_not_spread(connection, sample_id, readings):
    published = {post.published.date() for reading in readings for post in reading.posts}
    days = content_performance_history.c
    first = connection.execute(
        select(func.min(days.day), days.platform)
        .where(days.workspace_id == sample_id)
        .group_by(days.post_id, days.platform)
    ).all()
    assert {day for day, platform in first if platform == "youtube"} <= published


def test_old_videos_stay_a_total_of_their_quarter(connection, sample_id, readings):
    (quarter,) = {reading.period for reading in readings if reading.period}
    figures = content_period_figures.c
    stated = connection.execute(
        select(figures.period_start, figures.period_end, figures.amount, figures.remainder).where(
            figures.workspace_id == sample_id,
            figures.origin == "stated",
            figures.metric == "views",
        )
    ).all()
    assert stated
    for row in stated:
        assert (row.period_start, row.period_end) == (quarter.first_day, quarter.last_day)
        assert row.remainder == row.amount


def test_accounts_have_followers_and_the_channel_its_views(connection, sample_id):
    days = account_performance_history.c
    known = connection.execute(
        select(days.platform, func.count(days.followers_total), func.count(days.views))
        .where(days.workspace_id == sample_id)
        .group_by(days.platform)
    ).all()
    assert {platform for platform, followers, _ in known if followers > 500} == {
        "youtube", "tiktok", "instagram", "linkedin", "x"
    }  # fmt: skip
    assert {platform for platform, _, views in known if views} == {"youtube"}


def test_removing_it_leaves_no_row_in_any_table(connection, sample_id, workspace_id):
    before = rows_by_table(connection, sample_id)
    own = rows_by_table(connection, workspace_id)
    assert sum(count > 0 for count in before.values()) > 20
    assert remove_sample(connection)
    left = {name: count for name, count in rows_by_table(connection, sample_id).items() if count}
    assert left == {}
    assert rows_by_table(connection, workspace_id) | {"audit_trail": 0} == own
    assert not remove_sample(connection)


def test_it_can_be_brought_back(connection, sample_id, readings):
    before = rows_by_table(connection, sample_id)
    remove_sample(connection)
    again = load_sample(connection, readings)
    assert rows_by_table(connection, again) == before
