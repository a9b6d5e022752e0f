import pytest

from charts.change import change_figure, change_finding, change_summary
from domain.vocabulary import Platform
from tests.change_factories import a_change_report, a_platform_change


def one_platform(before, posts, *parts):
    return a_change_report(platforms=(a_platform_change(Platform.YOUTUBE, before, posts, *parts),))


def test_the_bars_lead_from_nothing_to_the_whole_difference():
    (trace,) = change_figure(a_change_report()).data
    *parts, whole = trace.x
    assert sum(parts) == whole == 140_000
    assert list(trace.measure) == ["relative"] * 4 + ["total"]
    assert list(trace.y) == [
        "More posts", "Platform mix", "More per post", "Old catalogue", "Change in all",
    ]  # fmt: skip


def test_every_bar_says_its_sign_in_words_and_figures():
    (trace,) = change_figure(one_platform(1000, (4, 2), -300, 0, -90, 40)).data
    assert list(trace.y) == ["Fewer posts", "Less per post", "Old catalogue", "Change in all"]
    assert list(trace.text) == ["\u2212300", "\u221290", "+40", "\u2212350"]


def test_the_bars_stay_inside_the_axis_on_both_sides():
    figure = change_figure(one_platform(1000, (4, 2), -300, 0, 900))
    low, high = figure.layout.xaxis.range
    assert low < -300
    assert high > 600


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((110, 0, 10), "Views up 12\u00a0%, mainly more posts"),
        ((0, 0, -120), "Views down 12\u00a0%, mainly less per post"),
        ((-100, 0, 250), "Views up 15\u00a0%, mainly more per post, against fewer posts"),
        ((0, 0, 0, -55), "Views down 5.5\u00a0%, mainly less from the old catalogue"),
        ((10, 0, -10), "Views did not change"),
    ],
)
def test_the_finding_names_the_main_part_and_what_went_against_it(parts, said):
    assert change_finding(one_platform(1000, (4, 4), *parts)) == said


def test_a_rise_from_nothing_has_no_per_cent():
    assert change_finding(one_platform(0, (0, 4), 500)).startswith("Views up by +500 (new)")


def test_the_summary_tells_exact_amounts():
    assert change_summary(one_platform(12_345, (4, 5), 1_000, 0, -55)) == (
        "Views went from 12,345 to 13,290, a change of +945: more posts +1,000, "
        "less per post \u221255, old catalogue 0."
    )
