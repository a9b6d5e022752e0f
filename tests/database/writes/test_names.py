"""Creators and topics are one however they are written, are merged, and taken apart again."""

import pytest
from sqlalchemy import select

from database.queries.names import names_in_use, pairs_apart, standing_merges
from database.tables import audit_trail, workspaces
from database.writes.names import keep_apart, merge_names, rename, split_names
from database.writes.workspaces import create_workspace
from domain.catalogue import NameKind
from domain.errors import InvalidRequest, NotFound
from tests.database.writes.catalogue_factories import Catalogue, a_post

CREATOR = NameKind.CREATOR


@pytest.fixture
def catalogue(connection, workspace_id) -> Catalogue:
    return Catalogue(connection, workspace_id)


@pytest.fixture
def named(connection, workspace_id):
    """The id of a creator in use by the name shown."""

    def find(name, kind=CREATOR):
        (found,) = (n for n in names_in_use(connection, workspace_id, kind) if n.name == name)
        return found.name_id

    return find


@pytest.fixture
def shown(connection, workspace_id):
    """Name, contents and posts of every creator in use."""

    def read(kind=CREATOR):
        found = names_in_use(connection, workspace_id, kind)
        return {(each.name, each.contents, each.posts) for each in found}

    return read


@pytest.fixture
def merge(connection, workspace_id, named):
    def do(merged, *, into, kind=CREATOR):
        return merge_names(
            connection, workspace_id, kind,
            kept_id=named(into, kind), merged_id=named(merged, kind), actor="Mara",
        )  # fmt: skip

    return do


@pytest.fixture
def split(connection, workspace_id):
    return lambda merge_id: split_names(connection, workspace_id, merge_id, actor="Mara")


@pytest.mark.parametrize(
    "other",
    ["mrbeast", " MrBeast ", "MRBEAST", "\uff2drBeast", "Mr\u200bBeast", "MrBeast\u00a0"],
    ids=["case", "spaces", "capitals", "wide letters", "invisible", "no-break space"],
)
def test_spellings_that_only_differ_in_typing_are_one_creator(catalogue, shown, other):
    catalogue.file(a_post("a", creator="MrBeast"))
    catalogue.file(a_post("b", creator=other))
    assert shown() == {("MrBeast", 2, 2)}


@pytest.mark.parametrize(
    ("first", "second"),
    [("Straße", "STRASSE"), ("Νίκος", "ΝΊΚΟΣ"), ("Élan", "E\u0301lan"), ("a  b", "a b")],
)
def test_letters_that_fold_together_are_one_topic(catalogue, shown, first, second):
    catalogue.file(a_post("a", topic=first))
    catalogue.file(a_post("b", topic=second))
    ((_, contents, _),) = shown(NameKind.TOPIC)
    assert contents == 2


def test_different_names_stay_different(catalogue, shown):
    catalogue.file(a_post("a", creator="Mr Beast"), a_post("b", creator="MrBeast"))
    assert shown() == {("Mr Beast", 1, 1), ("MrBeast", 1, 1)}


def test_of_several_spellings_in_one_file_the_most_used_is_shown(catalogue, shown):
    used = ["mara", "Mara", "Mara", "MARA"]
    catalogue.file(*(a_post(str(n), creator=name) for n, name in enumerate(used)))
    assert shown() == {("Mara", 4, 4)}


def test_a_name_of_nothing_visible_is_none(catalogue):
    catalogue.file(a_post(creator=" \u200b ", topic="\u00a0"))
    assert (catalogue.of().creator, catalogue.of().topic) == (None, None)


def test_merged_names_are_one_for_later_imports_too(catalogue, shown, merge):
    catalogue.file(a_post("a", creator="MrBeast"), a_post("b", creator="Mr. Beast"))
    merge("Mr. Beast", into="MrBeast")
    catalogue.file(a_post("c", creator="mr. beast"), a_post("d", creator="mrbeast"))
    assert shown() == {("MrBeast", 4, 4)}


def test_taking_a_merge_apart_gives_all_content_its_name_back(catalogue, shown, merge, split):
    catalogue.file(a_post("a", creator="MrBeast"), a_post("b", creator="Mr. Beast"))
    merge_id = merge("Mr. Beast", into="MrBeast")
    catalogue.file(a_post("c", creator="MR. BEAST"), a_post("d", creator="mrbeast"))
    split(merge_id)
    assert shown() == {("MrBeast", 2, 2), ("Mr. Beast", 2, 2)}


def test_topics_merge_apart_from_creators(catalogue, shown, merge):
    catalogue.file(
        a_post("a", creator="Go", topic="Go"), a_post("b", creator="Chess", topic="Chess")
    )
    merge("Chess", into="Go", kind=NameKind.TOPIC)
    assert shown(NameKind.TOPIC) == {("Go", 2, 2)}
    assert shown() == {("Go", 1, 1), ("Chess", 1, 1)}


def test_merges_on_merges_come_apart_in_the_reverse_order_only(catalogue, shown, merge, split):
    catalogue.file(*(a_post(name, creator=name) for name in "ABC"))
    first = merge("A", into="B")
    second = merge("B", into="C")
    assert shown() == {("C", 3, 3)}
    with pytest.raises(InvalidRequest, match="merged into 'C' since"):
        split(first)
    split(second)
    assert shown() == {("B", 2, 2), ("C", 1, 1)}
    split(first)
    assert shown() == {("A", 1, 1), ("B", 1, 1), ("C", 1, 1)}


def test_a_merge_says_who_and_when_and_is_listed_until_it_is_taken_apart(
    catalogue, connection, workspace_id, merge, split
):
    catalogue.file(a_post("a", creator="A"), a_post("b", creator="B"))
    merge_id = merge("A", into="B")
    (listed,) = standing_merges(connection, workspace_id, CREATOR)
    assert (listed.kept, listed.merged, listed.actor) == ("B", "A", "Mara")
    split(merge_id)
    assert standing_merges(connection, workspace_id, CREATOR) == ()
    with pytest.raises(InvalidRequest, match="taken apart already"):
        split(merge_id)
    actions = connection.execute(
        select(audit_trail.c.action, audit_trail.c.subject)
        .where(audit_trail.c.workspace_id == workspace_id, audit_trail.c.actor == "Mara")
        .order_by(audit_trail.c.audit_id)
    ).all()
    assert actions == [("merge creator", "A"), ("split creator", "A")]


def test_every_change_of_names_moves_the_version_that_pages_go_by(
    catalogue, connection, workspace_id, merge, split, named
):
    def version():
        return connection.scalar(
            select(workspaces.c.version).where(workspaces.c.workspace_id == workspace_id)
        )

    catalogue.file(a_post("a", creator="A"), a_post("b", creator="B"))
    seen = [version()]
    merge_id = merge("A", into="B")
    seen.append(version())
    split(merge_id)
    seen.append(version())
    rename(connection, workspace_id, CREATOR, named("A"), "AA", actor="Mara")
    seen.append(version())
    assert seen == sorted(set(seen))


def test_a_renamed_creator_is_found_under_both_names(
    catalogue, connection, workspace_id, shown, named
):
    catalogue.file(a_post("a", creator="Mara"))
    rename(connection, workspace_id, CREATOR, named("Mara"), " Mara  Lind ", actor="Mara")
    catalogue.file(a_post("b", creator="mara"), a_post("c", creator="MARA LIND"))
    assert shown() == {("Mara Lind", 3, 3)}
    (name,) = names_in_use(connection, workspace_id, CREATOR)
    assert name.also == ("Mara",)


def test_only_the_capitals_of_a_name_can_be_changed(
    catalogue, connection, workspace_id, shown, named
):
    catalogue.file(a_post("a", creator="mara"))
    rename(connection, workspace_id, CREATOR, named("mara"), "Mara", actor="Mara")
    assert shown() == {("Mara", 1, 1)}


def test_a_name_that_another_has_is_refused_and_the_merge_named(
    catalogue, connection, workspace_id, named
):
    catalogue.file(a_post("a", creator="A"), a_post("b", creator="B"))
    with pytest.raises(InvalidRequest, match="Merge the two instead"):
        rename(connection, workspace_id, CREATOR, named("A"), "b", actor="Mara")


@pytest.mark.parametrize(
    ("new", "reason"), [(" ", "at least one"), ("x" * 201, "201 characters"), ("A", "already")]
)
def test_a_name_that_cannot_be_is_refused(catalogue, connection, workspace_id, named, new, reason):
    catalogue.file(a_post("a", creator="A"))
    with pytest.raises(InvalidRequest, match=reason):
        rename(connection, workspace_id, CREATOR, named("A"), new, actor="Mara")


def test_a_name_is_not_merged_with_itself_nor_twice(
    catalogue, connection, workspace_id, named, merge
):
    catalogue.file(a_post("a", creator="A"), a_post("b", creator="B"))
    both = {"kept_id": named("B"), "merged_id": named("A"), "actor": "Mara"}
    with pytest.raises(InvalidRequest, match="same creator already"):
        merge("A", into="A")
    merge("A", into="B")
    with pytest.raises(InvalidRequest, match="merged before"):
        merge_names(connection, workspace_id, CREATOR, **both)
    with pytest.raises(NotFound):
        merge_names(connection, workspace_id, CREATOR, **both | {"merged_id": 0})


def test_names_said_to_be_different_are_remembered_whichever_comes_first(
    catalogue, connection, workspace_id, named
):
    catalogue.file(a_post("a", creator="A"), a_post("b", creator="B"))
    a, b = named("A"), named("B")
    for first, second in ((a, b), (b, a)):
        keep_apart(connection, workspace_id, CREATOR, first, second, actor="Mara")
    assert pairs_apart(connection, workspace_id, CREATOR) == {(min(a, b), max(a, b))}


def test_names_of_one_workspace_are_not_those_of_another(catalogue, connection, shown):
    other = create_workspace(connection, name="Other", time_zone="UTC")
    Catalogue(connection, other).file(a_post("a", creator="Mara"))
    catalogue.file(a_post("a", creator="mara"))
    assert shown() == {("mara", 1, 1)}
