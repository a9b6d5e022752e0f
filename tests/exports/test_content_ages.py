"""Tables of the content page hold what its charts show."""

from datetime import timedelta

from analytics.content_outlook import report_outlook
from exports.content_ages import ages_table, outlook_table, side_by_side_table
from tests.content_age_factories import a_content_ages, a_side_by_side
from tests.content_factories import a_content_report
from tests.factories import LAST_DAY


def test_own_totals_come_first_then_what_is_typical():
    report = a_content_ages()
    rows = ages_table(report, report.posts[0]).rows
    assert rows[0] == ("youtube", "Main", "post", 1.0, 3000.0, None, None, None, None)
    assert rows[4][2:5] == ("typical", 1.0, None)
    low, median, high, n = rows[4][5:]
    assert low < median < high
    assert n == 60


def test_only_those_with_a_curve_are_written():
    rows = side_by_side_table(a_side_by_side(7, 3, 4)).rows
    assert {row[0] for row in rows} == {7, 3}
    assert rows[0][3:] == (1.0, 100.0)


def test_missing_days_are_empty_and_forecast_days_follow_the_last():
    report = report_outlook(a_content_report(), today=LAST_DAY + timedelta(days=1))
    table = outlook_table(report)
    days = [row for row in table.rows if row[0] == "youtube" and row[2] == "day"]
    assert days[30][4] is None
    assert days[30][8] == "no"
    ahead = [row for row in table.rows if row[0] == "youtube" and row[2] == "forecast"]
    assert ahead[0][3] == LAST_DAY + timedelta(days=1)
    assert len(table.columns) == len(ahead[0]) == len(days[0])
