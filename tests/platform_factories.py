"""Reports on platforms side by side, for tests of pages, charts and exports."""

from dataclasses import replace
from decimal import Decimal

import numpy as np

from analytics.platform_differences.audience import PlatformAudience
from analytics.platform_differences.first_days import FirstDays
from analytics.platform_differences.mix import PlatformMix
from analytics.platform_differences.ranks import RankedContent
from analytics.platform_differences.rates import PlatformRate, PlatformRates
from analytics.platform_differences.report import MetricStandings, PlatformDifferencesReport
from analytics.platform_differences.same_age import (
    MetricDifference,
    PlatformLevel,
    PlatformRatio,
)
from analytics.stats.intervals import Interval
from analytics.stats.log_ratios import LogRatio
from domain.comparability import Comparability, standing
from domain.metric_definitions import STANDARD_METRICS
from domain.periods import Period
from domain.vocabulary import Platform
from tests.factories import FOUR_WEEKS, TITLES, VIEWS, a_selection

YOUTUBE, TIKTOK, X = Platform.YOUTUBE, Platform.TIKTOK, Platform.X
LIKES = STANDARD_METRICS["likes"]
SHORT = "A median: not enough data, needs 6 values, has 2."


def an_interval(estimate, low, high, n=20) -> Interval:
    return Interval(estimate, low, high, 0.95, n, "order statistics")


def a_ratio(first=YOUTUBE, second=TIKTOK, *, ratio=0.5, low=0.3, high=0.8, q=0.01, n=(20, 30)):
    found = LogRatio(ratio, low, high, 0.95, q / 2, n, "Welch's t test of logarithms")
    return PlatformRatio(first, second, Comparability.SIMILAR, found, q)


def some_levels() -> tuple[PlatformLevel, ...]:
    return (
        PlatformLevel(YOUTUBE, 20, an_interval(10_000, 8_000, 13_000), 6_000, 18_000, ""),
        PlatformLevel(TIKTOK, 30, an_interval(20_000, 15_000, 26_000, 30), 12_000, 40_000, ""),
        PlatformLevel(X, 2, None, 600, 900, SHORT),
    )


def some_rates() -> PlatformRates:
    three, four = ("likes", "comments", "shares"), ("likes", "comments", "shares", "saves")
    youtube, tiktok = an_interval(0.056, 0.052, 0.06), an_interval(0.101, 0.083, 0.119)
    return PlatformRates(
        rows=(
            PlatformRate(YOUTUBE, three, "views", 20, 0, youtube, youtube, ""),
            PlatformRate(TIKTOK, four, "views", 30, 2, an_interval(0.11, 0.09, 0.13), tiktok, ""),
        ),
        counted=three,
        denominator="views",
    )


def a_mix() -> PlatformMix:
    shares = np.array([[0.6, 0.6, 0.5, 0.4], [0.4, 0.4, 0.5, 0.6]])
    weeks = [Period.ending(FOUR_WEEKS.last_day, days=7).shifted(-7 * n) for n in (3, 2, 1, 0)]
    return PlatformMix(tuple(weeks), (YOUTUBE, TIKTOK), shares, np.array([True, False, True, True]))


def a_platforms_report(**changes) -> PlatformDifferencesReport:
    """YouTube and TikTok with enough posts, X with two."""
    told = frozenset((YOUTUBE, TIKTOK, X))
    report = PlatformDifferencesReport(
        selection=a_selection(),
        metric=VIEWS,
        metrics=(VIEWS, LIKES),
        currency=None,
        time_zone="Europe/Berlin",
        platforms=(YOUTUBE, TIKTOK, X),
        standings=tuple(
            MetricStandings(metric, {p: standing(metric.name, p) for p in Platform}, told)
            for metric in (VIEWS, LIKES)
        ),
        posts=FirstDays((), np.array([], dtype=np.int64), np.array([]), {}, 60),
        levels=some_levels(),
        differences=(
            MetricDifference(
                VIEWS, Comparability.SIMILAR, (YOUTUBE, TIKTOK, X), (), 50, 0.21, 0.001, 0.002, ""
            ),
            MetricDifference(
                LIKES, Comparability.SAME, (YOUTUBE,), (), 0, None, None, None, "Too few."
            ),
        ),
        ratios=(a_ratio(),),
        same_content=(a_ratio(ratio=0.25, low=0.1, high=0.6, n=(12,)),),
        shared_content=12,
        rates=some_rates(),
        audiences=(
            PlatformAudience(YOUTUBE, 20, 1, an_interval(204, 156, 237), ""),
            PlatformAudience(TIKTOK, 30, 0, an_interval(449, 376, 608), ""),
            PlatformAudience(X, 2, 0, None, SHORT),
        ),
        mix=a_mix(),
        leaders=(
            RankedContent(YOUTUBE, 1, 148, 7, TITLES[0], Decimal(340_162), 0.11),
            RankedContent(TIKTOK, 1, 86, 9, TITLES[1], Decimal(886_133), 0.29),
        ),
        notes=(),
    )
    return replace(report, **changes)


def a_report_without_posts(**changes) -> PlatformDifferencesReport:
    return a_platforms_report(
        platforms=(), levels=(), differences=(), ratios=(), same_content=(), shared_content=0,
        rates=PlatformRates((), (), ""), audiences=(), mix=None, leaders=(), **changes,
    )  # fmt: skip
