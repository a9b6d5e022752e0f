"""How the platforms differ, as tables."""

from collections.abc import Sequence

import numpy as np

from analytics.platform_differences.report import PlatformDifferencesReport
from analytics.platform_differences.same_age import PlatformRatio
from analytics.stats.intervals import Interval
from domain.vocabulary import Platform
from exports.tables import Cell, Table


def standings_table(report: PlatformDifferencesReport) -> Table:
    """A row per metric and platform."""
    rows: list[tuple[Cell, ...]] = [
        (
            row.metric.name,
            platform.value,
            found.grade.value if found else "own metric",
            found.rule if found else None,
            "yes" if platform in row.told else "no",
        )
        for row in report.standings
        for platform, found in row.standings.items()
    ]
    return Table(("metric", "platform", "comparable", "counts", "has_figures"), rows)


def levels_table(report: PlatformDifferencesReport) -> Table:
    columns = (
        "platform", "posts", f"median_{report.metric.name}_7_days", "low", "high",
        "lower_quartile", "upper_quartile", "not_told_because",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            level.platform.value,
            level.n,
            *_interval(level.median),
            level.lower_quartile,
            level.upper_quartile,
            level.shortage or None,
        )
        for level in report.levels
    ]
    return Table(columns, rows)


def differences_table(report: PlatformDifferencesReport) -> Table:
    columns = (
        "metric", "comparable", "platforms", "left_out", "posts", "explained", "p", "q",
        "not_tested_because",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            each.metric.name,
            each.grade.value,
            _names(each.tested),
            _names(each.apart),
            each.n,
            each.explained,
            each.p,
            each.q,
            each.shortage or None,
        )
        for each in report.differences
    ]
    return Table(columns, rows)


def ratios_table(ratios: Sequence[PlatformRatio]) -> Table:
    """`n` is of posts on each platform, or of pieces of content on both."""
    columns = (
        "first", "second", "times_as_much", "low", "high", "p", "q", "n", "comparable", "method",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            each.first.value,
            each.second.value,
            each.ratio.ratio,
            each.ratio.low,
            each.ratio.high,
            each.ratio.p,
            each.q,
            " ".join(map(str, each.ratio.n)),
            each.grade.value,
            each.ratio.method,
        )
        for each in ratios
    ]
    return Table(columns, rows)


def rates_table(report: PlatformDifferencesReport) -> Table:
    columns = (
        "platform", "interactions", "per", "rate", "low", "high", "posts", "posts_left_out",
        "like_for_like_interactions", "like_for_like_rate", "like_for_like_low",
        "like_for_like_high", "not_told_because",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            row.platform.value,
            " ".join(row.counted),
            row.denominator,
            *_interval(row.rate),
            row.posts,
            row.left_out,
            " ".join(report.rates.counted) if row.alike else None,
            *_interval(row.alike),
            row.shortage or None,
        )
        for row in report.rates.rows
    ]
    return Table(columns, rows)


def audiences_table(report: PlatformDifferencesReport) -> Table:
    columns = (
        "platform", "posts", "posts_without_followers",
        f"median_{report.metric.name}_7_days_per_1000_followers", "low", "high",
        "not_told_because",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            row.platform.value,
            row.posts,
            row.unknown,
            *_interval(row.per_thousand),
            row.shortage or None,
        )
        for row in report.audiences
    ]
    return Table(columns, rows)


def mix_table(report: PlatformDifferencesReport) -> Table:
    columns = ("first_day", "last_day", "platform", f"share_of_{report.metric.name}", "complete")
    if report.mix is None:
        return Table(columns, [])
    mix = report.mix
    rows: list[tuple[Cell, ...]] = [
        (span.first_day, span.last_day, platform.value, float(share), "yes" if whole else "no")
        for platform, shares in zip(mix.platforms, mix.shares, strict=True)
        for span, share, whole in zip(mix.spans, shares, mix.whole, strict=True)
        if np.isfinite(share)
    ]
    return Table(columns, rows)


def leaders_table(report: PlatformDifferencesReport) -> Table:
    columns = (
        "platform", "rank", "of", "content_id", "title", report.metric.name, "share_of_platform",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (one.platform.value, one.rank, one.of, one.content_id, one.title, one.amount, one.share)
        for one in report.leaders
    ]
    return Table(columns, rows)


def _interval(found: Interval | None) -> tuple[float | None, float | None, float | None]:
    return (found.estimate, found.low, found.high) if found else (None, None, None)


def _names(platforms: Sequence[Platform]) -> str:
    return " ".join(platform.value for platform in platforms)
