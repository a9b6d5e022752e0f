from datetime import date

import pytest

from analytics.catalogue import (
    PAGE,
    catalogue_entries,
    catalogue_ids,
    preview_edit,
    report_catalogue,
    report_choices,
)
from domain.catalogue import CatalogueFilter
from domain.errors import InvalidRequest
from domain.periods import Period
from domain.vocabulary import Platform
from tests.database.writes.catalogue_factories import Catalogue, a_post

POSTS = (
    a_post("a", title="Portal in ten minutes", creator="Mara", topic="Portal",
           content_type="video", published=date(2026, 3, 1), features={"hook": "list"}, work="w"),
    a_post("b", platform=Platform.TIKTOK, title="Portal, short", published=date(2026, 3, 9),
           work="w"),
    a_post("c", platform=Platform.TIKTOK, title="100% chess_", topic="Chess",
           content_type="short", published=date(2026, 2, 1), features={"faces": 2}),
    a_post("d", title="Quiet", creator="Jo"),
)  # fmt: skip


@pytest.fixture
def catalogue(connection, workspace_id) -> Catalogue:
    catalogue = Catalogue(connection, workspace_id)
    catalogue.file(*POSTS)
    return catalogue


@pytest.fixture
def found(catalogue):
    """The ids of posts whose content is found."""

    def find(**wanted) -> set[str]:
        ids = catalogue_ids(catalogue.connection, CatalogueFilter(catalogue.workspace_id, **wanted))
        return {each for each in "abcd" if catalogue.ids(each)[0] in ids}

    return find


def test_a_row_tells_what_is_known_of_the_content(catalogue):
    first, *_ = report_catalogue(
        catalogue.connection, CatalogueFilter(catalogue.workspace_id)
    ).entries
    assert (first.title, first.creator, first.topic) == ("Portal in ten minutes", "Mara", "Portal")
    assert first.platforms == (Platform.YOUTUBE, Platform.TIKTOK)
    assert (first.posts, first.published_on) == (2, date(2026, 3, 1))
    assert (first.content_type, dict(first.features)) == ("video", {"hook": "list"})


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, "abcd"),
        ({"text": "minutes portal"}, "ab"),
        ({"text": "100%"}, "c"),
        ({"text": "_"}, "c"),
        ({"text": "d"}, "d"),
        ({"text": "nothing like it"}, ""),
        ({"platforms": (Platform.TIKTOK,)}, "abc"),
        ({"types": ("short", "video")}, "abc"),
        ({"lacking": ("creator",)}, "c"),
        ({"lacking": ("topic", "content_type")}, "d"),
        ({"published": Period(date(2026, 2, 1), date(2026, 2, 28))}, "c"),
        ({"published": Period(date(2026, 3, 1), date(2026, 3, 1))}, "ab"),
        ({"platforms": (Platform.TIKTOK,), "lacking": ("creator",)}, "c"),
    ],
)
def test_filters_find_what_meets_all_of_them(found, wanted, expected):
    assert found(**wanted) == set(expected)


def test_creators_and_topics_are_looked_for_by_their_ids(catalogue, found):
    choices = report_choices(catalogue.connection, catalogue.workspace_id)
    creators = {name: name_id for name_id, name in choices.creators}
    topics = {name: name_id for name_id, name in choices.topics}
    assert found(creator_ids=(creators["Mara"],)) == {"a", "b"}
    assert found(creator_ids=(creators["Mara"], creators["Jo"])) == {"a", "b", "d"}
    assert found(topic_ids=(topics["Chess"],)) == {"c"}


def test_what_is_in_use_is_there_to_choose_from(catalogue):
    choices = report_choices(catalogue.connection, catalogue.workspace_id)
    assert choices.types == ("short", "video")
    assert choices.features == (("faces", "number"), ("hook", "string"))


def test_long_catalogues_come_in_pages_and_one_past_the_last_is_the_last(catalogue):
    many = PAGE + 3
    catalogue.file(*(a_post(f"many-{n}", title=f"Many {n}") for n in range(many)))
    wanted = CatalogueFilter(catalogue.workspace_id, text="Many")
    first = report_catalogue(catalogue.connection, wanted)
    last = report_catalogue(catalogue.connection, wanted, page=99)
    assert (first.found, first.pages, first.page, len(first.entries)) == (many, 2, 1, PAGE)
    assert (last.page, len(last.entries)) == (2, 3)
    shown = [entry.title for entry in (*first.entries, *last.entries)]
    assert sorted(shown) == sorted(f"Many {n}" for n in range(many))
    assert len(catalogue_entries(catalogue.connection, wanted)) == many


@pytest.fixture
def preview(catalogue):
    ids = [catalogue.ids(each)[0] for each in "acd"]

    def do(**said):
        return preview_edit(catalogue.connection, catalogue.workspace_id, ids, said)

    return do


def test_a_preview_counts_what_becomes_of_every_word(preview):
    told = preview(topic="Games")
    assert {(c.before, c.after, c.contents) for c in told.changes} == {
        ("Portal", "Games", 1), ("Chess", "Games", 1), (None, "Games", 1),
    }  # fmt: skip
    assert (told.chosen, told.posts, len(told.edits)) == (3, 4, 3)


def test_content_that_says_so_already_is_left_out(preview, catalogue):
    told = preview(topic=" CHESS ")
    assert {edit.content_id for edit in told.edits} == {
        catalogue.ids("a")[0],
        catalogue.ids("d")[0],
    }
    assert preview(creator=None, title="Quiet").chosen == 3
    assert preview(language=None).edits == ()


def test_a_preview_is_what_then_happens(preview, catalogue):
    catalogue.edits(*preview(topic="Games", content_type=None).edits)
    assert {catalogue.of(each).topic for each in "abcd"} == {"Games"}
    assert {catalogue.of(each).content_type for each in "abcd"} == {None}
    assert preview(topic="Games", content_type=None).edits == ()


def test_one_and_yes_are_different_words_of_a_feature(preview, catalogue):
    catalogue.edits(*preview(**{"feature:ad": 1}).edits)
    assert len(preview(**{"feature:ad": True}).edits) == 3
    assert preview(**{"feature:ad": 1}).edits == ()


def test_what_cannot_be_said_is_refused_before_anything_is_saved(preview):
    with pytest.raises(InvalidRequest, match="Type has 201 characters"):
        preview(content_type="x" * 201)
