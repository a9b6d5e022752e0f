"""Rows without end as an archive: like the CSV of a table, told while it grows."""

import io
import zipfile
from datetime import date
from decimal import Decimal
from itertools import count, islice

from exports.archived_csv import write_archive
from exports.csv_file import to_csv
from exports.tables import Table

ROWS = [(date(2025, 5, 1), "=1+1", Decimal("0.10"), None), (date(2025, 5, 2), "b", Decimal(7), 3)]
COLUMNS = ("date", "title", "watch_time_s", "views")


def test_the_csv_inside_is_the_one_of_a_table():
    file = io.BytesIO()
    assert list(write_archive(file, "daily.csv", COLUMNS, ROWS)) == [2]
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        assert archive.read("daily.csv") == to_csv(Table(COLUMNS, ROWS))


def test_it_is_told_how_many_rows_are_written_before_the_last_is_asked_for():
    endless = ((number,) for number in count())
    told = write_archive(io.BytesIO(), "n.csv", ("n",), endless)
    assert list(islice(told, 3)) == [2_000, 4_000, 6_000]


def test_no_rows_are_a_file_with_its_columns():
    file = io.BytesIO()
    assert list(write_archive(file, "n.csv", ("n",), [])) == [0]
    assert zipfile.ZipFile(file).read("n.csv").decode("utf-8-sig") == "n\r\n"
