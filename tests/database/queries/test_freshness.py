"""Caches see every change, and accounts know when they were last imported."""

from datetime import UTC, date, datetime

import pytest

from database.queries.freshness import account_freshness, data_version
from database.writes.workspaces import mark_changed
from domain.errors import NotFound
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Platform

MAY = Period(date(2025, 5, 1), date(2025, 5, 31))
EARLIER, LATER = datetime(2025, 6, 1, tzinfo=UTC), datetime(2025, 6, 2, tzinfo=UTC)


def test_the_version_changes_with_the_figures(team):
    before = data_version(team.connection, team.workspace_id)
    mark_changed(team.connection, team.workspace_id)
    assert data_version(team.connection, team.workspace_id) != before


def test_a_workspace_that_is_not_there(team):
    with pytest.raises(NotFound):
        data_version(team.connection, 123456789)


def imported_at(team):
    found = account_freshness(team.connection, Selection(team.workspace_id, MAY))
    return {one.platform: one.imported_at for one in found}


def test_the_last_import_that_speaks_of_the_account_and_was_not_undone(team):
    account, other = team.account(Platform.YOUTUBE), team.account(Platform.YOUTUBE, "Other")
    team.imported(imported_at=EARLIER, account_ids=[account])
    team.imported(imported_at=LATER, undone_at=LATER, account_ids=[account, other])
    team.imported(imported_at=LATER, account_ids=[other])
    found = account_freshness(team.connection, Selection(team.workspace_id, MAY))
    assert {one.account: one.imported_at for one in found} == {"Main": EARLIER, "Other": LATER}


def test_a_file_of_several_accounts_speaks_of_each(team):
    both = [team.account(Platform.YOUTUBE), team.account(Platform.X)]
    team.imported(imported_at=EARLIER, account="Someone else", account_ids=both)
    assert imported_at(team) == {Platform.YOUTUBE: EARLIER, Platform.X: EARLIER}
