"""What the page of platforms says: findings, and how each figure came about."""

from collections.abc import Sequence

import numpy as np

from analytics.platform_differences.first_days import DAYS
from analytics.platform_differences.mix import PlatformMix
from analytics.platform_differences.report import MetricStandings, PlatformDifferencesReport
from analytics.platform_differences.same_age import PlatformRatio
from analytics.stats.intervals import Interval
from charts.formats import percent
from domain.comparability import Comparability, Standing
from domain.metric_definitions import STANDARD_METRICS
from domain.vocabulary import Platform
from ui import words

CONVINCING = 0.05
MARKS = {
    Comparability.SAME: "= same",
    Comparability.SIMILAR: "\u2248 similar",
    Comparability.APART: "\u2260 not comparable",
    Comparability.NOT_OFFERED: "\u2013 not offered",
}
_UNJUDGED = "not judged"


def mark(found: Standing | None) -> str:
    return MARKS[found.grade] if found else _UNJUDGED


def standings_finding(row: MetricStandings, platforms: Sequence[Platform]) -> str:
    """Of the metric looked at, on the platforms with figures."""
    label = row.metric.label
    told = [platform for platform in platforms if platform in row.told]
    if all(row.standings[platform] is None for platform in told):
        return _unjudged_finding(row, told)
    graded = {platform: found.grade for platform in told if (found := row.standings[platform])}
    apart = [p.label for p, grade in graded.items() if grade is Comparability.APART]
    if apart:
        return f"{label} on {words.listed(apart)} are not comparable with other platforms"
    if Comparability.SIMILAR in graded.values():
        return f"{label} are counted in similar ways, not in the same way"
    return f"{label} are counted in the same way"


def _unjudged_finding(row: MetricStandings, told: Sequence[Platform]) -> str:
    label = row.metric.label
    if row.metric not in STANDARD_METRICS.metrics:
        return f"{label} are the team's own: comparable as far as the team counts alike"
    if len(told) == 1:
        return f"{label} are told by {told[0].label} alone"
    return f"How the platforms count {label.lower()} is not known: compare with care"


def levels_finding(report: PlatformDifferencesReport) -> str:
    label = report.metric.label.lower()
    known = [(level.platform, level.median) for level in report.levels if level.median]
    if len(known) < 2:
        return f"Too few posts to compare {label} of platforms"
    difference = next(each for each in report.differences if each.metric == report.metric)
    if difference.q is None or difference.q >= CONVINCING:
        return f"No clear difference in {label} between the platforms"
    top, second, *_ = (p for p, _ in sorted(known, key=lambda each: -each[1].estimate))
    pairs = {frozenset((each.first, each.second)): each for each in report.ratios}
    between = pairs.get(frozenset((top, second)))
    if between is None or between.q >= CONVINCING:
        return f"The platforms differ in {label}, but none clearly leads"
    return f"A typical post brings the most {label} on {top.label}"


def levels_words(report: PlatformDifferencesReport) -> str:
    known = sum(level.n for level in report.levels)
    parts = [
        f"{report.metric.label} of a post in its first {DAYS} days",
        f"{known:,} of {words.counted(report.posts.published, 'post')} published in the period "
        "are known from their first day on",
        "mark: the median, line: its 95\u00a0% interval, pale bar: half of all posts",
    ]
    short = [level.platform.label for level in report.levels if level.median is None]
    if short:
        parts.append(f"too few posts on {words.listed(short)}")
    return " \u00b7 ".join(parts)


def ratios_words(report: PlatformDifferencesReport) -> str:
    difference = next(each for each in report.differences if each.metric == report.metric)
    parts = ["Ratios of geometric means with 95\u00a0% intervals, q corrected over all pairs"]
    if difference.explained is not None and difference.q is not None:
        parts.insert(
            0,
            f"The platform goes with {percent(difference.explained)} of the spread of ranks "
            f"(q {q_words(difference.q)}, n = {difference.n:,})",
        )
    if difference.apart:
        left_out = words.listed(platform.label for platform in difference.apart)
        parts.append(f"left out for counting something else: {left_out}")
    parts.append("platforms differ by their accounts and content, too: no proof of a cause")
    return " \u00b7 ".join(parts)


def same_content_finding(report: PlatformDifferencesReport) -> str:
    clear = [each for each in report.same_content if each.q < CONVINCING]
    label = report.metric.label.lower()
    if not report.same_content:
        return "Too little content on two platforms to compare"
    if not clear:
        return f"No clear difference in {label} of the same content between platforms"
    best = max(clear, key=lambda each: each.ratio.n)
    more, less, times = _turned(best)
    return f"The same content gets {times:.1f} times as many {label} on {more} as on {less}"


def _turned(each: PlatformRatio) -> tuple[str, str, float]:
    if each.ratio.ratio >= 1:
        return each.first.label, each.second.label, each.ratio.ratio
    return each.second.label, each.first.label, 1 / each.ratio.ratio


def same_content_words(report: PlatformDifferencesReport) -> str:
    if not report.same_content:
        most = words.counted(report.shared_content, "piece")
        return (
            f"Needs 5 pieces of content on the same two platforms with their first {DAYS} days "
            f"known; the best pair has {most}."
        )
    return (
        f"Content published on both platforms, its first {DAYS} days on each \u00b7 95\u00a0% "
        "intervals over pieces of content, q corrected over all pairs \u00b7 what was put on both "
        "was chosen by somebody: no proof of a cause"
    )


def leading(named: Sequence[tuple[Platform, Interval]]) -> Platform | None:
    """The platform whose interval lies above all others'; None when none does."""
    if len(named) < 2:
        return None
    first, *others = sorted(named, key=lambda each: -each[1].estimate)
    clear = all(first[1].low > other[1].high for other in others)
    return first[0] if clear else None


def rates_finding(report: PlatformDifferencesReport) -> str:
    known = [(row.platform, row.alike) for row in report.rates.rows if row.alike]
    if len(known) < 2:
        return "Engagement rate by platform"
    first = leading(known)
    if first is None:
        return "No platform's engagement rate stands clearly above all others"
    return f"The engagement rate is highest on {first.label}"


def rates_words(report: PlatformDifferencesReport) -> str:
    rates = report.rates
    if not rates.rows:
        return (
            "Needs likes, comments, shares or saves, and views or impressions, of the same posts."
        )
    if not rates.counted:
        return (
            "The platforms share no interactions, so each rate stands for itself (see the table)."
        )
    short = [row.platform.label for row in rates.rows if row.alike is None]
    parts = [
        f"{_named(rates.counted)} per {_one(rates.denominator)} in the period, like for like",
        "ratio of sums with a 95\u00a0% interval over posts",
    ]
    if short:
        parts.append(f"not told alike by {words.listed(short)}")
    return " \u00b7 ".join(parts)


def _named(counted: Sequence[str]) -> str:
    return words.listed(counted).capitalize()


def _one(denominator: str) -> str:
    return denominator.removesuffix("s")


def audiences_finding(report: PlatformDifferencesReport) -> str:
    label = report.metric.label
    known = [(row.platform, row.per_thousand) for row in report.audiences if row.per_thousand]
    first = leading(known)
    if first is None:
        return f"{label} beside the size of the audience"
    return f"Beside its followers, {first.label} brings the most {label.lower()}"


def audiences_words(report: PlatformDifferencesReport) -> str:
    unknown = sum(row.unknown for row in report.audiences)
    if not report.audiences:
        return (
            f"No post of these days has figures for each of its first {DAYS} days, which would be "
            "set beside the followers."
        )
    parts = [
        f"{report.metric.label} of the median post in its first {DAYS} days per 1,000 followers",
        "followers of the account when the post came out, or up to 30 days before",
        "95\u00a0% intervals",
    ]
    if unknown:
        parts.append(f"left out: {words.counted(unknown, 'post')} without known followers")
    short = [row.platform.label for row in report.audiences if row.per_thousand is None]
    if short:
        parts.append(f"too few posts on {words.listed(short)}")
    return " \u00b7 ".join(parts)


def mix_finding(report: PlatformDifferencesReport) -> str:
    """Of the platform whose share moved the most from the first half to the second."""
    label = report.metric.label.lower()
    mix = report.mix
    if mix is None or len(mix.spans) < 2:
        return f"Shares of {label} by platform"
    if len(mix.platforms) == 1:
        return f"All {label} by day come from {mix.platforms[0].label}"
    first, second = _halves(mix)
    moved = second - first
    if not np.isfinite(moved).any():
        return f"Shares of {label} by platform"
    at = int(np.nanargmax(np.abs(moved).round(9)))
    return (
        f"{mix.platforms[at].label}'s share of {label} went from {percent(float(first[at]))} to "
        f"{percent(float(second[at]))}"
    )


def _halves(mix: PlatformMix) -> tuple[np.ndarray, np.ndarray]:
    """The mean share of each platform in each half of the spans, nan where one is unknown."""
    middle = mix.shares.shape[1] // 2
    halves = mix.shares[:, :middle], mix.shares[:, -middle:]
    first, second = (
        np.array([row[np.isfinite(row)].mean() if np.isfinite(row).any() else np.nan for row in h])
        for h in halves
    )
    return first, second


def mix_words(report: PlatformDifferencesReport) -> str:
    mix = report.mix
    if mix is None:
        return f"No post tells {report.metric.label.lower()} by day in this period."
    if len(mix.platforms) == 1:
        return "Shares are drawn as soon as a second platform has figures by day."
    span = "day" if mix.spans and mix.spans[0].days == 1 else "week"
    parts = [
        f"Share of all {report.metric.label.lower()} per {span}, "
        f"{words.plain(report.time_zone)}; the title compares the means of both halves"
    ]
    if not mix.whole.all():
        parts.append("hollow points: a platform lacks days that others have")
    return " \u00b7 ".join(parts)


def q_words(q: float) -> str:
    return "< 0.001" if q < 0.001 else f"{q:.3f}"
