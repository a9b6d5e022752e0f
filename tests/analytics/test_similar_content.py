"""Alike by topic and rare words, always in the same order, and read at the same age."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import insert

from analytics.similar_content import report_similar
from database.tables import topics
from domain.vocabulary import Platform

START = datetime(2025, 1, 1, tzinfo=UTC)


@pytest.fixture
def publish(team):
    account = team.account()

    def one(title, day, *, topic=None, totals=None, at=account):
        moment = START + timedelta(days=day)
        content_id = team.content(title, content_type="video", published_at=moment, topic_id=topic)
        post = team.post(at, content_id=content_id, published_at=moment)
        for age, total in (totals or {}).items():
            read = moment + timedelta(days=age)
            team.observe(post, read, total, import_id=team.imported())
        return content_id

    return one


@pytest.fixture
def similar(team):
    def of(content_id, metric="views"):
        return report_similar(
            team.connection, team.workspace_id, content_id, metric, Platform.YOUTUBE
        )

    return of


def topic_named(team, name):
    return team.connection.scalar(
        insert(topics)
        .values(workspace_id=team.workspace_id, name=name)
        .returning(topics.c.topic_id)
    )


def test_the_topic_comes_before_words_and_rare_words_before_common_ones(team, publish, similar):
    maps = topic_named(team, "Maps")
    own = publish("Folding paper maps", 10, topic=maps)
    publish("About birds", 1, topic=maps)
    publish("More folding", 2)
    for day in range(3, 8):
        publish(f"Paper, number {day}", day)
    found = similar(own)
    assert [row.title for row in found.rows] == ["About birds", "More folding"]
    assert (found.rows[0].same_topic, found.rows[1].words) == (True, ("folding",))


def test_equals_come_nearest_in_time_first(publish, similar):
    own = publish("Walking in Lisbon", 50)
    for day in (10, 45, 70):
        publish(f"Lisbon {day}", day)
    for day in range(90, 100):
        publish("Something else", day)
    assert [row.title for row in similar(own).rows] == ["Lisbon 45", "Lisbon 70", "Lisbon 10"]


def test_totals_are_read_at_the_age_of_the_content_itself(publish, similar):
    own = publish("Lisbon one", 50, totals={1: 10, 4: 40})
    publish("Lisbon two", 40, totals={2: 100, 6: 300})
    publish("Lisbon three", 30, totals={2: 100})
    for day in range(90, 100):
        publish("Something else", day)
    found = similar(own)
    assert (found.age, found.own_total) == (4, 40)
    assert [row.total for row in found.rows] == [200, None]


def test_nothing_alike_and_nothing_there_give_no_rows(publish, similar):
    own = publish("Alone", 1)
    publish("Another", 2)
    assert similar(own).rows == ()
    assert similar(987654321).rows == ()


def test_a_rate_has_no_totals_by_age(publish, similar):
    own = publish("Lisbon", 50, totals={1: 10})
    publish("Lisbon two", 40, totals={1: 10})
    publish("Something else", 60)
    found = similar(own, "ctr_pct")
    assert found.age is None
    assert [row.total for row in found.rows] == [None]


def test_accounts_of_others_are_not_looked_through(team, publish, similar):
    own = publish("Walking in Lisbon", 50)
    publish("Lisbon again", 51, at=team.account(name="Second channel"))
    publish("Something else", 60)
    assert similar(own).rows == ()
