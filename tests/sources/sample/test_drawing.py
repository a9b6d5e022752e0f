"""The drawn team: how much of it there is, and how its views behave."""

from collections import Counter
from datetime import date, timedelta

import numpy as np
import pytest

from domain.vocabulary import Platform
from sources.sample import Truth, draw_sample
from sources.sample.daily import fading
from sources.sample.incidents import CORRECTION_SHARE
from sources.sample.platforms import ACCOUNT_OF, ACCOUNTS

UNTIL = date(2026, 11, 19)


def published_place(sample, row):
    return (sample.posts[row].published.date() - sample.period.first_day).days


def test_the_same_seed_and_day_draw_the_same_sample(sample):
    again = draw_sample(until=UNTIL)
    assert again.posts == sample.posts
    assert all(np.array_equal(again.amounts[name], sample.amounts[name]) for name in again.amounts)
    assert np.array_equal(again.channel_views, sample.channel_views)


def test_another_seed_draws_another_sample(sample):
    assert draw_sample(until=UNTIL, seed=2).posts != sample.posts


def test_other_effects_leave_works_and_publication_as_they_were(sample):
    without = draw_sample(until=UNTIL, truth=Truth())
    assert without.posts == sample.posts
    assert not np.array_equal(without.amounts["views"], sample.amounts["views"])


def test_five_platforms_three_hundred_works_eighteen_months(sample):
    posts = [*sample.posts, *sample.old_videos.posts]
    works = {post.work.name: post.work for post in posts}
    assert {post.platform for post in posts} == {account.platform for account in ACCOUNTS}
    assert len(ACCOUNTS) == 5
    assert len(works) == 300
    assert len({work.title for work in works.values()}) == 300
    assert 440 <= len(posts) <= 560
    assert sample.period.days == 548
    assert sample.period.last_day == UNTIL


def test_some_works_are_on_several_platforms(sample):
    platforms = Counter(post.work.name for post in sample.posts)
    assert sum(count > 1 for count in platforms.values()) > 100


@pytest.mark.parametrize("until", [date(2024, 2, 29), date(2025, 1, 1), date(2026, 11, 19)])
def test_any_last_day_and_seed_will_do(until):
    for seed in range(4):
        sample = draw_sample(until=until, seed=seed)
        assert max(post.published.date() for post in sample.posts) <= until
        assert sample.old_videos.quarter.last_day <= until


def test_nothing_is_counted_before_publication(sample):
    for row in range(len(sample.posts)):
        before = published_place(sample, row)
        assert all(not figures[row, :before].any() for figures in sample.amounts.values())


def test_viewers_like_and_comment_at_most_once_a_view(sample):
    views = sample.amounts["views"].cumsum(axis=1)
    for name in ("likes", "comments", "shares", "saves", "clicks", "follows", "reach"):
        assert (sample.amounts[name].cumsum(axis=1) <= views).all(), name
    shown = [place for p in (Platform.LINKEDIN, Platform.X) for place in sample.rows(p)]
    assert (sample.amounts["impressions"][shown] >= sample.amounts["views"][shown]).all()


def test_only_the_corrected_day_is_negative(sample):
    incidents, views = sample.incidents, sample.amounts["views"]
    assert list(zip(*np.nonzero(views < 0), strict=True)) == [
        (incidents.corrected, incidents.correction_day)
    ]
    row = views[incidents.corrected]
    before = row[: incidents.correction_day].sum()
    assert row[incidents.correction_day] / before == pytest.approx(-CORRECTION_SHARE, abs=1e-3)


def test_one_post_is_viral_and_a_few_are_hits(sample):
    views = sample.totals("views")
    viral = sample.incidents.viral
    assert np.nanargmax(views) == viral
    assert views[viral] > 3 * np.sort(views)[-2]
    medians = {p: np.median(views[sample.rows(p)]) for p in ACCOUNT_OF}
    hits = sum(views[row] > 4 * medians[post.platform] for row, post in enumerate(sample.posts))
    assert 10 <= hits <= 50


@pytest.mark.parametrize("platform", [Platform.YOUTUBE, Platform.LINKEDIN])
def test_the_weekly_season_is_the_stated_one(platform):
    """Old posts of many seeds: the day beside the mean of the week around it."""
    sums, expected = np.zeros(7), np.array(ACCOUNT_OF[platform].week)
    for seed in range(5):
        sample = draw_sample(until=UNTIL, seed=seed)
        views = sample.amounts["views"].astype(float)
        for row in sample.rows(platform):
            views[row, : published_place(sample, row) + 12] = 0
        views[[sample.incidents.corrected, sample.incidents.reset]] = 0
        daily = views[sample.rows(platform)].sum(axis=0)
        around = np.convolve(daily, np.ones(7) / 7, mode="same")
        for place in range(30, sample.period.days - 3):
            day = sample.period.first_day + timedelta(days=place)
            sums[day.weekday()] += daily[place] / around[place]
    assert sums / sums.mean() == pytest.approx(expected, abs=0.06)


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.platform.value)
def test_views_fade_as_the_account_says(account, sample):
    rows = [r for r in sample.rows(account.platform) if published_place(sample, r) < 480]
    rows = [row for row in rows if row != sample.incidents.corrected]
    lives = [sample.amounts["views"][row, published_place(sample, row) :][:60] for row in rows]
    seen = np.mean([life[:7].sum() / life.sum() for life in lives])
    curve = fading(account.life, np.arange(60))
    assert seen == pytest.approx(curve[:7].sum() / curve.sum(), abs=0.04)


def test_the_channel_has_more_views_than_its_posts(sample):
    posts = np.maximum(sample.amounts["views"][sample.rows(Platform.YOUTUBE)], 0).sum(axis=0)
    assert (sample.channel_views > posts).all()
    assert 1.1 < sample.channel_views.sum() / posts.sum() < 1.6


def test_the_channel_steps_up_on_its_day():
    """What older videos bring, far from the ends of the step."""
    step = ACCOUNT_OF[Platform.YOUTUBE].step
    ratios = []
    for seed in range(5):
        sample = draw_sample(until=UNTIL, seed=seed)
        posts = np.maximum(sample.amounts["views"][sample.rows(Platform.YOUTUBE)], 0).sum(axis=0)
        older = sample.channel_views - posts
        day = sample.period.days - step.days_before_end
        ratios.append(older[day : day + 56].mean() / older[day - 56 : day].mean())
    growth = 1 + 56 * ACCOUNT_OF[Platform.YOUTUBE].growth / 548 / 1.3
    assert np.mean(ratios) == pytest.approx(step.factor * growth, abs=0.03)
