"""Benchmarks in sentences: what is usual, what others published, where something stands."""

from collections.abc import Callable, Sequence

from analytics.answers import Unanswered
from analytics.benchmarks import BenchmarksReport, GroupHistory, PlatformRateSpread
from analytics.stats.intervals import Interval
from analytics.stats.quantiles import Quantiles, needed
from charts.formats import amount, exact, percent
from domain.benchmarks import BenchmarkDraft, Statistic

Told = Callable[[float], str]

STATISTICS = {
    Statistic.MEDIAN: "median of posts",
    Statistic.MEAN: "mean of posts",
    Statistic.RATIO: "ratio of sums",
    Statistic.P10: "10th percentile",
    Statistic.P25: "lower quartile",
    Statistic.P75: "upper quartile",
    Statistic.P90: "90th percentile",
}


def spread_words(found: Quantiles, told: Told) -> str:
    if found.median is None:
        return f"n = {found.n:,}"
    median = found.median
    parts = [
        f"median {told(median.estimate)} (95\u00a0% interval {told(median.low)} to "
        f"{told(median.high)})"
    ]
    for low, high, name in ((0.25, 0.75, "middle half"), (0.1, 0.9, "middle 80\u00a0%")):
        least, most = found.of(low), found.of(high)
        if least is not None and most is not None:
            parts.append(f"{name} {told(least)} to {told(most)}")
    return f"{', '.join(parts)}, n = {found.n:,}"


def mark_words(draft: BenchmarkDraft, told: Told) -> str:
    """Plain text: the figure with its band, and whose it is."""
    return f"{figure_words(draft, told)}; {draft.source}"


def figure_words(draft: BenchmarkDraft, told: Told) -> str:
    between = ""
    if draft.low is not None and draft.high is not None:
        between = f" ({told(draft.low)} to {told(draft.high)})"
    return (
        f"{told(draft.value)}{between}, {STATISTICS[draft.definition.statistic]}, "
        f"n = {draft.n or 0:,} {draft.counted}, dated {draft.dated}"
    )


def standing_words(standing: Interval) -> str:
    """Above 73 % of 48 posts (95 % interval 59 % to 84 %)."""
    return (
        f"above {percent(standing.estimate)} of {standing.n:,} posts "
        f"(95\u00a0% interval {percent(standing.low)} to {percent(standing.high)})"
    )


def history_finding(report: BenchmarksReport, groups: Sequence[GroupHistory]) -> str:
    """Names the largest group with enough posts; the title of the panel."""
    age, metric = report.choice.age, report.metric.label.lower()
    known = [(one, one.at(age)) for one in groups]
    answered = [(one, found) for one, found in known if found.median]
    if not answered:
        return f"Not enough posts with {metric} after {days(age)}"
    one, found = max(answered, key=lambda pair: pair[1].n)
    assert found.median is not None
    middle = amount(report.metric, found.median.estimate, currency=report.currency)
    return f"{one.group.label}: usually {middle} {metric} after {days(age)}"


def history_summary(report: BenchmarksReport, groups: Sequence[GroupHistory]) -> str:
    """One sentence for those who do not see the chart."""
    age = report.choice.age
    told = [
        f"{one.group.label} median {_amount(report, found.median.estimate)}, n = {found.n:,}"
        for one in groups
        if (found := one.at(age)).median
    ]
    start = f"{report.metric.label} after {days(age)} of own posts"
    return f"{start}: {'; '.join(told)}." if told else f"{start}: not enough data."


def course_summary(report: BenchmarksReport, history: GroupHistory, ages: Sequence[int]) -> str:
    known = [(age, history.at(age)) for age in ages]
    told = [
        f"{_amount(report, found.median.estimate)} after {days(age)} (n = {found.n:,})"
        for age, found in known
        if found.median
    ]
    name = f"Median {report.metric.label.lower()} of {history.group.label} by age"
    return f"{name}: {', '.join(told)}." if told else f"{name}: not enough data."


def rates_finding(rows: Sequence[PlatformRateSpread], per: str) -> str:
    known = [(row, row.quantiles.median) for row in rows if row.quantiles.median]
    if not known:
        return "Not enough posts for engagement rates"
    told = ", ".join(f"{row.platform.label} {rate(m.estimate)}" for row, m in known[:3])
    return f"Engagement of the median post per {per.removesuffix('s')}: {told}"


def rates_summary(rows: Sequence[PlatformRateSpread], per: str) -> str:
    told = "; ".join(
        f"{row.platform.label} {spread_words(row.quantiles, rate)}"
        for row in rows
        if row.quantiles.median
    )
    return f"Engagement rate of posts per {per.removesuffix('s')}: {told or 'not enough data'}."


def between_words(found: Quantiles, low: float, high: float, told: Told) -> str:
    """As a cell of a table says two quantiles."""
    least, most = found.of(low), found.of(high)
    if least is None or most is None:
        return shortage_words(needed(low), found.n)
    return f"{told(least)} to {told(most)}"


def median_words(found: Quantiles, told: Told) -> str:
    median = found.median
    if median is None:
        return shortage_words(needed(0.5), found.n)
    return f"{told(median.estimate)} ({told(median.low)} to {told(median.high)})"


def unanswered_words(reason: Unanswered) -> str:
    """As a cell of a table says it."""
    if reason.needed:
        return shortage_words(reason.needed, reason.got)
    return reason.reason


def shortage_words(needed: int, got: int) -> str:
    return f"not enough data (needs {needed}, has {got})"


def rate(value: float) -> str:
    """Precise enough for rates to be told apart: 0.43 %, 10.4 %."""
    size = abs(value) * 100
    return f"{exact(value * 100, decimals=2 if round(size, 2) < 1 else 1)}\u00a0%"


def days(age: int) -> str:
    return f"{age} day{'' if age == 1 else 's'}"


def _amount(report: BenchmarksReport, value: float) -> str:
    return amount(report.metric, value, short=False, currency=report.currency)
