"""Bands of own posts, figures of others and thresholds of the team in one picture."""

from dataclasses import replace

import numpy as np
import plotly.graph_objects as go
import pytest

from analytics.benchmarks import ComparedBenchmark
from charts.benchmark_course import course_figure
from charts.benchmark_words import (
    course_summary,
    history_finding,
    history_summary,
    rate,
    rates_summary,
)
from charts.benchmarks import history_figure, rates_figure, with_targets
from domain.vocabulary import Platform
from tests.benchmark_factories import (
    SHORTS,
    a_benchmark,
    a_history,
    a_report,
    a_spread,
    a_target,
    an_amount,
    an_external_rate,
)

HOSTILE = "<b>x</b> %{y}"


def compared(draft, **changes):
    return replace(ComparedBenchmark(a_benchmark(draft), own=1.0, n=24), **changes)


def medians(figure):
    return [each for each in figure.data if each.mode == "markers" and each.error_x.array]


def test_a_row_holds_the_median_with_its_interval_and_both_bands():
    report = a_report(a_history(SHORTS))
    figure = history_figure(report, report.groups, ())
    widest, half, median = figure.data
    assert widest.x == pytest.approx(tuple(np.percentile(SHORTS, [10, 90])))
    assert half.x == pytest.approx(tuple(np.percentile(SHORTS, [25, 75])))
    assert median.x == (12_500,)
    assert (median.error_x.arrayminus, median.error_x.array) == ((5_500,), (5_500,))
    assert "n = 24" in median.customdata[0]
    assert figure.layout.yaxis.ticktext == ("YouTube, short",)


def test_groups_with_too_few_posts_have_no_mark_and_few_ones_no_outer_band():
    report = a_report(a_history(SHORTS[:9]), a_history(SHORTS[:12], Platform.TIKTOK))
    figure = history_figure(report, report.groups, ())
    assert figure.layout.yaxis.ticktext == ("TikTok, short",)
    assert len(figure.data) == 2


def test_the_axis_holds_all_that_is_drawn():
    report = a_report(a_history(SHORTS))
    high = compared(an_amount(9_000.0, high=400_000.0))
    figure = history_figure(report, report.groups, (high,))
    assert figure.layout.xaxis.type == "log"
    low, top = (10**end for end in figure.layout.xaxis.range)
    assert low < np.percentile(SHORTS, 10)
    assert top > 400_000


def test_posts_without_views_are_drawn_on_a_plain_axis():
    report = a_report(a_history(np.concatenate([np.zeros(9), SHORTS])))
    assert history_figure(report, report.groups, ()).layout.xaxis.type == "linear"


def test_a_figure_of_others_stands_below_its_group_with_its_band_and_source():
    report = a_report(a_history(SHORTS[:12] / 10, Platform.TIKTOK), a_history(SHORTS))
    draft = an_amount(9_000.0, low=4_000.0, high=20_000.0, source=HOSTILE)
    figure = history_figure(report, report.groups, (compared(draft),))
    marks = figure.data[-1]
    assert marks.name == "Published by others"
    assert (marks.x, marks.y) == ((9_000,), (1.3,))
    assert (marks.error_x.arrayminus, marks.error_x.array) == ((5_000,), (11_000,))
    assert "&lt;b&gt;x&lt;/b&gt; % {y}" in marks.customdata[0]
    assert "n = 2,100 posts" in marks.customdata[0]


@pytest.mark.parametrize(
    "other",
    [
        compared(an_amount(), differences=("another age",)),
        compared(an_amount(age_days=28)),
        compared(an_amount(content_type="video")),
        compared(an_amount(content_type=None)),
        compared(an_external_rate()),
    ],
)
def test_what_is_not_of_the_row_is_not_drawn(other):
    report = a_report(a_history(SHORTS))
    assert len(history_figure(report, report.groups, (other,)).data) == 3


def test_the_course_has_the_bands_the_median_and_figures_at_their_age():
    report = a_report(a_history(SHORTS))
    others = compared(an_amount(9_000.0)), compared(an_amount(8_000.0, age_days=28))
    figure = course_figure(report, report.groups[0], others)
    line = next(each for each in figure.data if each.name == "Median of own posts")
    assert (line.x, line.y) == ((1, 7, 28), (12_500,) * 3)
    marks = figure.data[-1]
    assert (marks.x, marks.y) == ((7, 28), (9_000, 8_000))
    names = [each.name for each in figure.data if each.fill]
    assert names == ["Middle 80 % of posts", "Middle half of posts"]


def test_an_age_with_too_few_posts_is_left_out_of_the_course():
    history = a_history(SHORTS[:12])
    history.values[:3, 27] = np.nan
    figure = course_figure(a_report(history), history, ())
    assert next(each for each in figure.data if each.mode == "lines+markers").x == (1, 7)
    assert [each.name for each in figure.data if each.fill] == ["Middle half of posts"]


def test_rates_hold_targets_as_strokes_and_figures_of_the_same_definition():
    rates = a_spread()
    others = (
        compared(an_external_rate()),
        compared(
            replace(
                an_external_rate(),
                definition=replace(an_external_rate().definition, interactions=("likes",)),
            )
        ),
    )
    figure = rates_figure(rates, others, (a_benchmark(a_target()),))
    assert figure.data[-1].x == (0.021,)
    assert sorted(shape.x0 for shape in figure.layout.shapes) == [0.02, 0.04, 0.06]
    assert figure.layout.xaxis.range[1] > 0.0724  # the 90th percentile of 0.004 to 0.08


def test_a_target_of_another_denominator_is_not_drawn():
    target = a_target()
    other = replace(target, definition=replace(target.definition, denominator="impressions"))
    assert rates_figure(a_spread(), (), (a_benchmark(other),)).layout.shapes == ()


def test_strokes_are_added_to_a_chart_of_platforms_and_the_first_one_stays_as_it_is():
    first = go.Figure(go.Scatter(x=[0.05], y=["YouTube"]))
    figure = with_targets(first, [a_target(low=None)])
    assert len(first.data) == 1
    assert figure.data[1].x == (0.04, 0.06)
    assert figure.data[1].y == ("YouTube", "YouTube")


def test_both_themes_can_be_drawn():
    report = a_report()
    light, dark = (
        history_figure(report, report.groups, (), dark=dark).layout.paper_bgcolor
        for dark in (False, True)
    )
    assert light != dark


def test_sentences_tell_what_the_pictures_show():
    report = a_report(a_history(SHORTS))
    assert history_finding(report, report.groups) == (
        "YouTube, short: usually 12.5K views after 7 days"
    )
    assert history_summary(report, report.groups) == (
        "Views after 7 days of own posts: YouTube, short median 12,500, n = 24."
    )
    told = course_summary(report, report.groups[0], (1, 2, 7))
    assert told == (
        "Median views of YouTube, short by age: 12,500 after 1 day (n = 24), 12,500 after 7 days "
        "(n = 24)."
    )
    assert "median 4.2\u00a0%" in rates_summary(a_spread().rows, "views")


def test_sentences_about_nothing_say_so():
    report = a_report(a_history(SHORTS[:5]))
    assert history_finding(report, report.groups) == "Not enough posts with views after 7 days"
    assert history_summary(report, report.groups).endswith("not enough data.")
    assert rates_summary((), "views").endswith("not enough data.")


@pytest.mark.parametrize(("share", "said"), [(0.0043, "0.43"), (0.1046, "10.5"), (0.02, "2.0")])
def test_rates_are_told_precisely_enough_to_tell_them_apart(share, said):
    assert rate(share) == f"{said}\u00a0%"
