"""Do posts of the same age bring more on one platform than on another?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from analytics.platform_differences.first_days import FirstDays
from analytics.stats.association import rank_correlation_ratio
from analytics.stats.intervals import Interval, estimate_median
from analytics.stats.log_ratios import (
    MINIMUM_GROUP,
    MINIMUM_PAIRS,
    LogRatio,
    compare_groups,
    compare_pairs,
)
from analytics.stats.multiplicity import false_discovery_q
from domain.comparability import Comparability, comparability, may_stand_beside
from domain.errors import NotEnoughData
from domain.metrics import Metric
from domain.vocabulary import Platform

Values = NDArray[np.float64]
_QUARTILES = (0.25, 0.75)


@dataclass(frozen=True)
class PlatformLevel:
    """Posts of one platform; `median` None: too few of them, and `shortage` says so."""

    platform: Platform
    n: int
    median: Interval | None
    lower_quartile: float
    upper_quartile: float
    shortage: str


@dataclass(frozen=True)
class MetricDifference:
    """Whether the platforms differ in a metric; `shortage` says why it was not tested."""

    metric: Metric
    grade: Comparability  # the worst among the platforms tested
    tested: tuple[Platform, ...]
    apart: tuple[Platform, ...]  # left out: they count another thing under this name
    n: int
    explained: float | None  # 0..1 of the spread of ranks, freed of what chance would explain
    p: float | None
    q: float | None  # corrected together over the metrics tested
    shortage: str


@dataclass(frozen=True)
class PlatformRatio:
    """`first` over `second`; `q` is corrected together with the other ratios of its list."""

    first: Platform
    second: Platform
    grade: Comparability
    ratio: LogRatio
    q: float


def platform_levels(posts: FirstDays, metric: Metric) -> tuple[PlatformLevel, ...]:
    levels = (_level(platform, _known(posts, platform, metric)) for platform in posts.present())
    return tuple(level for level in levels if level.n)


def _level(platform: Platform, values: Values) -> PlatformLevel:
    low, high = np.quantile(values, _QUARTILES).tolist() if values.size else (np.nan, np.nan)
    try:
        return PlatformLevel(platform, values.size, estimate_median(values), low, high, "")
    except NotEnoughData as short:
        return PlatformLevel(platform, values.size, None, low, high, str(short))


def metric_differences(posts: FirstDays, metrics: Sequence[Metric]) -> tuple[MetricDifference, ...]:
    """Kruskal and Wallis' test of each metric, so the scale does not matter."""
    found = [_difference(posts, metric) for metric in metrics]
    q = false_discovery_q(np.array([np.nan if d.p is None else d.p for d in found], dtype=float))
    return tuple(
        replace(difference, q=None if np.isnan(corrected) else float(corrected))
        for difference, corrected in zip(found, q, strict=True)
    )


def _difference(posts: FirstDays, metric: Metric) -> MetricDifference:
    told = [p for p in posts.present() if _known(posts, p, metric).size]
    tested = tuple(p for p in told if may_stand_beside(metric.name, p))
    apart = tuple(p for p in told if p not in tested)
    grade = comparability(metric.name, tested)
    codes = np.array([tested.index(p) if p in tested else -1 for p in posts.platforms])
    nothing = MetricDifference(metric, grade, tested, apart, 0, None, None, None, "")
    try:
        found = rank_correlation_ratio(codes.astype(np.int64), posts.amounts[metric.name])
    except NotEnoughData as short:
        return replace(nothing, shortage=str(short))
    if np.isnan(found.estimate):
        return replace(nothing, n=found.n, shortage="All posts have the same amount.")
    return replace(nothing, n=found.n, explained=found.explained, p=found.p)


def group_ratios(posts: FirstDays, metric: Metric) -> tuple[PlatformRatio, ...]:
    """Of every two platforms with enough posts that count the metric alike enough."""
    found = [
        (pair, compare_groups(_known(posts, pair[0], metric), _known(posts, pair[1], metric)))
        for pair in _pairs(posts, metric)
        if min(_known(posts, each, metric).size for each in pair) >= MINIMUM_GROUP
    ]
    return _corrected(found, metric)


def content_ratios(posts: FirstDays, metric: Metric) -> tuple[PlatformRatio, ...]:
    """Of every two platforms with enough content that was published on both."""
    found = []
    for pair in _pairs(posts, metric):
        first, second = _same_content(posts, pair, metric)
        if first.size >= MINIMUM_PAIRS:
            found.append((pair, compare_pairs(first, second)))
    return _corrected(found, metric)


def shared_content(posts: FirstDays, metric: Metric) -> int:
    """How many pieces of content the best pair of platforms shares."""
    sizes = (_same_content(posts, pair, metric)[0].size for pair in _pairs(posts, metric))
    return max(sizes, default=0)


def _pairs(posts: FirstDays, metric: Metric) -> list[tuple[Platform, Platform]]:
    alike = [p for p in posts.present() if may_stand_beside(metric.name, p)]
    return list(combinations(alike, 2))


def _same_content(
    posts: FirstDays, pair: tuple[Platform, Platform], metric: Metric
) -> tuple[Values, Values]:
    """Content posted several times on a platform counts with the mean of its posts."""
    first, second = (_by_content(posts, platform, metric) for platform in pair)
    both = sorted(first.keys() & second.keys())
    return np.array([first[each] for each in both]), np.array([second[each] for each in both])


def _by_content(posts: FirstDays, platform: Platform, metric: Metric) -> dict[int, float]:
    values = posts.amounts[metric.name]
    rows = posts.of(platform) & np.isfinite(values)
    found: dict[int, list[float]] = {}
    for content, value in zip(posts.contents[rows].tolist(), values[rows].tolist(), strict=True):
        found.setdefault(content, []).append(value)
    return {content: float(np.mean(each)) for content, each in found.items()}


def _corrected(
    found: Sequence[tuple[tuple[Platform, Platform], LogRatio]], metric: Metric
) -> tuple[PlatformRatio, ...]:
    q = false_discovery_q(np.array([ratio.p for _, ratio in found], dtype=np.float64))
    return tuple(
        PlatformRatio(*pair, comparability(metric.name, pair), ratio, float(corrected))
        for (pair, ratio), corrected in zip(found, q, strict=True)
    )


def _known(posts: FirstDays, platform: Platform, metric: Metric) -> Values:
    values = posts.amounts[metric.name][posts.of(platform)]
    return values[np.isfinite(values)]
