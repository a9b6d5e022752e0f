import json
from base64 import b64decode
from datetime import UTC, date, datetime, timedelta

import numpy as np
import plotly.graph_objects as go
import plotly.io
import plotly.tools
import pytest

from charts.daily import daily_figure
from charts.drawing import written
from charts.notes import mark_notes
from tests.factories import an_overview_report
from tests.note_factories import a_note


def as_streamlit_sends(figure):
    told = plotly.tools.return_figure_from_figure_or_data(figure, validate_figure=True)
    return json.loads(plotly.io.to_json(told, validate=False))


def numbers(told):
    kind = np.dtype(told["dtype"])
    return np.frombuffer(b64decode(told["bdata"]), dtype=kind)


def days(trace):
    """As plotly counts them from x0 on."""
    step = timedelta(milliseconds=trace["dx"])
    first = date.fromisoformat(trace["x0"])
    return [(first + n * step).isoformat() for n in range(len(numbers(trace["y"])))]


def test_the_browser_gets_the_same_lines_to_seven_digits():
    figure = daily_figure(an_overview_report())
    whole, sent = as_streamlit_sends(figure), as_streamlit_sends(written(figure))
    assert sent["layout"] == whole["layout"]
    for before, after in zip(whole["data"], sent["data"], strict=True):
        np.testing.assert_allclose(numbers(after["y"]), numbers(before["y"]), rtol=1e-7)
        assert len(after["y"]["bdata"]) <= len(before["y"]["bdata"]) / 2 + 4
        assert days(after) == before["x"]
        assert after["customdata"] == before["customdata"]
        assert after["line"] == before["line"]


def test_what_is_sent_twice_is_the_same():
    figure = written(daily_figure(an_overview_report()))
    assert as_streamlit_sends(figure) == as_streamlit_sends(figure)


def test_days_with_a_gap_between_are_told_one_by_one():
    gap = ["2026-05-01", "2026-05-02", "2026-05-04"]
    (trace,) = as_streamlit_sends(written(go.Figure(go.Bar(x=gap, y=[1, 2, 3]))))["data"]
    assert trace["x"] == gap


@pytest.mark.parametrize(
    "named", [["1", "2", "3"], ["2026-13-01"] * 3, [1, 2, 3], ["2026-05-01", None, "2026-05-03"]]
)
def test_what_are_no_days_stays(named):
    (trace,) = as_streamlit_sends(written(go.Figure(go.Bar(x=named, y=[1, 2, 3]))))["data"]
    assert trace["x"] == named


def test_numbers_that_the_reader_is_told_keep_their_digits():
    y = np.array([123_456_789.5, 2.0, 3.0])
    told = go.Scatter(y=y, hovertemplate="%{y:,}")
    (trace,) = as_streamlit_sends(written(go.Figure(told)))["data"]
    np.testing.assert_array_equal(numbers(trace["y"]), y)


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([0.0, 255.0], "u1"),
        ([0.0, 256.0], "u2"),
        ([-1.0, 65_536.0], "i4"),
        ([0.0, 16_777_217.0], "i4"),
        ([0.0, 3e9], "f4"),
        ([0.0, np.nan], "f4"),
        ([0.0, 0.5], "f4"),
    ],
)
def test_whole_numbers_go_exactly_in_as_few_bytes_as_they_need(values, kind):
    drawn = go.Scatter(y=np.array(values), hovertemplate="a")
    (trace,) = as_streamlit_sends(written(go.Figure(drawn)))["data"]
    assert trace["y"]["dtype"] == kind
    np.testing.assert_array_equal(numbers(trace["y"]), np.array(values, dtype=kind))


@pytest.mark.parametrize(
    ("said", "kind"), [({}, "f8"), ({"hoverinfo": "skip"}, "f4"), ({"hovertemplate": "a"}, "f4")]
)
def test_plotly_tells_the_number_itself_where_a_chart_says_nothing_else(said, kind):
    drawn = go.Scatter(y=np.array([1.5, 2, 3]), **said)
    (trace,) = as_streamlit_sends(written(go.Figure(drawn)))["data"]
    assert trace["y"]["dtype"] == kind


def test_long_lists_of_numbers_are_packed_and_words_are_not():
    values = [n + 0.1 for n in range(20)]
    drawn = go.Scatter(y=values, customdata=values, hovertemplate="%{customdata}")
    (trace,) = as_streamlit_sends(written(go.Figure(drawn)))["data"]
    np.testing.assert_allclose(numbers(trace["y"]), values, rtol=1e-7)
    assert trace["customdata"] == values


def test_moments_that_follow_evenly_are_told_as_the_first_and_their_step():
    read = [datetime(2026, 5, day, 12, 30, tzinfo=UTC) for day in (1, 8, 15)]
    (trace,) = as_streamlit_sends(written(go.Figure(go.Scatter(x=read, y=[1, 2, 3]))))["data"]
    assert (trace["x0"][:16], trace["dx"]) == ("2026-05-01T12:30", 7 * 24 * 60 * 60 * 1000)
    assert "x" not in trace


def test_numbers_that_follow_evenly_are_told_as_the_first_and_their_step():
    ages = np.arange(50) + 0.19
    (trace,) = as_streamlit_sends(written(go.Figure(go.Scatter(x=ages, y=ages))))["data"]
    np.testing.assert_allclose(trace["x0"] + np.arange(50) * trace["dx"], ages, rtol=1e-12)
    assert "x" not in trace


@pytest.mark.parametrize("ages", [[0.0, 1.0, 2.5], [0.0, np.nan, 2.0], [0.0, 1.0]])
def test_numbers_that_do_not_are_told_one_by_one(ages):
    drawn = go.Scatter(x=np.array(ages), y=np.array(ages))
    (trace,) = as_streamlit_sends(written(go.Figure(drawn)))["data"]
    np.testing.assert_array_equal(numbers(trace["x"]), ages)


def test_what_is_alike_of_all_marks_is_told_once():
    drawn = go.Scatter(y=[1, 2], marker={"size": np.array([6, 6]), "line": {"width": [0.5, 1]}})
    (trace,) = as_streamlit_sends(written(go.Figure(drawn)))["data"]
    assert trace["marker"] == {"size": 6, "line": {"width": [0.5, 1]}}


def test_one_colour_is_told_once_and_several_each():
    for colours, sent in ((["#000", "#000"], "#000"), (["#000", "#FFF"], ["#000", "#FFF"])):
        drawn = go.Scatter(y=[1, 2], marker={"color": colours})
        (trace,) = as_streamlit_sends(written(go.Figure(drawn)))["data"]
        assert trace["marker"]["color"] == sent


def test_the_figure_itself_keeps_all_it_had():
    figure = daily_figure(an_overview_report())
    before = as_streamlit_sends(figure)
    written(figure)
    assert as_streamlit_sends(figure) == before


def test_its_height_can_be_read_to_make_room_for_it():
    figure = daily_figure(an_overview_report())
    assert written(figure).to_dict()["layout"]["height"] == figure.layout.height


def test_a_figure_is_written_once():
    figure = daily_figure(an_overview_report())
    assert written(figure) is written(figure)


def test_a_report_is_drawn_once_for_each_look():
    report = an_overview_report()
    assert daily_figure(report, dark=True) is daily_figure(report, dark=True)
    assert daily_figure(report, dark=True) is not daily_figure(report, dark=False)
    assert daily_figure(report) is not daily_figure(an_overview_report())


def test_notes_are_marked_in_a_chart_of_their_own():
    report = an_overview_report()
    figure = daily_figure(report)
    before = as_streamlit_sends(figure)
    marked = mark_notes(figure, (a_note("Launch"),), report.selection.period)
    assert len(marked.layout.annotations) == len(figure.layout.annotations) + 1
    assert as_streamlit_sends(figure) == before
