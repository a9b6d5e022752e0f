"""What an import does where a file is too large to be looked over at once."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from database import partitions
from database.tables import content, content_performance_history, engagement_snapshots
from database.writes import arrivals
from database.writes.imports import record_import
from domain import observations
from domain.observations import Observation, PostFacts, Reading
from domain.periods import Period
from domain.vocabulary import Figure, Grain, Platform


def amount(post: str, day: int, views: int, platform=None) -> Observation:
    only = date(2026, 5, day)
    return Observation(Figure.PERIOD, (views,), post, days=Period(only, only), platform=platform)


def of(*observations: Observation, posts: tuple[PostFacts, ...]) -> Reading:
    return Reading(
        file_name="file.csv",
        fingerprint=repr(observations),
        format="test",
        label="Test",
        platform=None,
        grain=Grain.POST,
        metrics=("views",),
        posts=posts,
        observations=observations,
        account="Main",
    )


POST = PostFacts("a", Platform.TIKTOK, title="A")
SAME_ID = PostFacts("a", Platform.X, title="Another")


def test_of_rows_for_the_same_post_and_day_the_last_counts_and_the_others_are_told(
    connection, workspace_id
):
    rows = [amount("a", 1, 5, Platform.TIKTOK), amount("a", 2, 7, Platform.TIKTOK)]
    again = [amount("a", 1, 6, Platform.TIKTOK), amount("a", 1, 9, Platform.TIKTOK)]
    reading = of(*rows, *again, posts=(POST,))
    outcome = record_import(connection, workspace_id, reading, actor="test")
    stored = connection.scalars(
        select(engagement_snapshots.c.views).order_by(engagement_snapshots.c.captured_at)
    )
    assert stored.all() == [9, 7]
    assert outcome.observations == 2
    assert any("same post and time: 2 rows." in warning for warning in outcome.warnings)


def test_posts_and_days_beyond_what_is_remembered_are_found_to_be_one(
    connection, workspace_id, monkeypatch
):
    monkeypatch.setattr(arrivals, "_MOST_KNOWN", 1)
    monkeypatch.setattr(arrivals, "_AT_ONCE", 2)
    monkeypatch.setattr(observations, "_AT_ONCE", 4)
    places = [(post, day) for post in "abc" for day in (1, 2, 3)]
    rows = [
        amount(post, day, 100 * time + 10 * day + place, Platform.TIKTOK)
        for time in (1, 2)
        for place, (post, day) in enumerate(places)
    ]
    posts = tuple(replace(POST, external_id=post) for post in "abc")
    outcome = record_import(connection, workspace_id, of(*rows, posts=posts), actor="test")
    stored = connection.scalars(select(engagement_snapshots.c.views))
    assert sorted(stored) == sorted(row.values[0] for row in rows[9:])
    assert any("9 rows" in warning for warning in outcome.warnings)


def test_posts_of_two_platforms_with_one_id_stay_two(connection, workspace_id):
    rows = [amount("a", 1, 5, Platform.TIKTOK), amount("a", 1, 70, Platform.X)]
    record_import(connection, workspace_id, of(*rows, posts=(POST, SAME_ID)), actor="test")
    history = content_performance_history.c
    found = connection.execute(select(history.platform, history.views).order_by(history.views))
    assert [tuple(row) for row in found] == [("tiktok", 5), ("x", 70)]


def test_what_is_said_of_a_post_in_two_places_is_put_together(connection, workspace_id):
    later = replace(POST, title=None, url=None, content_type="short")
    reading = of(amount("a", 1, 5, Platform.TIKTOK), posts=(POST, later))
    outcome = record_import(connection, workspace_id, reading, actor="test")
    (row,) = connection.execute(select(content.c.title, content.c.content_type))
    assert (row.title, row.content_type, outcome.new_posts) == ("A", "short", 1)


def test_figures_of_a_post_that_is_not_listed_are_never_lost_in_silence(connection, workspace_id):
    reading = of(amount("b", 1, 5, Platform.TIKTOK), posts=(POST,))
    with pytest.raises(LookupError, match="1 figures"):
        record_import(connection, workspace_id, reading, actor="test")


def test_characters_that_copy_gives_a_meaning_come_through(connection, workspace_id):
    name = "tab\there, line\nthere, a \\N and a \\"
    post = PostFacts(name, Platform.X, title=name)
    moment = datetime(2026, 5, 1, tzinfo=UTC)
    seen = Observation(Figure.CUMULATIVE, (5,), name, moment, platform=Platform.X)
    outcome = record_import(connection, workspace_id, of(seen, posts=(post,)), actor="test")
    assert outcome.observations == 1
    assert connection.scalars(select(content.c.title)).all() == [name]


@pytest.mark.parametrize("fewest", [1, partitions.FEWEST_AT_ONCE])
def test_large_months_are_stored_as_small_ones_are(connection, workspace_id, monkeypatch, fewest):
    monkeypatch.setattr(partitions, "FEWEST_AT_ONCE", fewest)
    days = [date(2031, 1, 1) + timedelta(days=n) for n in range(75)]
    rows = [
        Observation(Figure.PERIOD, (n,), "a", days=Period(day, day), platform=Platform.TIKTOK)
        for n, day in enumerate(days)
    ]
    for part in (rows[:40], rows[30:]):  # the second begins in a month that stands by then
        record_import(connection, workspace_id, of(*part, posts=(POST,)), actor="test")
    history = content_performance_history.c
    found = connection.execute(select(history.day, history.views).order_by(history.day))
    assert [tuple(row) for row in found] == [(day, n) for n, day in enumerate(days)]
    for table in partitions.PARTITIONED:
        keys = "SELECT count(*) FROM pg_index WHERE indisprimary AND indrelid = %s::regclass"
        for month in ("2031_01", "2031_02", "2031_03"):
            counted = connection.exec_driver_sql(keys, (f"{table}_{month}",)).scalar_one()
            assert counted == 1
