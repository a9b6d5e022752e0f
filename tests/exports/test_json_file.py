import json
import math
from datetime import UTC, date, datetime
from decimal import Decimal

from exports.about import About
from exports.json_file import to_json
from exports.tables import Table

ABOUT = About("Views", (("Title", "Views"), ("Days", "2026-07-01 to 2026-07-28")))


def told(*row):
    table = Table(tuple("abcdefgh"[: len(row)]), [row])
    return json.loads(to_json(table, ABOUT))


def test_rows_name_their_columns_and_the_file_what_it_speaks_of():
    assert told("=1+1", 5) == {
        "about": {"Title": "Views", "Days": "2026-07-01 to 2026-07-28"},
        "columns": ["a", "b"],
        "rows": [{"a": "=1+1", "b": 5}],
    }


def test_missing_is_null_and_numbers_keep_their_digits():
    (row,) = told(None, math.nan, Decimal("12345678901234567890"), Decimal("0.25"), -3)["rows"]
    assert list(row.values()) == [None, None, 12345678901234567890, 0.25, -3]


def test_days_and_moments_are_iso_text():
    (row,) = told(date(2026, 7, 21), datetime(2026, 7, 21, 8, tzinfo=UTC))["rows"]
    assert list(row.values()) == ["2026-07-21", "2026-07-21T08:00:00+00:00"]
