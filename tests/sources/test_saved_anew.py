"""A spreadsheet opens an export and saves it again, in any of its ways: it still says the same."""

import csv
import io
import re
from collections.abc import Callable
from datetime import date
from pathlib import PurePosixPath

import openpyxl
import pytest

from domain.observations import Answers, Reading, SourceFile
from tests.sources.files import fixture, read, understood

EXPORTS = (
    "spotify/1x7xxxxxxx-audience-timeline.csv",
    "spotify/1x7xxxxxxx-songs-1year.csv",
    "spotify/My Song - Original-timeline.csv",
    "google_analytics/Pages_and_screens_Page_path_and_screen_class.csv",
    "google_analytics/free-form-1.csv",
    "matomo_export_page_urls.csv",
)
NUMBER = re.compile(r"-?\d{1,15}(\.\d+)?")
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
Rows = list[list[str]]


def rows_of(file: SourceFile) -> Rows:
    encoding = "utf-16" if file.content.startswith(b"\xff\xfe") else "utf-8-sig"
    return list(csv.reader(io.StringIO(file.content.decode(encoding))))


def as_workbook(rows: Rows) -> tuple[str, bytes]:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([typed(cell) for cell in row])
    content = io.BytesIO()
    book.save(content)
    return ".xlsx", content.getvalue()


def typed(cell: str) -> object:
    if NUMBER.fullmatch(cell):
        return float(cell) if "." in cell else int(cell)
    return date.fromisoformat(cell) if DAY.fullmatch(cell) else cell or None


def german(cell: str) -> str:
    day = DAY.fullmatch(cell)
    number = cell.replace(".", ",") if NUMBER.fullmatch(cell) else cell
    return f"{day[3]}.{day[2]}.{day[1]}" if day else number


def with_decimal_commas(rows: Rows) -> tuple[str, bytes]:
    return ".csv", delimited(rows, german, ";").encode("cp1252")


def with_slash_dates(rows: Rows) -> tuple[str, bytes]:
    def american(cell: str) -> str:
        day = DAY.fullmatch(cell)
        return f"{int(day[2])}/{int(day[3])}/{day[1]}" if day else cell

    return ".csv", delimited(rows, american, ",").encode("utf-8-sig")


def as_german_unicode_text(rows: Rows) -> tuple[str, bytes]:
    return ".txt", delimited(rows, german, "\t").encode("utf-16")


def as_unicode_text(rows: Rows) -> tuple[str, bytes]:
    return ".txt", delimited(rows, str, "\t").encode("utf-16")


def delimited(rows: Rows, write: Callable[[str], str], delimiter: str) -> str:
    """Every line padded to the longest, as spreadsheets do."""
    text, width = io.StringIO(), max(map(len, rows))
    lines = ([*map(write, row), *[""] * (width - len(row))] for row in rows)
    csv.writer(text, delimiter=delimiter).writerows(lines)
    return text.getvalue()


def told(file: SourceFile) -> Reading:
    (entry,) = read(file, answers=Answers(account="A"))
    return understood(entry)


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize(
    "save",
    [as_workbook, with_decimal_commas, with_slash_dates, as_unicode_text, as_german_unicode_text],
)
def test_an_export_saved_anew_says_the_same(name, save):
    original = fixture(name)
    ending, content = save(rows_of(original))
    anew = told(SourceFile(f"{PurePosixPath(name).stem}{ending}", content))
    before = told(original)
    assert anew.format == before.format
    assert list(anew.observations) == list(before.observations)
    assert list(anew.posts) == list(before.posts)
    assert anew.rejected == ()
