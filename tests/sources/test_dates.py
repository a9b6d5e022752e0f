"""Days and moments as platforms and spreadsheets write them."""

from contextlib import suppress
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.dates import DayOrder, day_order, read_day, read_moment, within_reason
from sources.unreadable import Unreadable


@pytest.mark.parametrize(
    "text",
    [
        "2025-03-15",
        "2025/03/15",
        "20250315",
        "Mar 15, 2025",
        "March 15, 2025",
        "15 Mar 2025",
        "15-Mar-25",
        "Sat, Mar 15, 2025",
        "Sat Mar 15 2025",
        "15.03.2025",
        "3/15/2025",
        "3/15/2025 11:59 PM",
        "3/15/2025, 23:59:59",
        "15.03.2025 00:00",
        "2025-03-15T23:30:00-05:00",
        " 2025-03-15 ",
    ],
)
def test_the_day_as_printed(text):
    assert read_day(text) == date(2025, 3, 15)


@pytest.mark.parametrize(
    "text", ["", "soon", "2025-02-30", "13/13/2025", "Foo 3, 2025", "1/1/23", "x" * 99]
)
def test_what_is_no_day_is_refused(text):
    with pytest.raises(Unreadable, match="is not a date"):
        read_day(text)


@pytest.mark.parametrize(
    ("texts", "order"),
    [
        (["1/13/2025", "1/2/2025"], DayOrder.MONTH_FIRST),
        (["1/2/2025", "13/1/2025"], DayOrder.DAY_FIRST),
        (["1/2/2025"], DayOrder.UNDECIDED),
        (["2025-01-02"], DayOrder.MONTH_FIRST),
    ],
)
def test_a_part_above_twelve_decides_for_the_whole_file(texts, order):
    assert day_order(texts) is order


def test_a_time_with_its_zone_is_a_moment_in_utc_and_without_one_a_day():
    assert read_moment("2025-03-15T14:00:30+02:00") == datetime(2025, 3, 15, 12, 0, 30, tzinfo=UTC)
    assert read_moment("2017-11-13T17:13:01.000Z") == datetime(2017, 11, 13, 17, 13, 1, tzinfo=UTC)
    assert read_moment("2025-03-15 14:00") == date(2025, 3, 15)


def test_days_before_2000_and_after_tomorrow_are_refused():
    read = within_reason(read_day, date(2026, 11, 20))
    assert read("2026-11-21") == date(2026, 11, 21)
    with pytest.raises(Unreadable, match="after tomorrow"):
        read("2026-11-22")
    with pytest.raises(Unreadable, match="before 2000"):
        read("1999-12-31")


@settings(deadline=None)
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_every_way_of_writing_a_day_reads_back(day):
    for form in ("%Y-%m-%d", "%b %d, %Y", "%d.%m.%Y", "%m/%d/%Y", "%Y%m%d"):
        assert read_day(day.strftime(form)) == day


@settings(deadline=None)
@given(st.text(max_size=20))
def test_any_text_is_a_day_or_unreadable(text):
    for read in (read_day, read_moment):
        with suppress(Unreadable):
            read(text)
