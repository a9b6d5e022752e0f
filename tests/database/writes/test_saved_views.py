import pytest
from sqlalchemy import delete, func, select

from database.queries.saved_views import default_view, views_of
from database.tables import saved_views, workspaces
from database.writes.saved_views import (
    copy_view,
    make_default,
    remove_view,
    rename_view,
    store_view,
)
from domain.errors import InvalidRequest, NotFound
from domain.notes import Visibility
from domain.saved_views import ViewDraft

ANA, BEN = "Ana", "Ben"
OWN, TEAM = Visibility.OWN, Visibility.TEAM


@pytest.fixture
def save(connection, workspace_id):
    def store(name, visibility=OWN, *, person=ANA, page="", address="range=7d"):
        draft = ViewDraft(name, visibility, page, address)
        return store_view(connection, workspace_id, draft, person=person)

    return store


@pytest.fixture
def names(connection, workspace_id):
    return lambda person: [one.name for one in views_of(connection, workspace_id, person)]


def test_a_persons_own_views_are_hers_alone_and_the_teams_are_for_all(save, names):
    save("Mine")
    save("Ours", TEAM, person=BEN)
    save("His", person=BEN)
    assert names(ANA) == ["Mine", "Ours"]
    assert names(BEN) == ["His", "Ours"]


def test_page_and_address_come_back_as_they_were_kept(connection, workspace_id, save):
    save("  A   name ", page="trends", address="types=a%252Cb&title=%25")
    (view,) = views_of(connection, workspace_id, ANA)
    kept = (view.name, view.page, view.address)
    assert kept == ("A name", "trends", "types=a%252Cb&title=%25")


def test_a_name_is_taken_once_by_each_person_and_once_by_the_team(save):
    save("Weekly")
    save("weekly", TEAM)
    save("WEEKLY", person=BEN)
    for visibility in (OWN, TEAM):
        with pytest.raises(InvalidRequest, match="already"):
            save("WeekLy", visibility)


@pytest.mark.parametrize("name", ["", "   ", "x" * 81, "a\0b"])
def test_a_name_is_needed(save, name):
    with pytest.raises(InvalidRequest, match="1 to 80"):
        save(name)


def test_renaming_keeps_the_rest_and_refuses_a_taken_name(connection, workspace_id, save, names):
    view_id = save("Weekly")
    save("Monthly")
    rename_view(connection, workspace_id, view_id, "WEEKLY", person=ANA)
    assert names(ANA) == ["Monthly", "WEEKLY"]
    with pytest.raises(InvalidRequest, match="already"):
        rename_view(connection, workspace_id, view_id, "monthly", person=ANA)


def test_a_copy_of_the_teams_view_is_ones_own(connection, workspace_id, save, names):
    view_id = save("x" * 80, TEAM, person=BEN)
    for _ in range(2):
        copy_view(connection, workspace_id, view_id, person=ANA)
    assert names(ANA) == [f"{'x' * 66} (copy 2)", f"{'x' * 66} (copy)", "x" * 80]
    assert names(BEN) == ["x" * 80]


def test_nobody_touches_anothers_own_view(connection, workspace_id, save):
    view_id = save("Mine")
    for touch in (remove_view, copy_view):
        with pytest.raises(NotFound):
            touch(connection, workspace_id, view_id, person=BEN)
    with pytest.raises(NotFound):
        remove_view(connection, workspace_id + 1, view_id, person=ANA)


def test_a_removed_view_is_gone(connection, workspace_id, save, names):
    remove_view(connection, workspace_id, save("Mine"), person=ANA)
    assert names(ANA) == []


def test_ones_own_default_comes_before_the_teams(connection, workspace_id, save):
    def opening(person):
        found = default_view(connection, workspace_id, person)
        return found.name if found else None

    def choose(view_id, *, chosen=True):
        make_default(connection, workspace_id, view_id, person=ANA, is_default=chosen)

    own, other, team = save("Mine"), save("Another"), save("Ours", TEAM)
    assert opening(ANA) is None
    choose(team)
    assert (opening(ANA), opening(BEN)) == ("Ours", "Ours")
    choose(own)
    choose(other)
    assert (opening(ANA), opening(BEN)) == ("Another", "Ours")
    choose(other, chosen=False)
    assert opening(ANA) == "Ours"


def test_views_go_with_their_workspace(connection, workspace_id, save):
    save("Mine")
    connection.execute(delete(workspaces).where(workspaces.c.workspace_id == workspace_id))
    assert connection.scalar(select(func.count()).select_from(saved_views)) == 0
