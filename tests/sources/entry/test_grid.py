"""Rows of cells become figures; every cell that cannot be read is named with its reason."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.metric_definitions import STANDARD_METRICS
from domain.typed import PostName
from domain.vocabulary import Platform
from sources.entry import Defaults, Nameable, read_grid
from tests.typed_factories import TIDE, at, over

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
SALT = PostName(Platform.TIKTOK, "salt")
POSTS = (
    Nameable(TIDE, "Main", "How the tide works", "https://youtu.be/tide"),
    Nameable(SALT, "Clips", "Why is the sea salty?"),
    Nameable(PostName(Platform.YOUTUBE, "salt2"), "Main", "Why is the sea salty?"),
)


def read(*rows):
    return read_grid(rows, POSTS, STANDARD_METRICS, Defaults(NOW, BERLIN))


def row(**cells):
    return {"platform": "YouTube", "content": "tide", **cells}


def only(grid):
    (told,) = grid.figures[1]
    return told


def faults(grid):
    return [(fault.row, fault.column, fault.value, fault.reason) for fault in grid.faults]


def test_a_row_may_hold_several_figures_of_one_occasion():
    grid = read(row(date="2026-03-01", kind="amount", views="12", likes="3", note="by hand"))
    assert [(f.metric, f.value, f.occasion, f.why) for f in grid.figures[1]] == [
        ("views", 12, over(date(2026, 3, 1)), "by hand"),
        ("likes", 3, over(date(2026, 3, 1)), "by hand"),
    ]
    assert grid.faults == ()


def test_times_are_of_the_workspaces_zone_and_stored_aware():
    told = only(read(row(date="2026-07-01", time="14:30", views="9")))
    assert told.occasion.moment.astimezone(UTC) == datetime(2026, 7, 1, 12, 30, tzinfo=UTC)


def test_without_a_time_the_day_is_meant_and_without_a_date_now():
    assert only(read(row(date="2026-03-01", views="9"))).occasion == at(date(2026, 3, 1))
    assert only(read(row(views="9"))).occasion == at(NOW)


def test_an_amount_may_be_of_several_days():
    told = only(read(row(date="2026-03-01", date_to="2026-03-07", kind="amount", views="9")))
    assert told.occasion == over(date(2026, 3, 1), 7)


@pytest.mark.parametrize(
    "named",
    [{"content": "tide"}, {"url": "https://youtu.be/tide"}, {"title": "how the TIDE works"},
     {"platform": "", "content": "tide"}],
)  # fmt: skip
def test_a_post_is_named_by_id_address_or_title(named):
    assert only(read({"platform": "YouTube", **named, "views": "9"})).post == TIDE


def test_a_title_of_two_posts_is_refused_until_the_platform_decides():
    grid = read({"title": "Why is the sea salty?", "views": "9"})
    assert "means 2 posts, on TikTok (Clips) and YouTube (Main)" in grid.faults[0].reason
    told = only(read({"title": "Why is the sea salty?", "platform": "tiktok", "views": "9"}))
    assert told.post == SALT


@pytest.mark.parametrize("shortened", ["7.30123E+18", "7,30123e+18", "7301234567890120000"])
def test_an_id_that_a_spreadsheet_shortened_gives_way_to_the_title(shortened):
    told = only(read(row(content=shortened, title="How the tide works", views="9")))
    assert told.post == TIDE
    (fault,) = read(row(content=shortened, views="9")).faults
    assert fault.reason == "was shortened by a spreadsheet: give the id or the title"
    unknown = read(row(content="7301234567890123456", title="How the tide works", views="9"))
    assert "is no post that is known" in unknown.faults[0].reason


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"views": "abc"}, (1, "views", "abc", "is not a number")),
        ({"likes": "-5"}, (1, "likes", "-5", "cannot be less than zero")),
        ({"content": "nowhere", "views": "9"},
         (1, "content", "nowhere", "is no post that is known on YouTube")),
        ({"platform": "MySpace", "views": "9"}, (1, "platform", "MySpace", None)),
        ({"kind": "amount", "views": "9"},
         (1, "date", "", "is missing: an amount needs its day")),
        ({"date": "soon", "views": "9"}, (1, "date", "soon", None)),
        ({"kind": "amount", "date": "2026-03-04", "date_to": "2026-03-01", "views": "9"},
         (1, "date_to", "2026-03-01", "lies before 2026-03-04")),
        ({"date": "2026-03-01", "date_to": "2026-03-02", "views": "9"},
         (1, "date_to", "2026-03-02", "a running total belongs to one date")),
        ({"kind": "amount", "date": "2026-03-01", "followers_total": "9"},
         (1, "kind", "amount", None)),
    ],
)  # fmt: skip
def test_what_cannot_be_stored_is_named_by_row_column_value_and_reason(cells, fault):
    grid = read(row(**cells))
    (found,) = faults(grid)
    assert found[:3] == fault[:3]
    assert fault[3] in (None, found[3])
    assert grid.figures == {}


def test_all_faults_of_a_row_are_told_at_once_and_other_rows_stand():
    grid = read(row(content="nowhere", views="abc"), row(views="9"), row())
    assert [(f.row, f.column) for f in grid.faults] == [(1, "content"), (1, "views")]
    assert set(grid.figures) == {2}


def test_the_same_place_twice_is_refused_the_second_time():
    grid = read(row(date="2026-03-01", views="9"), row(date="2026-03-01", views="10"))
    assert faults(grid) == [(2, "views", "10", "repeats row 1")]


def test_a_cell_with_a_decimal_comma_is_read_beside_one_with_a_point():
    grid = read(row(date="2026-03-01", revenue="12,5"), row(date="2026-03-02", revenue="3.25"))
    assert [str(told[0].value) for told in grid.figures.values()] == ["12.5", "3.25"]


def test_slash_dates_are_decided_by_all_rows_together():
    grid = read(row(date="31/01/2026", views="9"), row(date="01/02/2026", views="10"))
    assert [told[0].occasion.moment for told in grid.figures.values()] == [
        date(2026, 1, 31), date(2026, 2, 1),
    ]  # fmt: skip
