"""The words of the page."""

from collections.abc import Callable, Sequence

from analytics.benchmarks import (
    BenchmarksReport,
    ComparedBenchmark,
    GroupHistory,
    PlatformRateSpread,
    Reach,
)
from charts.benchmark_words import STATISTICS, figure_words, rate
from charts.formats import amount, exact
from domain.benchmarks import Benchmark, BenchmarkDefinition, BenchmarkDraft
from domain.metric_definitions import STANDARD_METRICS
from ui import words

_REACHES = {
    Reach.YEAR: "a year up to the last chosen day",
    Reach.CHOSEN: "the chosen days",
    Reach.ALL: "all up to the last chosen day",
}
_GAP = (
    "totals as they were read; between two readings on the straight line, if these are no further "
    "apart than the age"
)


def shown_groups(report: BenchmarksReport) -> tuple[GroupHistory, ...]:
    """A platform's only format says all of it."""
    formats = [one.group.platform for one in report.groups if not one.group.every_format]
    return tuple(
        one
        for one in report.groups
        if not (one.group.every_format and formats.count(one.group.platform) == 1)
    )


def history_caption(report: BenchmarksReport) -> str:
    """Markdown."""
    period = report.selection.period
    days = f"up to {words.day(period.last_day)}" if report.choice.reach is Reach.ALL else (
        words.span(period)
    )  # fmt: skip
    parts = [
        f"Posts published {days} ({_REACHES[report.choice.reach]}), days in "
        f"{words.plain(report.time_zone)}",
        f"{words.counted(report.aged, 'post')} of {report.published:,} with "
        f"{report.metric.label.lower()} by age",
        _GAP,
        "wide bar: middle half of posts, narrow: middle 80\u00a0%, whiskers: 95\u00a0% interval of "
        "the median",
    ]
    return " \u00b7 ".join(parts)


def sources_caption(report: BenchmarksReport, drawn: Sequence[ComparedBenchmark]) -> str:
    """Markdown: whose figures stand in the chart."""
    return sources_words(
        [one.benchmark.draft for one in drawn],
        lambda value: amount(report.metric, value, short=False, currency=report.currency),
    )


def sources_words(drafts: Sequence[BenchmarkDraft], told: Callable[[float], str]) -> str:
    """Markdown; `told` writes amounts, rates are written as they were entered."""
    lines = [
        f"[{words.plain(draft.source)}]({_address(draft.link)}) "
        + words.plain(
            f"{subject_words(draft.definition)}: "
            f"{figure_words(draft, percent_exact if draft.definition.is_rate else told)}"
        )
        for draft in drafts
    ]
    return "Published by others (\u25c6): " + "; ".join(lines) if lines else ""


def _address(link: str) -> str:
    """As the target of a link in markdown."""
    escaped = {"(": "%28", ")": "%29", "<": "%3C", ">": "%3E", " ": "%20", "\\": "%5C"}
    return "".join(escaped.get(sign, sign) for sign in link)


def rates_caption(report: BenchmarksReport) -> str:
    """Markdown: what every row counts, over what, and of which days."""
    rates, period = report.rates, report.selection.period
    days = f"up to {words.day(period.last_day)}" if report.choice.reach is Reach.ALL else (
        words.span(period)
    )  # fmt: skip
    parts = [
        f"One rate per post with figures in the days {days}: interactions over {rates.per}, of the "
        "same days",
        *(f"{row.platform.label} counts {words.listed(row.counted)}" for row in rates.rows),
    ]
    if rates.without:
        names = words.listed(platform.label for platform in rates.without)
        parts.append(f"without {rates.per}: {names}")
    return " \u00b7 ".join(parts)


def targets_caption(targets: Sequence[Benchmark], rows: Sequence[PlatformRateSpread]) -> str:
    """Markdown: which thresholds are drawn, and which are of another definition."""
    drawn: list[BenchmarkDraft] = []
    apart = []
    for one in targets:
        definition = one.draft.definition
        of_row = [row for row in rows if row.platform is definition.platform]
        fitting = any(row.is_defined_as(definition) for row in of_row)
        if fitting:
            drawn.append(one.draft)
        elif of_row:
            apart.append(f"{definition.platform.label} ({rate_words(definition)})")
    said = []
    if drawn:
        said.append(targets_words(drawn))
    if apart:
        said.append("Not drawn, because the team's target is defined otherwise: "
                    + "; ".join(apart))  # fmt: skip
    return " \u00b7 ".join(said)


def targets_words(drafts: Sequence[BenchmarkDraft]) -> str:
    """Markdown: the thresholds that a chart shows."""
    told = [f"{one.definition.platform.label} {thresholds_words(one)}" for one in drafts]
    return f"Strokes, team's own: {'; '.join(told)}"


def thresholds_words(draft: BenchmarkDraft) -> str:
    parts = [f"target {percent_exact(draft.value)}"]
    if draft.low is not None:
        parts.insert(0, f"low below {percent_exact(draft.low)}")
    if draft.high is not None:
        parts.append(f"good from {percent_exact(draft.high)}")
    return ", ".join(parts)


def percent_exact(share: float) -> str:
    """As it was entered: 0.43 %."""
    return f"{share * 100:.10g}\u00a0%"


def rate_words(definition: BenchmarkDefinition) -> str:
    per = (definition.denominator or "").removesuffix("s")
    return f"{' + '.join(definition.interactions)} per {per}"


def metric_label(name: str) -> str:
    return STANDARD_METRICS[name].label if name in STANDARD_METRICS else name


def what_words(definition: BenchmarkDefinition) -> str:
    """Plain text: what the figure is of, with its denominator."""
    if definition.is_rate:
        return f"{rate_words(definition)}, {STATISTICS[definition.statistic]}"
    return f"{metric_label(definition.metric)}, {STATISTICS[definition.statistic]}"


def subject_words(definition: BenchmarkDefinition) -> str:
    kind = definition.content_type or "all formats"
    age = (
        f", after {words.counted(definition.age_days, 'day')}"
        if definition.age_days is not None
        else ""
    )
    return f"{definition.platform.label}, {kind}{age}"


def value_words(draft: BenchmarkDraft, value: float | None = None) -> str:
    """The figure itself, or another one in its unit, with its band."""
    told = percent_exact if draft.definition.is_rate else _exact
    if value is not None:
        return rate(value) if draft.definition.is_rate else exact(value)
    if draft.low is None and draft.high is None:
        return told(draft.value)
    low = told(draft.low) if draft.low is not None else "?"
    high = told(draft.high) if draft.high is not None else "?"
    return f"{told(draft.value)} ({low} to {high})"


def _exact(value: float) -> str:
    return f"{value:,.10g}"


def figures_finding(compared: Sequence[ComparedBenchmark]) -> str:
    number = len(compared)
    if not number:
        return "No figures of others yet"
    fitting = sum(one.comparable for one in compared)
    return f"{words.counted(number, 'figure')} of others, {fitting:,} may be compared"
