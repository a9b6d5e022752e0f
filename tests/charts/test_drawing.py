import json

import plotly.io
import plotly.tools

from charts.daily import daily_figure
from charts.drawing import written
from charts.notes import mark_notes
from tests.factories import an_overview_report
from tests.note_factories import a_note


def as_streamlit_sends(figure):
    told = plotly.tools.return_figure_from_figure_or_data(figure, validate_figure=True)
    return json.loads(plotly.io.to_json(told, validate=False))


def test_the_browser_gets_the_same_figure():
    figure = daily_figure(an_overview_report())
    assert as_streamlit_sends(written(figure)) == as_streamlit_sends(figure)
    assert as_streamlit_sends(written(figure)) == as_streamlit_sends(figure)


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
