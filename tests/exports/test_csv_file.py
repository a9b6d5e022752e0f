import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exports.csv_file import to_csv
from exports.tables import Table


def written(*row):
    text = to_csv(Table(tuple(f"column {n}" for n in range(len(row))), [row])).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))[1]


def test_excel_sees_utf_8():
    assert to_csv(Table(("Größe",), [])).startswith(b"\xef\xbb\xbfGr\xc3\xb6\xc3\x9fe")


@pytest.mark.parametrize(
    "title",
    ['=HYPERLINK("http://x")', "+1", "-td1OgsnW1k", "@sum", "\tx", "\rx", " =1+1", "\n=1"],
)
def test_text_that_starts_a_formula_gets_an_apostrophe(title):
    text = to_csv(Table(("title",), [(title,)])).decode("utf-8-sig")
    cell = list(csv.reader(io.StringIO(text, newline="")))[1][0]
    assert cell == f"'{title}"


def test_negative_numbers_stay_numbers():
    assert written(-3, -4.5, Decimal("-6.70")) == ["-3", "-4.5", "-6.70"]


def test_numbers_are_unformatted_and_missing_is_empty():
    row = written(1_240_000, 1240000.0, 0.1, Decimal("1E+3"), float("nan"), None)
    assert row == ["1240000", "1240000", "0.1", "1000", "", ""]


def test_dates_are_iso():
    assert written(date(2026, 7, 21), datetime(2026, 7, 21, 8, tzinfo=UTC)) == [
        "2026-07-21",
        "2026-07-21T08:00:00+00:00",
    ]


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0")))
def test_any_title_comes_back_and_never_as_a_formula(title):
    text = to_csv(Table(("title", "n"), [(title, 1)])).decode("utf-8-sig")
    cell = list(csv.reader(io.StringIO(text, newline="")))[1][0]
    assert cell in (title, f"'{title}")
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
