from dataclasses import replace

import numpy as np

from charts.anomalies import anomaly_figure, anomaly_finding, anomaly_summary
from charts.theme import theme
from tests.factories import a_definition_change
from tests.note_factories import (
    PEAK,
    a_note,
    a_watched_series,
    an_anomaly_report,
    unusual_days,
)


def drawn(report=None, series=None, **look):
    report = report or an_anomaly_report()
    figure = anomaly_figure(report, series or report.series[1], **look)
    return figure, {trace.name: trace for trace in figure.data}


def test_the_line_the_expected_and_the_band_are_those_of_the_series():
    series = a_watched_series()
    _, traces = drawn()
    np.testing.assert_array_equal(traces["YouTube"].y, series.values)
    np.testing.assert_array_equal(traces["Expected"].y, series.expected)
    band = traces["Ordinary days (95 %)"]
    np.testing.assert_array_equal(band.y, [*series.high, *series.low[::-1]])


def test_unusual_days_of_this_series_only_are_marked_where_they_lie():
    other = unusual_days(series="tiktok", label="TikTok", value=1.0)
    _, traces = drawn(an_anomaly_report(days=(unusual_days(), other)))
    marks = traces["Unusual"]
    assert (tuple(marks.x), tuple(marks.y)) == ((PEAK,), (60_000.0,))
    assert tuple(marks.marker.symbol) == ("triangle-up",)
    assert "6.0 standard deviations above" in marks.customdata[0]


def test_seen_days_are_hollow_and_those_below_point_down():
    seen = unusual_days(acknowledged=a_note(), deviation=-4.0)
    _, traces = drawn(an_anomaly_report(days=(seen,)))
    assert "Unusual" not in traces
    marks = traces["Unusual, seen"]
    assert marks.marker.color == theme(dark=False).background
    assert tuple(marks.marker.symbol) == ("triangle-down",)


def test_a_gap_parts_the_band():
    series = a_watched_series()
    low = series.low.copy()
    low[10:13] = np.nan
    figure, _ = drawn(series=replace(series, low=low))
    bands = [trace for trace in figure.data if trace.name == "Ordinary days (95 %)"]
    assert [len(band.x) for band in bands] == [20, 30]
    assert [band.showlegend for band in bands] == [True, False]


def test_changed_definitions_and_notes_are_marked():
    report = an_anomaly_report(
        definition_changes=(a_definition_change(),), beside=(a_note("<b>bold</b>"),)
    )
    figure, _ = drawn(report)
    said = [one.text for one in figure.layout.annotations]
    assert said == ["YouTube counts differently", "1"]
    assert "<b>" not in figure.layout.annotations[1].hovertext
    tiktok, _ = drawn(report, report.series[0])
    assert [one.text for one in tiktok.layout.annotations] == ["1"]


def test_a_band_far_above_all_days_does_not_press_the_line_down():
    series = a_watched_series()
    figure, _ = drawn(series=replace(series, high=series.high * 1e6))
    assert figure.layout.yaxis.range[1] < 200_000


def test_the_title_and_the_words_for_those_who_cannot_see_it():
    report = an_anomaly_report()
    assert anomaly_finding(report) == "Views: 2 unusual days and 1 unusual post"
    assert anomaly_finding(replace(report, days=(), posts=())) == "Views: nothing stood out"
    said = anomaly_summary(report, report.series[1])
    assert f"{PEAK} with 60.0K instead of 20.0K" in said
    assert "learnt from 180 days" in said
    assert anomaly_summary(report, report.series[0]).endswith("no day stood out.")
