import pytest

from analytics.names import report_names
from database.writes.names import keep_apart, merge_names
from domain.catalogue import NameKind
from tests.database.writes.catalogue_factories import Catalogue, a_post

CREATOR = NameKind.CREATOR


@pytest.fixture
def told(connection, workspace_id):
    """Three posts by MrBeast, one by Mr. Beast, one by Mara."""
    names = ["MrBeast", "MrBeast", "MrBeast", "Mr. Beast", "Mara"]
    Catalogue(connection, workspace_id).file(
        *(a_post(str(n), creator=name) for n, name in enumerate(names))
    )
    return lambda: report_names(connection, workspace_id, CREATOR)


def test_names_come_with_their_use_the_most_used_first(told):
    assert [(n.name, n.contents, n.posts) for n in told().names] == [
        ("MrBeast", 3, 3),
        ("Mara", 1, 1),
        ("Mr. Beast", 1, 1),
    ]


def test_the_likely_same_are_suggested_and_the_more_used_is_kept(told):
    (suggestion,) = told().suggestions
    assert (suggestion.kept.name, suggestion.merged.name) == ("MrBeast", "Mr. Beast")


def test_names_said_to_be_different_are_not_suggested_again(told, connection, workspace_id):
    (suggestion,) = told().suggestions
    ids = suggestion.merged.name_id, suggestion.kept.name_id
    keep_apart(connection, workspace_id, CREATOR, *ids, actor="Mara")
    assert told().suggestions == ()


def test_after_a_merge_one_name_is_left_with_its_other_spelling(told, connection, workspace_id):
    (suggestion,) = told().suggestions
    merge_names(
        connection, workspace_id, CREATOR, actor="Mara",
        kept_id=suggestion.kept.name_id, merged_id=suggestion.merged.name_id,
    )  # fmt: skip
    report = told()
    assert [(n.name, n.also, n.contents) for n in report.names] == [
        ("MrBeast", ("Mr. Beast",), 4),
        ("Mara", (), 1),
    ]
    assert report.suggestions == ()
    ((merge),) = report.merges
    assert (merge.kept, merge.merged, merge.actor) == ("MrBeast", "Mr. Beast", "Mara")


def test_topics_are_apart_from_creators(told, connection, workspace_id):
    assert report_names(connection, workspace_id, NameKind.TOPIC).names == ()
