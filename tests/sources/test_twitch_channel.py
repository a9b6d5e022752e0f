"""Twitch: channel analytics."""

from datetime import date
from decimal import Decimal

from domain.observations import Answers
from domain.periods import Period
from domain.vocabulary import Grain, Platform
from tests.sources.files import column, control, fixture, reading, written

BY_DAY = "Channel Analytics and Revenue by day from 08_22_2026 to 08_24_2026.csv"
HEADER = "Date,Average Viewers,Max Viewers,Minutes Streamed,Minutes Watched,Unique Viewers\n"


def test_a_channel_by_day():
    found = reading(fixture(BY_DAY))
    assert (found.platform, found.grain) == (Platform.TWITCH, Grain.ACCOUNT)
    assert found.period == Period(date(2026, 8, 22), date(2026, 8, 24))
    assert column(found, "watch_time_s") == [0, 7_536 * 60, 0]
    assert column(found, "follows") == [1, 9, 0]
    assert (found.account, found.account_assumed) == ("Twitch channel", True)
    assert reading(fixture(BY_DAY), answers=Answers(account="demo")).account == "demo"


def test_what_a_day_without_a_stream_leaves_blank_is_missing():
    found = reading(fixture(BY_DAY))
    assert column(found, "avg_viewers") == [0, Decimal("31.4"), None]
    assert column(found, "chatters")[2] is None
    assert column(found, "viewers") == [0, 288, None]


def test_average_viewers_are_weighed_by_the_minutes_on_air():
    text = HEADER + "Sat Aug 22 2026,10,12,60,600,30\nSun Aug 23 2026,40,50,180,7200,80\n"
    found = reading(written(text))
    assert control(found, "avg_viewers") == (None, (10 * 60 + 40 * 180) / 240)
    assert control(found, "viewers") == (None, None)


def test_kinds_of_revenue_are_added_up_and_their_currency_stays_open():
    found = reading(fixture(BY_DAY))
    assert column(found, "revenue") == [0, Decimal("11.60"), 0]  # 4.98 + 2.5 + 1.1 + 3.02
    assert found.currency is None
    assert any("does not name its currency" in warning for warning in found.warnings)


def test_a_total_of_revenue_is_not_added_to_its_kinds():
    text = "Date,Average Viewers,Minutes Watched,Sub Revenue,Ad Revenue,Total Revenue (USD)\n"
    found = reading(written(text + "Sun Aug 23 2026,1,2,3,4,7\n"))
    assert (column(found, "revenue"), found.currency) == ([7], "USD")


def test_rows_a_month_apart_are_months():
    rows = "".join(f"{day},10,12,60,600,30\n" for day in ("Thu Jan 1 2026", "Sun Feb 1 2026",
                                                          "Sun Mar 1 2026"))  # fmt: skip
    found = reading(written(HEADER + rows))
    assert [seen.days for seen in found.observations] == [
        Period(date(2026, 1, 1), date(2026, 1, 31)),
        Period(date(2026, 2, 1), date(2026, 2, 28)),
        Period(date(2026, 3, 1), date(2026, 3, 31)),
    ]
    assert any("whole months" in warning for warning in found.warnings)


def test_a_single_month_is_known_by_the_name_of_the_file():
    text = HEADER + "Sun Feb 1 2026,10,12,60,600,30\n"
    by_month = reading(written(text, "Channel Analytics by month from 02_01_2026.csv"))
    assert by_month.period == Period(date(2026, 2, 1), date(2026, 2, 28))
    by_day = reading(written(text, "Channel Analytics by day from 02_01_2026.csv"))
    assert by_day.period == Period(date(2026, 2, 1), date(2026, 2, 1))


def test_a_copy_saved_by_a_spreadsheet():
    text = HEADER + "8/22/2026,10,12,60,600,30\n8/23/2026,31.4,77,240,7536.0,288\n"
    found = reading(written(text.replace(",", ";").replace("31.4", "31,4")))
    assert column(found, "avg_viewers") == [10, Decimal("31.4")]
    assert column(found, "watch_time_s") == [600 * 60, 7_536 * 60]
