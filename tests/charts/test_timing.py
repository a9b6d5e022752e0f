"""Maps of the week, weeks, clips and lags, read from their figures."""

import pytest

from analytics.timing import TimingChoice
from charts.timing import (
    change_figure,
    change_summary,
    counts_figure,
    counts_summary,
)
from tests.timing_factories import (
    a_timing_report,
    some_timed_posts,
)


@pytest.fixture(scope="module")
def report():
    return a_timing_report(
        posts=some_timed_posts(tuesday=1.2), choice=TimingChoice(hours=3, minimum=10)
    )


def test_every_post_is_counted_once_and_in_both_margins(report):
    (trace,) = counts_figure(report).data
    told = [[int(cell.replace(",", "") or 0) for cell in row] for row in trace.text]
    assert sum(map(sum, (row[:-1] for row in told[:-1]))) == 280
    assert sum(told[-1][:-1]) == sum(row[-1] for row in told[:-1]) == told[-1][-1] == 280


def test_cells_under_the_minimum_are_empty_and_the_others_say_n(report):
    (trace,) = change_figure(report).data
    rated = report.week.cells.rated
    for day in range(7):
        for block in range(8):
            enough = rated[day, block] >= 10
            assert (trace.z[day][block] is not None) == enough
            assert bool(trace.text[day][block]) == enough
            assert not enough or f"n {rated[day, block]}" in trace.text[day][block]


def test_the_hover_has_interval_and_n(report):
    (trace,) = change_figure(report).data
    tuesday = trace.customdata[1][-1]
    assert tuesday.startswith("Tuesday, all hours: +")
    assert " to " in tuesday
    assert f"n = {report.week.weekdays.rated[1]}" in tuesday


def test_narrow_cells_keep_the_number_only():
    report = a_timing_report(choice=TimingChoice(hours=1, minimum=3))
    (trace,) = change_figure(report).data
    assert not any("n " in text for row in trace.text for text in row)


def test_summaries_name_the_strongest(report):
    counts = report.week.cells.posts
    assert f"({counts.max():,})" in counts_summary(report)
    assert "highest Tuesday" in change_summary(report)
