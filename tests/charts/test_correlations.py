"""Numbers, signs and colour say the same; texts of users stay texts."""

from dataclasses import replace

import numpy as np
import pytest

from analytics.correlations import CorrelationChoice, importance_of
from charts.correlated_pair import pair_figure, pair_summary
from charts.correlations import heat_figure, heat_summary, number_words, told_features
from charts.escaping import escaped
from charts.importance import importance_figure, importance_summary
from tests.correlation_factories import a_correlation_report

REPORT = a_correlation_report()


def test_only_what_stands_is_coloured_and_bold():
    (heat,) = heat_figure(REPORT).data
    for row, name in enumerate(told_features(REPORT)):
        for column, outcome in enumerate(REPORT.table.outcomes):
            found = REPORT.finding(name, outcome.metric.name)
            assert heat.z[row][column] == (found.estimate if found.stands else 0)
            assert ("<b>" in heat.text[row][column]) == found.stands


def test_features_without_a_link_to_tell_have_no_row():
    assert set(told_features(REPORT)) == {"topic", "title_length", "question", "own:face"}
    assert told_features(REPORT)[0] == "own:face"


def test_direction_is_a_sign_and_categories_have_none():
    found = REPORT.finding("title_length", "views")
    assert number_words(replace(found, estimate=-0.314)) == "\u22120.31"
    assert number_words(replace(found, estimate=0.314)) == "+0.31"
    assert number_words(replace(found, estimate=-0.004)) == "\u00b10.00"
    assert number_words(replace(REPORT.finding("topic", "views"), estimate=0.5)) == "0.50"
    assert number_words(REPORT.finding("links", "views")) == "\u2013"


def test_the_summary_counts_what_stands():
    standing = len(REPORT.standing)
    assert f"{standing} of 8 stand against chance, the surest face with views" in heat_summary(
        REPORT
    )


def test_points_carry_their_platform_as_a_sign_and_the_line_is_drawn():
    figure = pair_figure(REPORT.pair("title_length", "views"))
    names = [trace.name for trace in figure.data]
    assert sorted(names) == ["TikTok", "YouTube", "all posts"]
    symbols = {trace.marker.symbol for trace in figure.data if trace.name != "all posts"}
    assert len(symbols) == 2
    assert sum(len(trace.x) for trace in figure.data if trace.name != "all posts") == 240


def test_titles_are_text_in_the_hover():
    figure = pair_figure(REPORT.pair("title_length", "views"))
    assert "Post &lt;b&gt;" in figure.data[0].customdata[0]


def test_boxes_are_the_quartiles_of_their_group():
    plain = a_correlation_report(choice=CorrelationChoice(adjusted=False))
    pair = plain.pair("topic", "views")
    figure = pair_figure(pair)
    boxes = [trace for trace in figure.data if trace.mode == "lines" and len(trace.x) == 5]
    light = plain.table.outcome("views").values[plain.table.feature("topic").codes == 0]
    assert (min(boxes[0].y), max(boxes[0].y)) == pytest.approx(
        tuple(np.quantile(light, (0.25, 0.75)))
    )
    assert figure.layout.xaxis.ticktext[0].startswith("Light (")
    assert "Light" in pair_summary(pair)


def test_bars_that_may_be_nothing_are_hollow_and_intervals_are_drawn():
    found = importance_of(REPORT, "views")
    (bars,) = importance_figure(found).data
    first = found.importance.features[0]
    assert bars.y[-1] == "Face"
    assert bars.x[-1] == pytest.approx(first.estimate * 100)
    assert bars.x[-1] + bars.error_x.array[-1] == pytest.approx(first.high * 100)
    colours = dict(zip(bars.y, bars.marker.color, strict=True))
    assert colours["Face"] != colours["Title length"]
    assert "First: face with" in importance_summary(found)


def test_both_themes_differ():
    light, dark = heat_figure(REPORT).data[0], heat_figure(REPORT, dark=True).data[0]
    assert light.colorscale != dark.colorscale


def test_a_text_is_one_line_without_tags_or_templates():
    assert escaped("a <b>\n%{x} & c") == "a &lt;b&gt; % {x} &amp; c"
    assert len(escaped("word " * 40)) <= 70
