"""The rules asked of many draws of the sample, whose truth docs/sample-data.md names."""

from datetime import date

import numpy as np
import pytest
from scipy.stats import binom

from analytics.correlations.columns import FeatureColumn, FeatureKind, amounts, category_column
from analytics.correlations.post_table import PostTable
from analytics.insights.features import candidates
from analytics.insights.rules import LEVEL
from analytics.insights.timing import PlatformTiming, timing
from analytics.timing.posts import TimedPosts
from domain.periods import Period
from domain.vocabulary import Platform
from sources.sample.drawing import draw_sample
from sources.sample.truth import TRUTH
from tests.correlation_factories import a_correlation_report
from tests.factories import VIEWS
from tests.timing_factories import a_timed_post

UNTIL = date(2026, 11, 19)
DRAWS = 16
FIRST_DAYS = 7


@pytest.fixture(scope="module")
def draws():
    return [draw_sample(until=UNTIL, seed=seed) for seed in range(DRAWS)]


def rows_of(sample, platform):
    """Moment of publication, type and views of the first 7 days, as they came about."""
    for row in sample.rows(platform):
        post = sample.posts[row]
        first = (post.published.date() - sample.period.first_day).days
        if 0 <= first <= sample.period.days - FIRST_DAYS:
            views = sample.amounts["views"][row, first : first + FIRST_DAYS].sum()
            yield post.published, post.work.content_type, np.log1p(float(views))


def platform_timing(platform, samples):
    rows = [row for sample in samples for row in rows_of(sample, platform)]
    types = sorted({kind for _, kind, _ in rows})
    held = np.array([[float(kind == one) for one in types[1:]] for _, kind, _ in rows])
    posts = TimedPosts(
        facts=tuple(a_timed_post(at, number) for number, (at, _, _) in enumerate(rows)),
        weekdays=np.array([at.weekday() for at, _, _ in rows], dtype=np.int64),
        hours=np.array([at.hour for at, _, _ in rows], dtype=np.int64),
        scaled=np.array([views for _, _, views in rows]),
        held=held.reshape(len(rows), len(types) - 1),
        held_words=("type",),
    )
    return PlatformTiming(platform, VIEWS, Period.ending(UNTIL, days=548), posts)


def test_the_weekday_that_matters_on_linkedin_is_found_where_posts_suffice(draws):
    """Four draws together hold some 400 posts there."""
    teams = [draws[at : at + 4] for at in range(0, DRAWS, 4)]
    found = [timing([platform_timing(Platform.LINKEDIN, team)]).insights for team in teams]
    assert all(found)
    assert all("Tuesdays" in one.title or "Thursdays" in one.title for (one,) in found)


@pytest.mark.parametrize("platform", [Platform.YOUTUBE, Platform.INSTAGRAM, Platform.X])
def test_where_no_time_matters_none_is_found(draws, platform):
    found = sum(bool(timing([platform_timing(platform, [one])]).insights) for one in draws)
    assert found <= int(binom.ppf(0.999, DRAWS, LEVEL))


IRRELEVANT = tuple(name for name in TRUTH.irrelevant if name != "creator")  # no team's to choose


def column(sample, rows, name):
    told = [sample.posts[row].traits.get(name) for row in rows]
    if name in {"topic", "thumbnail_colour", "music"}:
        return category_column(name, name, told)
    values = np.array([np.nan if one is None else float(one) for one in told])
    kind = FeatureKind.YES_NO if isinstance(told[0], bool) else FeatureKind.NUMBER
    return FeatureColumn(name, name, kind, values)


def features_found(sample):
    """Of all posts with seven days, platform and type held fixed."""
    rows = [row for platform in Platform for row in sample.rows(platform)]
    first = [(sample.posts[row].published.date() - sample.period.first_day).days for row in rows]
    kept = [(row, day) for row, day in zip(rows, first, strict=True)
            if 0 <= day <= sample.period.days - FIRST_DAYS]  # fmt: skip
    views = [sample.amounts["views"][row, day : day + FIRST_DAYS].sum() for row, day in kept]
    posts = [sample.posts[row] for row, _ in kept]
    kinds = [(post.platform, post.work.content_type) for post in posts]
    works = {post.work.name: number for number, post in enumerate(posts)}
    table = PostTable(
        post_ids=tuple(range(len(posts))),
        content_ids=tuple(works[post.work.name] for post in posts),
        titles=tuple(post.work.title for post in posts),
        platforms=tuple(post.platform for post in posts),
        features=tuple(
            column(sample, [row for row, _ in kept], name)
            for name in ("topic", "hook_seconds", *IRRELEVANT)
        ),
        outcomes=(amounts(VIEWS, np.array(views, dtype=float)),),
        held=np.array([[float(kind == one) for one in sorted(set(kinds))[1:]] for kind in kinds]),
        held_words=("platform", "type"),
        found=len(posts),
        notes=(),
    )
    return [one.feature for one in candidates(a_correlation_report(table=table), "views")]


def test_features_that_matter_are_found_and_irrelevant_ones_at_no_more_than_the_stated_rate(draws):
    found = [features_found(one) for one in draws]
    assert sum("topic" in one for one in found) >= 0.9 * DRAWS
    assert sum("hook_seconds" in one for one in found) >= 0.5 * DRAWS
    told = [name for one in found for name in one]
    false = [name for name in told if name in IRRELEVANT]
    assert len(false) <= int(binom.ppf(0.999, len(told), LEVEL))
