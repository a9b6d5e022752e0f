"""Times of the week: counted by hand, drawn towards the usual, hidden where posts are few."""

from dataclasses import replace

import numpy as np
import pytest

from analytics.timing.heat import finest_block, week_map
from tests.timing_factories import some_timed_posts


def test_posts_are_counted_by_weekday_and_hours():
    posts = some_timed_posts(200)
    week = week_map(posts, 6, 5)
    by_hand = np.zeros((7, 4), dtype=int)
    for post in posts.facts:
        by_hand[post.published_at.weekday(), post.published_at.hour // 6] += 1
    assert (week.cells.posts == by_hand).all()
    assert (week.weekdays.posts == by_hand.sum(axis=1)).all()
    assert (week.blocks.posts == by_hand.sum(axis=0)).all()


def test_a_higher_minimum_hides_more():
    posts = some_timed_posts()
    few, many = week_map(posts, 2, 3), week_map(posts, 2, 10)
    assert few.hidden < many.hidden
    for week in (few, many):
        assert (np.isfinite(week.cells.change) == (week.cells.rated >= week.minimum)).all()


def test_of_noise_alone_the_times_are_drawn_to_nearly_nothing():
    weeks = [week_map(some_timed_posts(seed=seed), 3, 5) for seed in range(20)]
    assert np.mean([np.nanmax(np.abs(week.cells.change)) for week in weeks]) < 0.2
    raw = some_timed_posts(seed=0)
    mondays = raw.scaled[raw.weekdays == 0]
    assert abs(mondays.mean() - raw.scaled.mean()) > abs(np.log1p(weeks[0].weekdays.change[0]))


def test_a_true_weekday_is_told_within_its_interval():
    """Twice the views on Tuesdays are, beside the mean of the seven days, exp(log 2 * 6 / 7)."""
    weeks = [week_map(some_timed_posts(600, seed=s, tuesday=np.log(2)), 3, 5) for s in range(20)]
    true = 2 ** (6 / 7) - 1
    assert all(week.weekdays.best == (1,) for week in weeks)
    told = [week.weekdays.low[1] <= true <= week.weekdays.high[1] for week in weeks]
    assert np.mean(told) >= 0.85


def test_posts_of_one_work_are_no_surer_than_one():
    posts = some_timed_posts(280)
    doubled = replace(
        posts,
        facts=tuple(post for post in posts.facts for _ in range(2)),
        weekdays=np.repeat(posts.weekdays, 2),
        hours=np.repeat(posts.hours, 2),
        scaled=np.repeat(posts.scaled, 2),
        held=np.repeat(posts.held, 2, axis=0),
    )
    once, twice = week_map(posts, 3, 3).weekdays, week_map(doubled, 3, 3).weekdays
    assert (twice.rated == 2 * once.rated).all()
    assert twice.high - twice.low == pytest.approx(once.high - once.low)


def test_hours_are_as_fine_as_the_posts_allow():
    blocks = [finest_block(some_timed_posts(n), 5) for n in (4000, 500, 150, 40)]
    assert blocks[0] == 1
    assert blocks == sorted(blocks)
    assert blocks[-1] == 6


def test_too_few_times_are_refused_in_words():
    week = week_map(some_timed_posts(12), 6, 5)
    assert week.told == ()
    assert "times of the week of at least 5 posts each" in str(week.cells.refusal)
