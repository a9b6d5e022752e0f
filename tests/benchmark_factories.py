"""Benchmarks and own history for tests, small and readable."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import numpy as np

from analytics.benchmarks import (
    AgedPost,
    BenchmarkChoice,
    BenchmarksReport,
    Group,
    GroupHistory,
    RateSpreads,
)
from analytics.benchmarks.rates import rate_spreads
from database.queries.platform_figures import PostSums
from domain.benchmarks import (
    COUNTABLE,
    Benchmark,
    BenchmarkDefinition,
    BenchmarkDraft,
    BenchmarkOrigin,
)
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from domain.vocabulary import Basis, Comparison, Platform
from tests.factories import FOUR_WEEKS, LAST_DAY, TITLES, VIEWS, a_selection


def an_external_rate(**changes) -> BenchmarkDraft:
    definition = BenchmarkDefinition(
        Platform.YOUTUBE,
        "engagement_rate",
        interactions=("likes", "comments"),
        denominator="views",
    )
    draft = BenchmarkDraft(
        definition=definition,
        value=0.021,
        low=0.012,
        high=0.034,
        dated=date(2026, 2, 1),
        source="Channel study",
        period=Period(date(2025, 10, 1), date(2025, 12, 31)),
        n=2_100,
        counted="posts",
        explanation="Likes and comments over views, median of posts, quartiles.",
        link="https://example.org/study",
    )
    return replace(draft, **changes)


def an_amount(value=5_000.0, *, content_type="short", age_days=7, **changes) -> BenchmarkDraft:
    definition = BenchmarkDefinition(Platform.YOUTUBE, "views", content_type, age_days)
    draft = replace(
        an_external_rate(),
        definition=definition,
        value=value,
        low=None,
        high=None,
        explanation="Views seven days after publication, median of posts.",
    )
    return replace(draft, **changes)


def a_target(**changes) -> BenchmarkDraft:
    definition = BenchmarkDefinition(
        Platform.YOUTUBE,
        "engagement_rate",
        interactions=("likes", "comments"),
        denominator="views",
    )
    draft = BenchmarkDraft(
        definition=definition,
        value=0.04,
        low=0.02,
        high=0.06,
        dated=date(2026, 7, 1),
        origin=BenchmarkOrigin.TEAM,
    )
    return replace(draft, **changes)


def a_history(amounts, platform=Platform.YOUTUBE, kind="short", *, days=(1, 7, 28)) -> GroupHistory:
    """Posts that have `amounts` on each of `days`; other days know nothing."""
    posts = tuple(
        AgedPost(n, 1_000 + n, TITLES[n % len(TITLES)], LAST_DAY - timedelta(days=3 * n))
        for n in range(len(amounts))
    )
    values = np.full((len(amounts), 90), np.nan)
    for day in days:
        values[:, day - 1] = amounts
    group = Group(platform, kind, every_format=kind is None)
    return GroupHistory(group, len(amounts), posts, values)


SHORTS = np.arange(1.0, 25) * 1_000  # 24 posts


def a_spread(platform=Platform.YOUTUBE, *, posts=20, denominator="views") -> RateSpreads:
    views, likes = np.full(posts, 1_000.0), np.arange(1.0, posts + 1) * 2
    sums = {platform: sums_of(**{denominator: views, "likes": likes, "comments": likes})}
    return rate_spreads(sums, None)


def sums_of(**amounts) -> PostSums:
    """Of posts, every figure of the same seven days; what is not said is not told."""
    told = {name: np.asarray(values, dtype=float) for name, values in amounts.items()}
    unknown = np.full(len(next(iter(told.values()))), np.nan)
    whole = {name: told.get(name, unknown) for name in (*COUNTABLE, "views", "impressions")}
    return PostSums(whole, {n: np.where(np.isfinite(v), 7.0, np.nan) for n, v in whole.items()})


def a_report(*groups, **changes) -> BenchmarksReport:
    """24 shorts and 4 videos on YouTube, and 12 shorts on TikTok."""
    told = groups or (
        a_history(np.concatenate([SHORTS, SHORTS[:4]]), kind=None),
        a_history(SHORTS),
        a_history(SHORTS[:4], kind="video"),
        a_history(SHORTS[:12] / 10, Platform.TIKTOK, None),
        a_history(SHORTS[:12] / 10, Platform.TIKTOK),
    )
    year = Period.ending(LAST_DAY, days=365)
    report = BenchmarksReport(
        selection=a_selection(period=year, basis=Basis.POSTS, comparison=Comparison.OFF),
        chosen=FOUR_WEEKS,
        choice=BenchmarkChoice(),
        metric=VIEWS,
        metrics=(VIEWS, STANDARD_METRICS["likes"]),
        currency=None,
        time_zone="Europe/Berlin",
        published=40,
        groups=told,
        rates=a_spread(),
        rate_days={"views": {Platform.YOUTUBE: year}},
        changes=(),
        notes=(),
    )
    return replace(report, **changes)


def a_benchmark(draft, number=1) -> Benchmark:
    return Benchmark(number, draft, "Ada", datetime(2026, 7, 1, tzinfo=UTC))
