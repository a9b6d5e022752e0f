"""The history of imports, from real imports."""

from dataclasses import replace

import pytest

from analytics.changes import report_changes
from analytics.imports import report_import, report_imports
from database.writes.imports import record_import
from database.writes.reversal import undo_import
from domain.errors import NotFound
from domain.history import HistoryFilter, ImportState
from domain.observations import SourceFile
from domain.periods import Period
from sources import read_files

DAYS = """\
platform,account,content,title,published_at,date,views
youtube,Tides,one,First,2026-05-01,2026-05-02,100
tiktok,Ebb,two,Second,2026-05-01,2026-05-03,150
tiktok,Ebb,two,Second,2026-05-01,yesterday,5
"""


@pytest.fixture
def taken(connection, workspace_id):
    (reading,) = read_files([SourceFile("days.csv", DAYS.encode())])
    outcome = record_import(connection, workspace_id, reading, actor="Ada")
    return outcome, reading


def test_tells_of_an_import_what_its_outcome_told(connection, workspace_id, taken):
    outcome, reading = taken
    (row,) = report_imports(connection, workspace_id, HistoryFilter()).rows
    assert (row.import_id, row.actor, row.file_name) == (outcome.import_id, "Ada", "days.csv")
    assert row.label == reading.label
    assert (row.rows_read, row.rows_imported, row.rows_rejected) == (3, 2, 1)
    assert (row.effect.new_posts, row.effect.days_changed, row.effect.figures) == (2, 2, 2)
    assert set(row.accounts) == {"Tides", "Ebb"}
    assert row.period == Period(row.effect.first_day, row.effect.last_day)


def test_the_detail_keeps_the_refused_row_and_whether_it_can_return(
    connection, workspace_id, taken
):
    number = taken[0].import_id
    detail = report_import(connection, workspace_id, number)
    assert [(one.row, one.value) for one in detail.rejected] == [(4, "yesterday")]
    assert not detail.can_return
    undo_import(connection, workspace_id, number, actor="Ada")
    undone = report_import(connection, workspace_id, number)
    assert (undone.row.state, undone.can_return) == (ImportState.UNDONE, True)
    assert set(undone.row.accounts) == {"Tides", "Ebb"}
    again = record_import(
        connection, workspace_id, replace(taken[1], file_name="again.csv"), actor="Ada"
    )
    undone = report_import(connection, workspace_id, number)
    assert (undone.standing_twin, undone.can_return) == (again.import_id, False)


def test_an_import_that_is_not_there(connection, workspace_id):
    with pytest.raises(NotFound, match="no import number 5"):
        report_import(connection, workspace_id, 5)


def test_changes_tell_who_did_what_to_which_file(connection, workspace_id, taken):
    number = taken[0].import_id
    undo_import(connection, workspace_id, number, actor="Bob")
    report = report_changes(connection, workspace_id, HistoryFilter())
    assert [(row.actor, row.action, row.details) for row in report.rows] == [
        ("Bob", "undo import", (("file", "days.csv"),)),
        ("Ada", "import", (("file", "days.csv"),)),
    ]
