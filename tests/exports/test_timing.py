"""Tables of timing hold what is drawn."""

from exports.csv_file import to_csv
from exports.timing import (
    cadence_table,
    clips_table,
    effect_table,
    lag_table,
    week_table,
    weeks_table,
)
from tests.timing_factories import (
    a_lag_report,
    a_timing_report,
    some_clip_hours,
    some_timed_posts,
)


def rows_of(table):
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def test_times_of_the_week_add_up_to_all_posts_three_times_over():
    rows = rows_of(week_table(a_timing_report()))
    whole_days = [row for row in rows if row["hours"] == 24]
    of_all_days = [row for row in rows if row["weekday"] == "all"]
    cells = [row for row in rows if row not in (*whole_days, *of_all_days)]
    for part in (whole_days, of_all_days, cells):
        assert sum(row["posts"] for row in part) == 280


def test_changes_under_the_minimum_are_left_out():
    rows = rows_of(week_table(a_timing_report()))
    assert all((row["change"] is None) == (row["posts_with_figures"] < 5) for row in rows)


def test_the_parts_of_the_question_come_with_their_p_and_few_posts_with_none():
    rows = rows_of(effect_table(a_timing_report(posts=some_timed_posts(tuesday=1.2))))
    assert [row["part"] for row in rows] == ["weekday", "time", "both"]
    assert rows[0]["p"] < 0.05 <= rows[1]["p"]
    assert effect_table(a_timing_report(posts=some_timed_posts(20))).rows == []


def test_cadence_weeks_clips_and_lags_are_written():
    report = a_timing_report()
    assert rows_of(cadence_table(report))[0]["posts"] == 280
    assert sum(row["posts"] for row in rows_of(weeks_table(report))) <= 280
    assert rows_of(clips_table(some_clip_hours()))[20] == {"hour": 20, "clips": 10}
    lag = a_lag_report()
    strongest = max(rows_of(lag_table(lag, lag.fit)), key=lambda row: row["correlation"])
    assert (strongest["lag_days"], strongest["lead"], strongest["follow"]) == (3, "posts", "views")
    assert to_csv(lag_table(lag, lag.fit)).count(b"\n") == 30
