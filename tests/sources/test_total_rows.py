"""Rows that sum up the others: no post, and beside the rows' own sum."""

import pytest

from sources.total_rows import is_total
from tests.sources.files import control, reading, written

POST, CLIP = "1891457566110646277", "7527623000473079054"
TABLES = {
    "x": (
        "Post id,Date,Post text,Post Link,Impressions,Likes\n"
        f'{POST},"Mon, Feb 17, 2025",Total,https://x.com/a/status/{POST},5,1\n',
        "Total,,,,7,1\n",
    ),
    "meta": (
        "Post ID,Account username,Description,Publish time,Permalink,Post type,Date,Views,Likes\n"
        "18012345678901234,a,b,02/28/2025 18:00,https://www.instagram.com/reel/X1/,IG reel,"
        "Lifetime,5,1\n",
        "Gesamt,,,,,,,7,1\n",
    ),
    "tiktok": (
        "Time,Video title,Video link,Post time,Total likes,Total comments,Total shares,"
        "Total views\n"
        f"February 28,b,https://www.tiktok.com/@a/video/{CLIP},July 16,1,2,3,5\n",
        "Total,,,,1,2,3,7\n",
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_the_sum_of_a_table_of_posts_is_a_control_and_no_post(name):
    table, total = TABLES[name]
    found = reading(written(table + total))
    assert (found.rows_read, found.rows_imported, found.rejected) == (1, 1, ())
    assert control(found, "impressions" if name == "x" else "views") == (7, 5)
    assert control(found, "likes") == (1, 1)


def test_a_sum_that_cannot_be_read_is_said_and_rejects_nothing():
    table, _ = TABLES["x"]
    found = reading(written(table + "Total,,,,many,1\n"))
    assert found.rejected == ()
    assert any("total row cannot be compared: Impressions: 'many'" in w for w in found.warnings)


@pytest.mark.parametrize(
    ("cells", "subject", "expected"),
    [
        (["Total", "", "9"], "Total", True),
        (["", "Grand total", "9"], "", True),
        (["Total", "abc", "9"], "abc", False),  # a post by that title
        (["abc", "Total", "9"], "abc", False),
        (["", ""], "", False),
    ],
)
def test_a_total_row_names_nothing_else(cells, subject, expected):
    assert is_total(cells, subject) is expected
