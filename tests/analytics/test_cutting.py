import numpy as np
import pytest

from analytics.cutting import cut_report, cut_series
from charts.daily import daily_figure
from charts.sentences import daily_summary
from domain.granularity import Granularity
from domain.metric_definitions import STANDARD_METRICS
from domain.vocabulary import Platform
from exports.overview import daily_table
from tests.factories import FOUR_WEEKS, a_series, an_overview_report

# 24 June 2026 is a Wednesday: the weeks have 5, 7, 7, 7 and 2 days.
WEEKS = (5, 7, 7, 7, 2)


def test_days_of_a_week_are_summed_and_known_ones_stand_for_it():
    values = np.arange(28.0)
    values[[1, 2]] = np.nan
    values[5:12] = np.nan
    series = cut_series(a_series(Platform.X, values, estimated=(27,)), WEEKS, adds_up=True)
    expected = [0 + 3 + 4, np.nan, sum(range(12, 19)), sum(range(19, 26)), 26 + 27]
    np.testing.assert_array_equal(series.values, expected)
    assert list(series.estimated) == [False] * 4 + [True]


def test_the_last_reading_of_a_gauge_stands_for_its_week():
    values = np.full(28, np.nan)
    values[[0, 3, 27]] = 10, 11, 12
    series = cut_series(a_series(Platform.X, values), WEEKS, adds_up=False)
    np.testing.assert_array_equal(series.values, [11, np.nan, np.nan, np.nan, 12])


def test_spans_hold_every_day_once():
    series = cut_series(a_series(Platform.X, np.zeros(28)), WEEKS, adds_up=True)
    assert [day for span in series.spans for day in span] == list(FOUR_WEEKS)
    assert series.days == tuple(span.first_day for span in series.spans)


@pytest.mark.parametrize("granularity", Granularity)
def test_nothing_is_lost_or_told_twice(granularity):
    report = an_overview_report()
    cut = cut_report(report, granularity)
    for before, after in zip(
        (*report.series, *report.comparison), (*cut.series, *cut.comparison), strict=True
    ):
        assert np.nansum(after.values) == pytest.approx(np.nansum(before.values))


def test_days_compared_with_are_cut_where_the_chosen_ones_are():
    cut = cut_report(an_overview_report(), Granularity.WEEK)
    assert {one.lengths for one in (*cut.series, *cut.comparison)} == {WEEKS}


def test_chart_table_and_summary_speak_of_weeks():
    cut = cut_report(an_overview_report(), Granularity.WEEK)
    assert "Views per week, 5 weeks from 2026-06-24 to 2026-07-21" in daily_summary(cut)
    line = next(one for one in daily_figure(cut).data if one.name == "YouTube")
    assert len(line.x) == len(WEEKS)
    assert line.customdata[1].endswith("in 29 Jun to 5 Jul 2026")
    table = daily_table(cut)
    assert table.columns[:3] == ("period", "day", "last_day")
    first = table.rows[0]
    assert (first[1].isoformat(), first[2].isoformat()) == ("2026-06-24", "2026-06-28")


def test_a_gauge_keeps_its_last_reading_in_the_report():
    followers = STANDARD_METRICS["followers_total"]
    report = an_overview_report(metric=followers, comparison=())
    cut = cut_report(report, Granularity.MONTH)
    assert cut.series[0].values[-1] == report.series[0].values[-1]
