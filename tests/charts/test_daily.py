from dataclasses import replace
from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from charts.daily import daily_figure
from charts.theme import theme
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from domain.vocabulary import Comparison, Platform
from tests.factories import (
    FOUR_WEEKS,
    a_definition_change,
    a_selection,
    a_series,
    a_table_only_report,
    an_overview_report,
    waves,
)
from tests.note_factories import unusual_days


def traces(report, **choices):
    figure = daily_figure(report, **choices)
    dashed = [trace for trace in figure.data if trace.line.dash == "dash"]
    solid = [trace for trace in figure.data if trace.line.dash is None]
    return solid, dashed


def test_gaps_stay_gaps():
    solid, _ = traces(an_overview_report())
    tiktok = solid[1]
    assert np.isnan(tiktok.y[[10, 11, 12, 14]]).all()
    assert not any(trace.connectgaps for trace in solid)


def test_a_day_between_two_gaps_has_a_mark_even_on_a_long_line():
    period = Period.ending(FOUR_WEEKS.last_day, days=200)
    values = waves(900, days=200)
    values[[99, 101]] = np.nan
    lone = a_series(Platform.TIKTOK, values, period=period)
    report = an_overview_report(
        selection=a_selection(period=period, comparison=Comparison.OFF),
        series=(lone,),
        comparison=(),
    )
    (line,), _ = traces(report)
    assert line.marker.size[100] > 0
    assert line.marker.size[103] == 0


def test_estimated_days_are_hollow_and_said_so():
    solid, _ = traces(an_overview_report())
    colours = solid[1].marker.color
    assert {colours[day] for day in (3, 4, 5)} == {theme(dark=False).background}
    assert colours[6] != theme(dark=False).background
    assert solid[1].customdata[3].endswith("(estimated)")


def test_platforms_keep_the_order_of_the_report_and_a_sign_beside_colour():
    solid, _ = traces(an_overview_report())
    assert [trace.name for trace in solid] == ["YouTube", "TikTok", "Instagram"]
    assert len({trace.marker.symbol for trace in solid}) == 3


def test_the_comparison_is_dashed_aligned_by_day_and_tells_its_own_dates():
    _, dashed = traces(an_overview_report())
    assert dashed[0].name == "YouTube, before"
    assert dashed[0].x[0] == FOUR_WEEKS.first_day
    assert dashed[0].customdata[0].endswith("on Wed 27 May 2026")


def test_many_platforms_are_not_buried_under_dashed_lines():
    series = tuple(a_series(platform, waves(100)) for platform in list(Platform)[:6])
    _, dashed = traces(an_overview_report(series=series, comparison=series))
    assert not dashed


def test_the_total_adds_platforms_and_misses_only_what_all_miss():
    youtube, tiktok = np.ones(28), np.full(28, 2.0)
    youtube[3] = tiktok[3] = tiktok[4] = np.nan
    series = (a_series(Platform.YOUTUBE, youtube), a_series(Platform.TIKTOK, tiktok))
    (line,), _ = traces(an_overview_report(series=series, comparison=()), total=True)
    assert np.isnan(line.y[3])
    assert (line.y[4], line.y[5]) == (1, 3)


def test_a_long_line_keeps_its_peak_its_trough_and_its_gap():
    period = Period(date(2010, 1, 1), date(2026, 1, 1))
    values = np.full(period.days, 10.0)
    values[1234], values[2345], values[3000:3003] = 999, 1, np.nan
    report = an_overview_report(
        selection=a_selection(period=period, comparison=Comparison.OFF),
        series=(a_series(Platform.YOUTUBE, values, period=period),),
        comparison=(),
    )
    (line,), _ = traces(report)
    assert len(line.y) <= 2000
    assert (np.nanmax(line.y), np.nanmin(line.y), np.isnan(line.y).any()) == (999, 1, True)
    assert line.x[int(np.nanargmax(line.y))] == tuple(period)[1234]


def test_the_axis_starts_at_zero_and_below_only_for_corrections():
    assert daily_figure(an_overview_report()).layout.yaxis.range[0] == 0
    corrected = waves(100)
    corrected[5] = -40
    report = an_overview_report(series=(a_series(Platform.YOUTUBE, corrected),), comparison=())
    assert daily_figure(report).layout.yaxis.range[0] <= -40


@pytest.mark.parametrize("metric", ["views", "watch_time_s", "ctr_pct", "followers_total"])
def test_every_kind_of_metric_gets_readable_ticks(metric):
    report = replace(an_overview_report(), metric=STANDARD_METRICS[metric])
    axis = daily_figure(report).layout.yaxis
    assert 2 <= len(axis.ticktext) <= 9
    assert axis.ticktext[0] in ("0", "0:00", "0\u00a0%")
    assert len(set(axis.ticktext)) == len(axis.ticktext)


def test_a_changed_definition_is_marked_on_its_day_only_inside_the_period():
    report = an_overview_report(definition_changes=(a_definition_change(),))
    layout = daily_figure(report).layout
    assert layout.shapes[0].x0 == "2026-07-10"
    assert layout.annotations[0].hovertext == "A view counts from the first moment."
    early = an_overview_report(definition_changes=(a_definition_change(date(2025, 1, 1)),))
    assert not daily_figure(early).layout.shapes


def test_names_stand_at_the_ends_of_lines_without_covering_each_other():
    close = tuple(a_series(platform, np.full(28, 500.0)) for platform in list(Platform)[:4])
    figure = daily_figure(an_overview_report(series=close, comparison=()))
    shifts = sorted(label.yshift for label in figure.layout.annotations)
    assert all(late - early >= 15.9 for early, late in pairwise(shifts))


def test_a_report_without_days_draws_an_empty_figure():
    assert len(daily_figure(a_table_only_report()).data) == 0


def test_the_dark_theme_has_its_own_colours():
    light, dark = (daily_figure(an_overview_report(), dark=dark) for dark in (False, True))
    assert light.data[-1].line.color != dark.data[-1].line.color


def test_unusual_days_are_marked_on_their_line_whatever_accounts_are_called():
    run = replace(unusual_days(), label="<b>bold</b>")
    figure = daily_figure(an_overview_report(), unusual=[run])
    (marks,) = [trace for trace in figure.data if trace.mode == "markers"]
    assert (list(marks.x), list(marks.y)) == ([run.peak], [run.value])
    assert tuple(marks.marker.symbol) == ("triangle-up",)
    assert "standard deviations above 20.0K" in marks.customdata[0]
    assert "<b>" not in marks.customdata[0]
