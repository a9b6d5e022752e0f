from datetime import date
from decimal import Decimal

import pytest

from analytics.content_words import report_content_words
from domain.errors import NotFound
from domain.vocabulary import Platform
from tests.database.writes.catalogue_factories import Catalogue, a_post


@pytest.fixture
def catalogue(connection, workspace_id) -> Catalogue:
    return Catalogue(connection, workspace_id)


@pytest.fixture
def facts(catalogue):
    """Every fact of the content of a post by name."""

    def read(external_id="a"):
        content_id, _ = catalogue.ids(external_id)
        report = report_content_words(catalogue.connection, catalogue.workspace_id, content_id)
        return report, {fact.name: fact for fact in report.facts}

    return read


def test_every_fact_says_which_file_it_comes_from(catalogue, facts):
    catalogue.file(a_post(title="Old", language="en"), file_name="one.csv")
    catalogue.file(a_post(title="New", duration_s=Decimal("61.5")), file_name="two.csv")
    _, told = facts()
    assert (told["title"].word, told["title"].said.origin.file_name) == ("New", "two.csv")
    assert told["title"].instead_of.word == "Old"
    assert (told["language"].word, told["language"].said.origin.file_name) == ("en", "one.csv")
    assert told["duration_s"].word == Decimal("61.5")
    assert (told["topic"].said, told["topic"].word) == (None, None)
    assert not told["title"].said.origin.by_hand


def test_a_persons_word_stands_over_the_file_it_outranks(catalogue, facts):
    catalogue.file(a_post(topic="Go"), file_name="one.csv")
    catalogue.edit(catalogue.ids("a")[0], topic="Chess", **{"feature:hook": "list"})
    catalogue.file(a_post(topic="Gone"), file_name="two.csv")
    _, told = facts()
    origin = told["topic"].said.origin
    assert (told["topic"].word, origin.by_hand, origin.actor) == ("Chess", True, "Mara")
    assert told["topic"].instead_of.word == "Gone"
    assert told["topic"].instead_of.origin.file_name == "two.csv"
    assert told["feature:hook"].word == "list"


def test_an_emptied_fact_says_who_emptied_it(catalogue, facts):
    catalogue.file(a_post(topic="Go"))
    catalogue.edit(catalogue.ids("a")[0], topic=None)
    _, told = facts()
    assert (told["topic"].word, told["topic"].said.origin.actor) == (None, "Mara")


def test_posts_tell_their_own_address_and_publication(catalogue, facts):
    catalogue.file(
        a_post("a", work="w", url="https://example.org/a", published=date(2026, 3, 1)),
        a_post("b", platform=Platform.TIKTOK, work="w"),
    )
    report, _ = facts("b")
    told = {post.external_id: [fact.word for fact in post.facts] for post in report.posts}
    assert told == {"a": ["https://example.org/a", date(2026, 3, 1)], "b": [None, None]}


def test_what_the_report_shows_is_what_is_stored(catalogue, facts):
    """Whatever the order of speakers: the two ways to the deciding word agree."""
    catalogue.file(a_post(title="A", topic="Go", features={"hook": "x"}))
    catalogue.edit(catalogue.ids("a")[0], title="B", **{"feature:hook": None})
    catalogue.file(a_post(title="C", topic="Chess", features={"hook": "y", "faces": 3}))
    _, told = facts()
    stored = catalogue.of()
    assert (told["title"].word, told["topic"].word) == (stored.title, stored.topic)
    shown = {name: fact.word for name, fact in told.items() if name.startswith("feature:")}
    assert shown == {"feature:hook": None, "feature:faces": 3}
    assert stored.features == {"faces": 3}


def test_content_that_is_not_there_is_told(connection, workspace_id):
    with pytest.raises(NotFound, match="no content 7"):
        report_content_words(connection, workspace_id, 7)
