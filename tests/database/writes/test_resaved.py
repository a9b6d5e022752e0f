"""A file that another program saved again has other bytes and says the same."""

import csv
import io

import pytest
from openpyxl import Workbook
from sqlalchemy import select

from database.tables import imports
from database.writes.imports import REPEATS, record_import
from domain.observations import SourceFile
from sources import read_files
from tests.database.reconciliation.stored import DERIVED, everything
from tests.database.writes.portraits import FACTS

DAYS = """\
platform,account,content,title,published_at,date,views,watch_time_s
youtube,Tides,one,"First, of two",2026-05-01,2026-05-02,100,10.25
youtube,Tides,one,"First, of two",2026-05-01,2026-05-03,1200,0.5
tiktok,Tides,two,Second,2026-05-01,2026-05-02,7,
"""


def rows(text):
    return list(csv.reader(io.StringIO(text)))


def as_workbook(text):
    """Numbers are typed as numbers, as Excel does when it opens a CSV."""
    book = Workbook()
    for row in rows(text):
        book.active.append([float(c) if c.replace(".", "").isdigit() else c for c in row])
    written = io.BytesIO()
    book.save(written)
    return "days.xlsx", written.getvalue()


def with_semicolons(text):
    written = io.StringIO()
    csv.writer(written, delimiter=";").writerows(rows(text))
    return "days (1).csv", written.getvalue().encode("utf-8-sig")


def with_line_ends(text):
    return "days.csv", text.replace("\n", "\r\n").encode("utf-16")


def reading_of(name, content):
    (reading,) = read_files([SourceFile(name, content)])
    return reading


@pytest.mark.parametrize("resaved", [as_workbook, with_semicolons, with_line_ends])
def test_a_file_saved_again_by_another_program_changes_nothing(connection, workspace_id, resaved):
    original = reading_of("days.csv", DAYS.encode())
    record_import(connection, workspace_id, original, actor="test")
    tables = (*DERIVED, *(table for table in FACTS if table.name != "post_facts"))
    before = everything(connection, workspace_id, tables=tables)
    again = reading_of(*resaved(DAYS))
    assert again.fingerprint != original.fingerprint
    outcome = record_import(connection, workspace_id, again, actor="test")
    assert (outcome.already_imported, outcome.new_posts, outcome.days_changed) == (False, 0, 0)
    assert outcome.nothing_new
    assert outcome.warnings == (REPEATS,)
    assert everything(connection, workspace_id, tables=tables) == before


@pytest.mark.parametrize(
    ("said", "instead"), [("1200", "1201"), ("Second", "Last"), (",7,", ",7,3")]
)
def test_a_changed_cell_is_something_new(connection, workspace_id, said, instead):
    record_import(connection, workspace_id, reading_of("a.csv", DAYS.encode()), actor="test")
    changed = reading_of(*as_workbook(DAYS.replace(said, instead)))
    assert not record_import(connection, workspace_id, changed, actor="test").nothing_new


def test_a_first_file_that_tells_of_no_day_is_something_new(connection, workspace_id):
    table = "platform,account,content,title,date,date_to,views\nx,A,1,T,2026-05-01,2026-05-31,9\n"
    first = record_import(connection, workspace_id, reading_of("t.csv", table.encode()), actor="t")
    assert (first.days_changed, first.nothing_new) == (0, False)
    again = record_import(connection, workspace_id, reading_of(*as_workbook(table)), actor="t")
    assert again.nothing_new
    assert connection.scalar(select(imports.c.figures).order_by(imports.c.import_id.desc())) == 1
