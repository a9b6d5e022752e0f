"""A workbook says what a CSV of each of its sheets would say."""

import io
from datetime import date, datetime

import openpyxl
import pytest
import xlwt

from domain.errors import SourceRejected
from domain.observations import SourceFile
from sources.workbooks import read_workbook
from tests.sources.files import column, read

ROWS = [["platform", "content", "date", "views"], ["x", "a", date(2025, 1, 2), 12], [], ["x"]]


def new_book(sheets, formats=()) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for cell, number_format in formats:
            sheet[cell].number_format = number_format
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def old_book(sheets) -> bytes:
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                sheet.write(r, c, value, *([day] if isinstance(value, date) else []))
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


@pytest.mark.parametrize("book", [new_book, old_book])
def test_old_and_new_workbooks_say_the_same(book):
    (sheet,) = read_workbook(book({"Posts": ROWS, "Empty": []}))
    assert sheet.name == "Posts"
    assert sheet.rows == (ROWS[0], ["x", "a", "2025-01-02", "12"], [], ["x"])


def test_cells_are_text_that_means_one_thing():
    row = [0.0516, 4.5, 1203.0, 1.47689e18, True, datetime(2025, 3, 1, 14, 5), "=1+1", "  a "]
    (sheet,) = read_workbook(new_book({"S": [row]}, [("A1", "0.00%")]))
    assert sheet.rows == (
        ["5.16%", "4.5", "1203", "1.47689e+18", "TRUE", "2025-03-01 14:05:00", "", "  a "],
    )


@pytest.mark.parametrize("book", [new_book, old_book])
def test_small_shares_are_written_out_in_digits(book):
    (sheet,) = read_workbook(book({"S": [["rate"], [0.00004]]}))
    assert sheet.rows[1] == ["0.00004"]


def test_a_far_off_cell_does_not_fill_the_memory():
    book = openpyxl.Workbook()
    book.active["A1"] = "near"
    book.active["XFD1048576"] = "far"
    content = io.BytesIO()
    book.save(content)
    (sheet,) = read_workbook(content.getvalue())
    assert sheet.rows == (["near"],)


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0" + bytes(600), new_book({"S": ROWS})[:900]])
def test_a_damaged_workbook_is_refused(content):
    with pytest.raises(SourceRejected, match="damaged"):
        read_workbook(content)


def test_every_sheet_is_recognised_by_itself():
    entries = read(SourceFile("b.xlsx", new_book({"One": ROWS[:2], "Two": [["hue"], ["red"]]})))
    assert [entry.file_name for entry in entries] == ["b.xlsx/One", "b.xlsx/Two"]
    assert column(entries[0], "views") == [12]
    assert "No format is known" in entries[1].reason


def test_a_workbook_without_a_filled_cell_is_refused():
    (entry,) = read(SourceFile("empty.xlsx", new_book({"Empty": []})))
    assert "no filled cell" in entry.reason
