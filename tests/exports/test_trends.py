"""What is downloaded is what is shown."""

from dataclasses import replace

import pytest

from exports.csv_file import to_csv
from exports.trends import (
    change_table,
    compared_lines_table,
    compared_trends_table,
    season_table,
    trend_table,
    trending_table,
)
from tests.trend_factories import (
    SHIFT,
    a_short_report,
    a_trend_comparison,
    a_trend_report,
    a_trending_report,
    a_trending_row,
)


@pytest.fixture(scope="module")
def report():
    return a_trend_report()


def rows_of(table):
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_figures_come_first_then_the_forecast_with_its_bands(report):
    rows = rows_of(trend_table(report))
    assert len(rows) == 180 + 28
    first, gap, ahead = rows[20], rows[40], rows[180]
    assert (first["part"], first["estimated"]) == ("figures", "yes")
    assert first["views"] == report.line.values[20]
    assert first["trend"] == pytest.approx(report.fitted[20])
    assert (gap["views"], gap["estimated"]) == (None, None)
    assert ahead["part"] == "forecast"
    assert ahead["views"] == pytest.approx(report.outlook.mean[0])
    assert ahead["low_95"] <= ahead["low_80"] <= ahead["high_80"] <= ahead["high_95"]
    assert ahead["first_day_of_day"] == report.outlook.steps[0]


def test_changes_name_what_they_fall_on(report):
    (row,) = rows_of(change_table(report))
    assert row["day"] == report.line.steps[SHIFT]
    assert row["falls_on"] == "YouTube counts differently"


def test_rhythms_have_a_row_per_position(report):
    rows = rows_of(season_table(report))
    assert [row["position"] for row in rows[:7]] == [
        "Mon",
        "Tue",
        "Wed",
        "Thu",
        "Fri",
        "Sat",
        "Sun",
    ]
    assert rows[0]["low"] < rows[0]["against_average"] < rows[0]["high"]


def test_what_could_not_be_answered_is_an_empty_table():
    short = a_short_report()
    assert change_table(short).rows == ()
    assert season_table(short).rows == ()
    assert len(trend_table(short).rows) == 9


def test_compared_lines_and_trends_keep_their_reasons():
    report = a_trend_comparison()
    lines = rows_of(compared_lines_table(report))
    assert len(lines) == 3 * 180
    assert lines[180]["item"] == "TikTok"
    trends = rows_of(compared_trends_table(report))
    assert [row["direction"] for row in trends] == ["stable", "rising", "stable"]
    assert trends[1]["against_first_per_day"] == 0.004


def test_a_title_never_becomes_a_formula():
    hostile = a_trending_report(rows=(a_trending_row(1, title="=1+1"),))
    written = to_csv(trending_table(hostile)).decode("utf-8-sig").splitlines()
    assert written[0].startswith("rank,content_id,title,recent,expected,")
    assert ",=1+1," not in written[1]
    assert written[1].startswith("1,1,")


def test_a_row_without_a_course_says_why(report):
    comparison = a_trend_comparison()
    untold = replace(comparison.rows[1], course=a_short_report().course)
    rows = rows_of(compared_trends_table(replace(comparison, rows=(untold,))))
    assert rows[0]["direction"] is None
    assert rows[0]["not_told"] == "A trend: not enough data, needs 28 days, has 9."
