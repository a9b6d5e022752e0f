"""Times of day without a zone."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from domain.errors import SourceRejected
from sources.dates import read_day
from sources.unreadable import Unreadable
from sources.zones import day_printed, read_local, zone_named

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    "text", ["03/05/2026 18:00", "3/5/2026 18:00", "3/5/2026, 6:00 PM", "2026-03-05 18:00:00"]
)
def test_a_time_is_taken_in_the_zone(text):
    assert read_local(text, read_day, BERLIN) == datetime(2026, 3, 5, 17, tzinfo=UTC)


def test_midnight_of_twelve_hours_begins_the_day():
    assert read_local("3/5/2026 12:30 am", read_day, BERLIN) == datetime(
        2026, 3, 4, 23, 30, tzinfo=UTC
    )


def test_a_day_alone_stays_a_day_and_a_stated_zone_counts():
    assert read_local("03/05/2026", read_day, BERLIN) == date(2026, 3, 5)
    stated = read_local("2026-03-05T18:00:00+0000", read_day, BERLIN)
    assert stated == datetime(2026, 3, 5, 18, tzinfo=UTC)


@pytest.mark.parametrize("text", ["3/5/2026 25:00", "3/5/2026 13:00 pm", "3/5/2026 18:75"])
def test_a_time_that_is_none_is_unreadable(text):
    with pytest.raises(Unreadable):
        read_local(text, read_day, BERLIN)


def test_the_day_is_told_apart_from_its_time():
    assert (day_printed("3/5/2026 18:00"), day_printed(" 3/5/2026 ")) == ("3/5/2026", "3/5/2026")


@pytest.mark.parametrize("name", ["Mars", "America", "../../etc/passwd", "\0"])
def test_what_is_no_zone_is_refused(name):
    with pytest.raises(SourceRejected, match="is no zone"):
        zone_named(name)
