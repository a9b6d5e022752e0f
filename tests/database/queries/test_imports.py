"""The history finds imports by words, platform, state and local day, also those taken back."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import insert, update

from database.queries.audit import stored_changes
from database.queries.imports import (
    is_set_aside,
    standing_twin,
    stored_import,
    stored_imports,
)
from database.tables import set_aside_accounts, set_aside_facts, workspaces
from database.writes.audit import record_audit
from domain.history import HistoryFilter, ImportState
from domain.periods import Period
from domain.vocabulary import Platform

LATE = datetime(2026, 6, 1, 22, 30, tzinfo=UTC)


@pytest.fixture
def three(team):
    """A standing YouTube file, an undone TikTok one whose account is gone, one of both."""
    youtube = team.account(Platform.YOUTUBE, "Tides")
    row = {"workspace_id": team.workspace_id, "platform": "tiktok", "name": "Ebb"}
    team.connection.execute(insert(set_aside_accounts).values(row | {"account_id": 900}))
    return (
        team.imported("tides_100%.csv", account_ids=[youtube], imported_at=LATE),
        team.imported("ebb.csv", account_ids=[900], imported_at=LATE, undone_at=LATE),
        team.imported("both.csv", account_ids=[youtube, 900], actor="Ada"),
    )


def found(team, **asked):
    stored = stored_imports(team.connection, team.workspace_id, HistoryFilter(**asked), limit=10)
    return [row.import_id for row in stored.rows]


def test_the_newest_come_first_a_page_at_a_time(team, three):
    stored = stored_imports(team.connection, team.workspace_id, HistoryFilter(), limit=2, offset=1)
    assert [row.import_id for row in stored.rows] == [three[1], three[0]]
    assert stored.found == 3


def test_names_of_accounts_are_told_also_when_they_are_gone(team, three):
    row = stored_import(team.connection, team.workspace_id, three[2])
    assert (set(row.accounts), set(row.platforms)) == ({"Tides", "Ebb"}, {"youtube", "tiktok"})
    assert stored_import(team.connection, team.workspace_id, 0) is None


def test_words_platform_and_state_narrow(team, three):
    assert found(team, text="EBB") == [three[1]]
    assert found(team, text="ada") == [three[2]]
    assert found(team, text="0%") == [three[0]]
    assert found(team, text="_") == [three[0]]
    assert found(team, platform=Platform.TIKTOK) == [three[2], three[1]]
    assert found(team, state=ImportState.UNDONE) == [three[1]]
    assert found(team, state=ImportState.STANDING, platform=Platform.TIKTOK) == [three[2]]


def test_days_are_those_of_the_workspaces_zone(team, three):
    team.connection.execute(
        update(workspaces)
        .where(workspaces.c.workspace_id == team.workspace_id)
        .values(time_zone="Europe/Berlin")
    )
    first, second = (date(2026, 6, day) for day in (1, 2))
    assert found(team, days=Period(first, first)) == []
    assert found(team, days=Period(second, second)) == [three[1], three[0]]


def test_other_workspaces_are_not_seen(team, three):
    assert not stored_imports(team.connection, team.workspace_id + 1, HistoryFilter(), limit=9).rows


def test_the_same_bytes_standing_under_another_number(team):
    undone = team.imported(fingerprint="same", undone_at=LATE)
    assert standing_twin(team.connection, team.workspace_id, undone) is None
    again = team.imported(fingerprint="same")
    assert standing_twin(team.connection, team.workspace_id, undone) == again
    assert standing_twin(team.connection, team.workspace_id, again) is None


def test_whether_anything_was_set_aside(team):
    number = team.imported(undone_at=LATE)
    assert not is_set_aside(team.connection, team.workspace_id, number)
    team.connection.execute(
        insert(set_aside_facts).values(
            workspace_id=team.workspace_id, import_id=number, post_id=1, account_id=1, facts={}
        )
    )
    assert is_set_aside(team.connection, team.workspace_id, number)


def test_changes_are_found_by_any_word_also_of_their_details(team):
    record_audit(team.connection, team.workspace_id, "Ada", "import", "import 1", {"file": "a.csv"})
    record_audit(team.connection, team.workspace_id, "Bob", "void", "figure 2", {"why": "typo"})

    def actors(text):
        asked = HistoryFilter(text=text)
        rows = stored_changes(team.connection, team.workspace_id, asked, limit=5).rows
        return [row.actor for row in rows]

    assert actors("") == ["Bob", "Ada"]
    assert actors("typo") == ["Bob"]
    assert actors("A.CSV") == ["Ada"]
