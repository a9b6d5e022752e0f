"""What is drawn is what the report tells, and the sentences say the same."""

import numpy as np
import pytest

from analytics.stats.intervals import estimate_share
from analytics.stats.reliability import Bin, Record
from analytics.stats.typical import Outlier
from charts.content_age_words import (
    age_in_words,
    early_finding,
    outlier_finding,
    record_words,
    side_by_side_finding,
    times_typical,
)
from charts.content_ages import age_figure, side_by_side_figure
from tests.content_age_factories import a_lonely_post, a_post_ages, a_side_by_side
from tests.factories import VIEWS


def trace(figure, name):
    return next(each for each in figure.data if each.name == name)


def test_the_post_stands_in_the_band_of_its_peers():
    post = a_post_ages()
    figure = age_figure(post, VIEWS)
    assert trace(figure, "This post").y.tolist() == [3000, 5200, 9100, 11_500]
    shown = trace(figure, "Typical (median)")
    at_two = shown.x.tolist().index(2)
    assert shown.y[at_two] == post.typical.median[post.typical.ages == 2][0]
    assert shown.customdata[at_two].endswith("60 posts")
    assert (
        trace(figure, "Middle half of posts").y[at_two] > shown.y[at_two] > figure.data[0].y[at_two]
    )


def test_the_band_ends_a_little_beyond_the_posts_own_age():
    assert trace(age_figure(a_post_ages(), VIEWS), "Typical (median)").x.max() == 7


def test_without_peers_or_readings_there_is_nothing_but_axes():
    assert len(age_figure(a_lonely_post(), VIEWS).data) == 0


def test_a_logarithmic_axis_holds_all_that_is_above_zero():
    axis = age_figure(a_post_ages(), VIEWS, log=True).layout.yaxis
    assert axis.type == "log"
    low, high = (10**end for end in axis.range)
    lowest = min(np.min(each.y[each.y > 0]) for each in age_figure(a_post_ages(), VIEWS).data)
    assert low < lowest < 11_500 < high
    told = dict(zip(axis.tickvals, axis.ticktext, strict=True))
    assert (told[2000.0], told[10_000.0], told[50_000.0]) == ("2,000", "10K", "50K")


def test_a_missing_one_is_not_drawn_and_lines_differ_by_more_than_colour():
    found = side_by_side_figure(a_side_by_side(7, 3, 4))
    assert [each.y[-1] for each in found.data] == [2800, 5600]
    assert len({each.line.dash for each in found.data}) == 2


@pytest.mark.parametrize(
    ("ratio", "words"),
    [
        (2.3, "2.3 times typical"),
        (14.2, "14 times typical"),
        (1.05, "about typical"),
        (0.95, "about typical"),
        (0.5, "50\u00a0% of typical"),
    ],
)
def test_doublings_are_said_as_times(ratio, words):
    assert times_typical(float(np.log2(ratio))) == words


def test_ages_are_said_in_hours_at_first():
    assert [age_in_words(age) for age in (0.04, 0.25, 1.5, 2.4, 30)] == [
        "1 hour",
        "6 hours",
        "36 hours",
        "day 2",
        "day 30",
    ]
    young = a_post_ages(outlier=Outlier(1.0, 20, 10, 1.0, 8))
    assert outlier_finding(young) == "2.0 times typical after 24 hours, n = 8 posts"


def test_the_record_names_what_became_of_chances_like_this_one():
    early = a_post_ages().early
    bins = (
        Bin(0.0, 0.05, 0.02, estimate_share(0, 40)),
        Bin(0.05, 0.15, 0.1, estimate_share(2, 20)),
    )
    record = Record(bins, 0.05, 0.3, 0.1, 60)
    low = type(early)(**{**vars(early), "chance": 0.004, "record": record})
    assert early_finding(low) == "Less than 1 % chance of the top tenth"
    assert "30\u00a0% better than always saying 10\u00a0%" in record_words(low)
    assert "of 40 given 0 to 5\u00a0%, none got there (95\u00a0% interval 0 to 9\u00a0%)" in (
        record_words(low)
    )  # Wilson's upper end for none of 40: 3.84 / 43.84 = 8.8 %
    middle = type(early)(**{**vars(early), "chance": 0.12, "record": record})
    assert early_finding(middle) == "12\u00a0% chance of the top tenth"
    assert "of 20 given 5 to 15\u00a0%, 2 got there" in record_words(middle)


def test_the_leader_is_told_at_an_age_that_all_reached():
    assert side_by_side_finding(a_side_by_side(7, 3, 4)) == "At day 28 this one is ahead of 0 of 1"
    assert side_by_side_finding(a_side_by_side(7)) == "Views since publication"
