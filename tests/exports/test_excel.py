"""A workbook opens with every figure as it was, and no text becomes a formula."""

import io
import math
from datetime import UTC, date, datetime
from decimal import Decimal

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.about import About
from exports.excel import to_excel
from exports.tables import Table

ABOUT = About("Views by day", (("Title", "Views by day"), ("Time zone", "Europe/Berlin")))


def opened(table):
    return openpyxl.load_workbook(io.BytesIO(to_excel(table, ABOUT)))


def cells(*row):
    table = Table(tuple(f"column {n}" for n in range(len(row))), [row])
    return next(opened(table)["Figures"].iter_rows(min_row=2))


def test_numbers_are_numbers_and_negative_ones_too():
    assert [cell.value for cell in cells(-3, -4.5, Decimal("-6.70"), 0)] == [-3, -4.5, -6.7, 0]


def test_days_are_dates_and_moments_say_their_zone():
    day, moment = cells(date(2026, 7, 21), datetime(2026, 7, 21, 8, tzinfo=UTC))
    assert (day.value.date(), day.number_format) == (date(2026, 7, 21), "yyyy-mm-dd")
    assert moment.value == "2026-07-21T08:00:00+00:00"


def test_missing_is_empty_not_zero():
    assert [cell.value for cell in cells(None, math.nan, 1)] == [None, None, 1]


def test_an_id_of_many_digits_keeps_them_all():
    assert cells(7_300_000_000_000_000_123)[0].value == "7300000000000000123"


@pytest.mark.parametrize("title", ['=HYPERLINK("http://x")', "+1", "-1", "@sum", "=1+1"])
def test_a_title_is_never_a_formula(title):
    (cell,) = cells(title)
    assert (cell.value, cell.data_type) == (title, "s")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_any_title_comes_back(title):
    assert cells(title)[0].value == title


def test_control_characters_do_not_break_the_file():
    assert cells("a\x00b\x1fc")[0].value == "a\ufffdb\ufffdc"


def test_the_second_sheet_says_what_the_first_holds():
    book = opened(Table(("views",), [(1,)]))
    assert book.sheetnames == ["Figures", "About"]
    rows = [[cell.value for cell in row] for row in book["About"].iter_rows()]
    assert rows == [["Title", "Views by day"], ["Time zone", "Europe/Berlin"]]
