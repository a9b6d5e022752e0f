"""A template goes out, is filled in by a spreadsheet of any country, and comes back the same."""

import io

import openpyxl
import pytest

from domain.errors import SourceRejected
from domain.metric_definitions import STANDARD_METRICS
from domain.observations import SourceFile
from exports.csv_file import to_csv
from exports.entry_template import entry_template
from sources.entry import columns_of, read_pasted, read_sheet

COLUMNS = [
    column.name
    for column in columns_of([STANDARD_METRICS[m] for m in ("views", "watch_time_s", "revenue")])
]
ROWS = (
    {"platform": "YouTube", "content": "tide", "title": '=Tide; "high", low', "date": "2026-03-31",
     "kind": "running total", "views": "1234", "time": "14:30"},
    {"platform": "TikTok", "content": "-salt", "title": "Salt", "date": "2026-02-01",
     "kind": "amount", "views": "1234567", "revenue": "12.5", "date_to": "2026-02-07",
     "note": "typed late", "watch_time_s": "3723"},
)  # fmt: skip


def full(rows):
    return [{name: row.get(name, "") for name in COLUMNS} for row in rows]


def of_file(content, name="template.csv"):
    return read_sheet(SourceFile(name, content), STANDARD_METRICS)


def test_the_template_comes_back_as_it_went():
    sheet = of_file(to_csv(entry_template(COLUMNS, ROWS)))
    assert [dict(row) for row in sheet.rows] == full(ROWS)
    assert (sheet.columns, sheet.unknown, sheet.left_out) == (tuple(COLUMNS), (), 0)


def test_semicolons_decimal_commas_and_other_dates_come_back_the_same():
    text = to_csv(entry_template(COLUMNS, ROWS)).decode("utf-8-sig")
    german = "\r\n".join([
        "platform;content;title;date;kind;views;watch_time_s;revenue;time;date_to;account;note",
        "YouTube;tide;\"=Tide; \"\"high\"\", low\";31.03.2026;running total;1.234;;;14:30:00;;;",
        "TikTok;-salt;Salt;01.02.2026;amount;1.234.567;1:02:03;12,50;;07.02.2026;;typed late",
    ])  # fmt: skip
    expected = full(ROWS)
    expected[1]["revenue"] = "12.50"
    assert text != german
    assert [dict(row) for row in of_file(german.encode("cp1252")).rows] == expected


def test_a_workbook_comes_back_the_same():
    book = openpyxl.Workbook()
    for line in (COLUMNS, *([row.get(name) or None for name in COLUMNS] for row in ROWS)):
        book.active.append([f"'{c}" if str(c).startswith(("=", "-")) else c for c in line])
    written = io.BytesIO()
    book.save(written)
    assert [dict(row) for row in of_file(written.getvalue(), "filled.xlsx").rows] == full(ROWS)


def test_a_paste_without_names_stands_in_the_columns_shown():
    sheet = read_pasted("YouTube\ttide\n", STANDARD_METRICS, shown=["platform", "content", "views"])
    assert [dict(row) for row in sheet.rows] == [{"platform": "YouTube", "content": "tide"}]


def test_a_paste_with_names_may_have_them_in_any_order_and_case():
    sheet = read_pasted(
        "Likes\tVideo ID\tNetwork\tColour\n5\ttide\tYouTube\tred\n", STANDARD_METRICS, shown=COLUMNS
    )
    assert [dict(row) for row in sheet.rows] == [
        {"likes": "5", "content": "tide", "platform": "YouTube"}
    ]
    assert sheet.unknown == ("Colour",)


def test_what_cannot_be_read_stays_as_it_was_typed():
    sheet = read_pasted("content;date;views\ntide;soon;abc\n", STANDARD_METRICS, shown=COLUMNS)
    assert [dict(row) for row in sheet.rows] == [
        {"content": "tide", "date": "soon", "views": "abc"}
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"colour,shape\nred,round\n", "no column that the grid knows"), (b"", "empty"),
     (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG")],
)  # fmt: skip
def test_files_that_are_no_such_sheet_are_refused_in_words(content, words):
    with pytest.raises(SourceRejected, match=words):
        of_file(content)
