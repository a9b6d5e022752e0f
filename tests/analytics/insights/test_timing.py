"""The rule of timing: a time is named only where timing matters at all."""

from dataclasses import replace

import numpy as np
import pytest

from analytics.insights.timing import PlatformTiming, good_times, is_at, timing
from analytics.stats.timing import Part
from analytics.timing.heat import week_map
from domain.vocabulary import Platform
from tests.factories import VIEWS
from tests.timing_factories import YEAR, some_timed_posts

TWICE = np.log(2)


def a_platform_timing(platform=Platform.LINKEDIN, **posts):
    return PlatformTiming(platform, VIEWS, YEAR, some_timed_posts(**posts))


def test_a_true_weekday_is_named_with_what_it_may_bring():
    """Twice as much on Tuesdays is 2^(6/7) - 1 above the mean of the seven days."""
    (one,) = timing([a_platform_timing(tuesday=TWICE)]).insights
    assert one.title == "Publish more on LinkedIn on Tuesdays."
    assert one.estimate.low < 2 ** (6 / 7) - 1 < one.estimate.high
    typical = float(np.median(np.expm1(some_timed_posts(tuesday=TWICE).scaled)))
    assert one.impact.value == pytest.approx(typical * one.estimate.value)
    assert "Association, not cause." in one.description


def test_it_leads_to_the_platforms_timing_and_names_the_content_of_that_time():
    told = a_platform_timing(tuesday=TWICE)
    (one,) = timing([told]).insights
    evidence = one.evidence
    assert (evidence.page, evidence.platforms, evidence.period) == (
        "timing", (Platform.LINKEDIN,), YEAR,
    )  # fmt: skip
    tuesdays = [post for post in told.posts.facts if post.published_at.weekday() == 1]
    newest = sorted(tuesdays, key=lambda post: post.published_on, reverse=True)[:20]
    assert one.content_ids == tuple(post.content_id for post in newest)


def test_where_timing_does_not_matter_no_time_is_named():
    verdict = timing([a_platform_timing(), a_platform_timing(Platform.X, seed=2)])
    assert verdict.insights == ()
    assert verdict.reason == "2 platforms looked at; on none does timing matter beyond chance."


def test_what_would_do_alone_may_not_do_as_one_of_many():
    """p = 0.004 is below 0.05 / 8 by itself; five times that is not."""
    alone = a_platform_timing(posts=150, seed=15, tuesday=0.7)
    others = [a_platform_timing(one, seed=n) for n, one in enumerate(list(Platform)[:4])]
    assert timing([alone]).insights
    assert timing([alone, *others]).insights == ()


def test_a_time_too_little_above_the_usual_is_not_named():
    """Told 15 % above, 8 % at the cautious end."""
    small = a_platform_timing(posts=2500, seed=2, tuesday=np.log(1.18))
    verdict = timing([small])
    assert verdict.insights == ()
    assert verdict.reason == "1 platform looked at; no single time is clearly above the usual."
    few = replace(small.posts, scaled=some_timed_posts(2500, seed=2, tuesday=TWICE).scaled - 5)
    assert timing([replace(small, posts=few)]).insights == ()


def test_few_posts_are_said_with_how_many_are_needed():
    assert timing([a_platform_timing(posts=30)]).reason == (
        "Whether timing matters: not enough data, needs 40 posts at different times of the week, "
        "has 30."
    )
    assert "needs 40 posts" in timing([]).reason


def test_a_cell_is_a_weekday_and_an_hour():
    posts = some_timed_posts(2000)
    evening = (posts.weekdays == 3) & (posts.hours >= 18)
    week = week_map(replace(posts, scaled=posts.scaled + 0.9 * evening), 6, 5)
    (one,) = good_times(week, Part.BOTH)
    assert one.place == (3, 3)
    assert [is_at(one, 3, 19, 6), is_at(one, 3, 17, 6), is_at(one, 2, 19, 6)] == [
        True,
        False,
        False,
    ]
