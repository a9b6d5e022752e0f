from dataclasses import replace

import numpy as np
import pytest

from analytics.trends.buckets import gathered
from analytics.trends.comparison import Difference
from analytics.trends.outlook import outlook_of
from analytics.trends.parts import course_of
from charts.trend_comparison import trend_comparison_figure
from charts.trend_comparison_words import compared_words, comparison_finding
from charts.trend_seasons import season_figure
from charts.trend_words import (
    change_words,
    course_facts,
    outlook_finding,
    outlook_words,
    season_finding,
    slope_words,
    trend_finding,
    trend_summary,
    trending_finding,
)
from charts.trends import trend_figure
from database.queries.grouped_daily import Group
from domain.granularity import Granularity
from domain.vocabulary import Level
from tests.factories import VIEWS
from tests.trend_factories import (
    SHIFT,
    SHORT,
    a_compared_row,
    a_line,
    a_short_report,
    a_subject,
    a_trend_comparison,
    a_trend_report,
    a_trending_report,
)


@pytest.fixture(scope="module")
def report():
    return a_trend_report()


def named(figure):
    return {trace.name: trace for trace in figure.data if trace.name}


def test_the_line_keeps_its_gap_and_its_estimated_days(report):
    line = named(trend_figure(report))["YouTube"]
    assert np.isnan(line.y[40])
    assert line.customdata[20].endswith("(estimated)")
    assert not line.connectgaps


def test_trend_and_forecast_are_dashed_and_where_they_belong(report):
    traces = named(trend_figure(report))
    assert traces["Trend"].line.dash == "longdash"
    np.testing.assert_allclose(traces["Trend"].y, report.fitted)
    assert traces["Forecast"].line.dash == "dot"
    assert traces["Forecast"].x[0] > report.line.steps[-1]
    np.testing.assert_allclose(traces["Forecast"].y, report.outlook.mean)


def test_the_bands_are_those_of_the_forecast(report):
    traces = named(trend_figure(report))
    assert {"80\u00a0% band", "95\u00a0% band"} <= traces.keys()
    np.testing.assert_allclose(traces["95\u00a0% band"].y, report.outlook.bands[1].high)
    names = list(traces)
    assert names.index("95\u00a0% band") < names.index("80\u00a0% band")  # the wide one beneath


def test_a_change_and_a_new_definition_are_both_marked(report):
    figure = trend_figure(report)
    words = [annotation.text for annotation in figure.layout.annotations]
    assert "YouTube counts differently" in words
    (size,) = [word for word in words if word.startswith("\u25b2 +")]
    assert 500 < float(size.split("+")[1]) < 700
    assert len(figure.layout.shapes) == 2


def test_words_of_close_changes_stand_above_each_other(report):
    (one,) = report.changes.changes
    near = replace(report.changes, changes=(one, replace(one, day=report.line.steps[SHIFT + 4])))
    marks = trend_figure(replace(report, changes=near)).layout.annotations
    heights = [mark.y for mark in marks if mark.text.startswith("\u25b2")]
    assert heights[1] > heights[0]


def test_without_a_forecast_only_the_days_are_drawn():
    short = a_short_report()
    assert [trace.name for trace in trend_figure(short).data] == ["YouTube"]


def test_a_single_step_has_its_band_as_a_bar(report):
    monthly = gathered(report.daily, Granularity.MONTH, gauge=False)
    outlook = outlook_of(gathered(a_line(days=900), Granularity.MONTH, gauge=False),
                         Granularity.MONTH, 28, counts=True)  # fmt: skip
    one = replace(report, granularity=Granularity.MONTH, line=monthly, outlook=outlook)
    forecast = named(trend_figure(one))["Forecast"]
    assert forecast.error_y.array[0] == pytest.approx(outlook.wide.high[0] - outlook.mean[0])
    assert outlook_finding(one, outlook).split(" (")[0].endswith("in the next month")


def test_a_hostile_label_is_text(report):
    hostile = replace(report, item=Group("1", "<b>%{x}</b>"), subject=a_subject(level=Level.TOPIC))
    assert "&lt;b&gt;% {x}&lt;/b&gt;" in named(trend_figure(hostile))


def test_bars_show_each_weekday_against_the_average(report):
    (week, _) = report.seasons
    figure = season_figure(week, VIEWS, gauge=False)
    assert list(figure.data[0].x) == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    np.testing.assert_allclose(figure.data[0].y, week.profile / week.level * 100)
    tops = figure.data[0].y + figure.data[0].error_y.array
    np.testing.assert_allclose(tops, week.high / week.level * 100)
    in_units = season_figure(week, VIEWS, gauge=True)
    np.testing.assert_allclose(in_units.data[0].y, week.profile)


def test_falls_are_hatched_so_that_colour_is_not_alone(report):
    (week, _) = report.seasons
    shapes = season_figure(week, VIEWS, gauge=False).data[0].marker.pattern.shape
    assert [bool(shape) for shape in shapes] == [height < 0 for height in week.profile]


def test_compared_lines_differ_by_hue_symbol_and_dash():
    figure = trend_comparison_figure(a_trend_comparison(), indexed=True)
    for sign in (
        [trace.line.color for trace in figure.data],
        [trace.line.dash for trace in figure.data],
        [trace.marker.symbol for trace in figure.data],
    ):
        assert len(set(sign)) == 3


def test_amounts_and_index_show_the_same_course():
    report = a_trend_comparison()
    index, amounts = (trend_comparison_figure(report, indexed=one) for one in (True, False))
    np.testing.assert_allclose(amounts.data[1].y, report.rows[1].line.values)
    np.testing.assert_allclose(index.data[1].y, report.rows[1].indexed)


def test_the_title_says_direction_and_size(report):
    assert trend_finding(report).startswith("Views of YouTube are rising, by 0.")
    assert trend_finding(a_short_report()) == "Views of YouTube: too few days for a trend"
    calm = a_line(noise=300.0, memory=0.5)
    assert trend_finding(replace(report, course=course_of(calm))) == (
        "Views of YouTube: no clear direction"
    )


def test_small_changes_per_day_keep_two_figures(report):
    course = report.course
    flat = replace(course, trend=replace(course.trend, slope=0.77, low=0.71, high=-0.0123,
                                         level=1000.0))  # fmt: skip
    assert slope_words(VIEWS, flat) == "+0.077\u00a0% a day (+0.071\u00a0% to \u22120.0012\u00a0%)"


def test_facts_name_their_interval_and_their_days(report):
    facts = {label: (value, basis) for label, value, basis in course_facts(VIEWS, report.course)}
    assert facts["Days with figures"][0] == "179"
    assert facts["Change per day"][1].startswith("95 % interval +")
    assert "Over 180 days" in facts
    assert "in the second half" in facts["Typical distance from the line"][1] or (
        "no clear change" in facts["Typical distance from the line"][1]
    )


def test_without_unrest_the_days_are_still_told(report):
    calm = replace(report.course, trend=replace(report.course.trend, volatility=None))
    labels = [label for label, _, _ in course_facts(VIEWS, calm)]
    assert labels == ["Change per day", "Over 180 days", "Days with figures"]


def test_days_left_out_of_the_line_are_said(report):
    course = replace(report.course, trend=replace(report.course.trend, hits=3))
    assert course_facts(VIEWS, course)[-1][2].endswith("3 exceptional days left out of it")


def test_a_change_tells_its_size_and_where_it_may_lie(report):
    (change,) = report.changes.changes
    told = change_words(report, change)
    assert told.startswith(f"{change.day.day} {change.day:%b %Y}")
    assert " a day (+" in told


def test_a_rhythm_names_its_best_and_worst_position_only_when_clear(report):
    week, month = report.seasons
    assert season_finding(week) == "By weekday: most on Fri, least on Thu"  # starts on a Friday
    assert season_finding(month) == "No clear rhythm by day of the month"


def test_a_forecast_tells_its_record(report):
    told = outlook_words(report, report.outlook)
    assert f"learnt from {report.line.known} days" in told
    assert "earlier points of this series it missed by" in told
    assert "of the days to come lay in its 95\u00a0% band" in told
    untried = replace(report.outlook, backtest=None)
    assert "too short to try the forecast on it" in outlook_words(report, untried)


def test_the_summary_says_what_the_chart_shows(report):
    told = trend_summary(report)
    assert "179 of 180 days with figures" in told
    assert "Trend rising" in told
    assert "1 change of course found" in told


def test_only_clear_differences_are_the_finding():
    report = a_trend_comparison()
    assert comparison_finding(report) == "TikTok goes another way than YouTube"
    alike = replace(report.rows[1], against_first=Difference(0.001, -0.001, 0.003, 0.3, 180))
    same = replace(report, rows=(report.rows[0], alike))
    assert comparison_finding(same) == "No clear difference from YouTube"
    short = replace(report, rows=(report.rows[0], report.rows[2]))
    assert comparison_finding(short) == "Too few common days to compare"


def test_each_row_tells_its_direction_and_its_distance():
    first, second, third = (compared_words(row) for row in a_trend_comparison().rows)
    assert first[2] == "compared with"
    assert second[0] == "rising"
    assert second[2] == "+0.4\u00a0% a day (+0.3\u00a0% to +0.5\u00a0%)"
    assert third[2] == SHORT.reason
    untold = replace(a_compared_row("x", "X", a_line()), course=SHORT)
    assert compared_words(untold)[:2] == ("not told", SHORT.reason)


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        ({}, "2 pieces of content are rising in views"),
        ({"rows": ()}, "Nothing is rising in views beyond chance"),
        ({"rows": (), "judged": 0}, "No content has enough views to tell what is rising"),
    ],
)
def test_what_rises_is_counted(changes, title):
    assert trending_finding(a_trending_report(**changes)) == title
