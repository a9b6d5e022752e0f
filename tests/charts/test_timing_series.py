"""Weeks, clips and lags as bars, read from their figures."""

from dataclasses import replace

import numpy as np

from charts.timing_series import clips_figure, lag_figure, lag_summary, weeks_figure
from tests.timing_factories import a_lag_report, a_timing_report, some_clip_hours


def test_weeks_and_clips_are_bars_of_their_counts():
    report = a_timing_report()
    (weeks,) = weeks_figure(report).data
    assert list(weeks.y) == [week.posts for week in report.weeks]
    clips = some_clip_hours()
    (bars,) = clips_figure(clips, dark=True).data
    assert tuple(bars.y) == clips.counts


def test_lags_beyond_chance_are_filled_and_the_others_hollow():
    report = a_lag_report()
    figure = lag_figure(report.fit)
    (trace,) = figure.data
    filled = np.array(trace.marker.color) == trace.marker.line.color
    assert np.flatnonzero(filled).tolist() == [17]  # three days later
    assert {shape.y0 for shape in figure.layout.shapes} == {0.2, -0.2}
    assert "3 days later, beyond what chance gives" in lag_summary(report, report.fit)


def test_few_posts_a_week_have_a_tick_for_each_whole_number():
    report = a_timing_report()
    few = replace(report, weeks=tuple(replace(week, posts=2) for week in report.weeks))
    many = replace(report, weeks=tuple(replace(week, posts=20) for week in report.weeks))
    assert weeks_figure(few).layout.yaxis.dtick == 1
    assert weeks_figure(many).layout.yaxis.dtick is None
