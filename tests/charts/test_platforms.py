import numpy as np
import pytest

from charts.platforms import audiences_figure, levels_figure, mix_figure, rates_figure
from domain.vocabulary import Platform
from tests.platform_factories import a_mix, a_platforms_report, an_interval, some_levels


def marks(figure):
    return {trace.y[0]: trace for trace in figure.data if trace.mode == "markers"}


def test_medians_stand_with_their_intervals_and_too_few_posts_have_no_mark():
    drawn = marks(levels_figure(a_platforms_report()))
    assert set(drawn) == {"YouTube", "TikTok"}
    youtube = drawn["YouTube"]
    assert youtube.x == (10_000,)
    assert youtube.error_x.array == (3_000,)
    assert youtube.error_x.arrayminus == (2_000,)
    assert "n = 20" in youtube.customdata[0]


def test_platforms_differ_by_more_than_colour():
    figure = levels_figure(a_platforms_report())
    symbols = {trace.marker.symbol for trace in marks(figure).values()}
    assert len(symbols) == 2
    assert {note.text for note in figure.layout.annotations} == {"10.0K", "20.0K"}


def test_the_log_axis_holds_everything_and_writes_its_ticks_out():
    axis = levels_figure(a_platforms_report()).layout.xaxis
    assert axis.type == "log"
    assert axis.range[0] <= np.log10(6_000)
    assert axis.range[1] >= np.log10(40_000)
    assert "10,000" in axis.ticktext


def test_zeros_cannot_stand_on_a_log_axis():
    levels = (*some_levels()[:1], some_levels()[1].__class__(
        Platform.X, 9, an_interval(1, 0, 4, 9), 0, 3, ""
    ))  # fmt: skip
    assert levels_figure(a_platforms_report(levels=levels)).layout.xaxis.type == "linear"


@pytest.mark.parametrize("draw", [rates_figure, audiences_figure])
def test_rates_and_audiences_begin_at_zero(draw):
    figure = draw(a_platforms_report())
    assert figure.layout.xaxis.rangemode == "tozero"
    assert set(marks(figure)) == {"YouTube", "TikTok"}


def test_the_mix_marks_spans_in_which_days_are_missing():
    look = mix_figure(a_mix())
    youtube = next(trace for trace in look.data if trace.name == "YouTube")
    assert youtube.y == (0.6, 0.6, 0.5, 0.4)
    assert youtube.marker.color[1] != youtube.marker.color[0]
    assert look.layout.yaxis.tickformat == ".0%"
