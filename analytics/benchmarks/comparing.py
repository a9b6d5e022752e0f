"""May a figure that others published stand beside the team's own, and how do the two compare?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from analytics.benchmarks.history import LONGEST_AGE, Group, GroupHistory
from analytics.benchmarks.rates import post_rates, ratio_of, tells
from analytics.benchmarks.report import BenchmarksReport
from analytics.measures import DefinitionChange
from analytics.stats.intervals import Interval
from analytics.stats.quantiles import estimate_standing, needed
from analytics.wording import count_in_words, day_in_words, listed, period_in_words
from domain.benchmarks import (
    Benchmark,
    BenchmarkDefinition,
    BenchmarkDraft,
    BenchmarkOrigin,
    Statistic,
)
from domain.once import once
from domain.periods import Period

Values = NDArray[np.float64]
_LEVELS = {
    Statistic.P10: 0.1, Statistic.P25: 0.25, Statistic.MEDIAN: 0.5,
    Statistic.P75: 0.75, Statistic.P90: 0.9,
}  # fmt: skip
_FEWEST = needed(0.5)


@dataclass(frozen=True)
class ComparedBenchmark:
    """`differences` say why the figure may not stand beside the team's own; `own` is the team's by
    the same definition, None with too few posts, and `shortage` then says so."""

    benchmark: Benchmark
    differences: tuple[str, ...] = ()
    shortage: str = ""
    own: float | None = None
    n: int = 0
    standing: Interval | None = None  # share of own posts below the figure

    @property
    def comparable(self) -> bool:
        return not self.differences

    def is_of(self, history: GroupHistory) -> bool:
        """An amount of the group's platform and format."""
        definition = self.benchmark.draft.definition
        return not definition.is_rate and history.group == _group(definition)


@once
def compare_benchmarks(
    report: BenchmarksReport, stored: tuple[Benchmark, ...]
) -> tuple[ComparedBenchmark, ...]:
    """What others published; the team's own thresholds are no such figures."""
    return tuple(
        _compared(report, one) for one in stored if one.draft.origin is BenchmarkOrigin.EXTERNAL
    )


def _compared(report: BenchmarksReport, benchmark: Benchmark) -> ComparedBenchmark:
    definition = benchmark.draft.definition
    differences = [
        *(_of_rate(report, definition) if definition.is_rate else _of_amount(report, definition)),
        *_of_counting(report, benchmark),
    ]
    if differences:
        return ComparedBenchmark(benchmark, tuple(differences))
    if definition.is_rate:
        sums = report.rates.sums[definition.platform]
        assert definition.denominator is not None
        values, tops, bottoms = post_rates(sums, definition.interactions, definition.denominator)
        own = ratio_of(tops, bottoms) if definition.statistic is Statistic.RATIO else None
        return _beside(benchmark, values, own.estimate if own else None)
    assert definition.age_days is not None
    history = group_of(report.groups, definition)
    assert history is not None
    return _beside(benchmark, history.of_age(definition.age_days))


def group_of(
    groups: Iterable[GroupHistory], definition: BenchmarkDefinition
) -> GroupHistory | None:
    wanted = _group(definition)
    return next((one for one in groups if one.group == wanted), None)


def _group(definition: BenchmarkDefinition) -> Group:
    every_format = definition.content_type is None
    return Group(definition.platform, definition.content_type, every_format)


def _beside(benchmark: Benchmark, values: Values, ratio: float | None = None) -> ComparedBenchmark:
    draft = benchmark.draft
    known = values[np.isfinite(values)]
    level = _LEVELS.get(draft.definition.statistic)
    fewest = needed(level) if level is not None else _FEWEST
    if known.size < fewest:
        short = f"not enough data (needs {fewest}, has {known.size})"
        return ComparedBenchmark(benchmark, shortage=short, n=known.size)
    if draft.definition.statistic is Statistic.MEAN:
        own: float | None = float(known.mean())
    elif level is None:
        own = ratio
    else:
        own = float(np.quantile(known, level))
    standing = estimate_standing(known, draft.value)
    return ComparedBenchmark(benchmark, own=own, n=known.size, standing=standing)


def _of_amount(report: BenchmarksReport, definition: BenchmarkDefinition) -> list[str]:
    found = []
    if definition.metric != report.metric.name:
        found.append(f"another metric: shown here is {report.metric.label.lower()}")
    if definition.age_days is None:
        found.append("no age is stated, and own posts are looked at at one age")
    elif definition.age_days > LONGEST_AGE:
        found.append(
            f"another age: {definition.age_days:,} days, and own history is looked at up to "
            f"{LONGEST_AGE}"
        )
    if group_of(report.groups, definition) is None:
        what = definition.content_type or "post"
        found.append(f"no own {what} on {definition.platform.label} in these days")
    return found


def _of_rate(report: BenchmarksReport, definition: BenchmarkDefinition) -> list[str]:
    found = []
    if definition.age_days is not None:
        found.append(
            f"another age: {count_in_words(definition.age_days, 'day')} after publication, and own "
            "rates are of all that was told of a post in these days"
        )
    types = report.selection.types
    if (definition.content_type,) != (types or (None,)):
        own = f"{listed(types)} only" if types else "all formats together"
        asked = f"{definition.content_type} only" if definition.content_type else "all formats"
        found.append(f"another format: {asked}, and own rates are of {own}")
    sums = report.rates.sums.get(definition.platform)
    if sums is None:
        return [*found, f"no own posts on {definition.platform.label} in these days"]
    per, offered = definition.denominator or "", report.rates.offered
    told = [each for each in offered if (np.nan_to_num(sums.amounts[each]) > 0).any()]
    if per not in told:
        own = f"own posts tell {listed(told)}" if told else "own posts tell none"
        return [*found, f"another denominator: {per}, and {own}"]
    missing = [name for name in definition.interactions if not tells(sums, name, per)]
    if missing:
        found.append(f"it counts {listed(missing)}, which most own posts do not tell")
    return found


def _of_counting(report: BenchmarksReport, benchmark: Benchmark) -> list[str]:
    draft = benchmark.draft
    own = _own_days(report, draft.definition)
    if own is None:
        return []
    return [
        f"counted differently: {change.platform.label} changed {change.metric} on "
        f"{day_in_words(change.day)}; the figure is of {period_in_words(_days_of(draft))}, own "
        f"posts of {period_in_words(own)}"
        for change in counted_otherwise(draft, own, report.changes)
    ]


def counted_otherwise(
    draft: BenchmarkDraft, own: Period, changes: Iterable[DefinitionChange]
) -> list[DefinitionChange]:
    """Days on which the platform began to count otherwise, with figures on both sides: the
    draft's or the team's own."""
    definition = draft.definition
    counted = (
        {*definition.interactions, definition.denominator}
        if definition.is_rate
        else {definition.metric}
    )
    return [
        change
        for change in changes
        if change.platform is definition.platform
        and change.metric in counted
        and _parts(change, (_days_of(draft), own))
    ]


def _days_of(draft: BenchmarkDraft) -> Period:
    return draft.period or Period(draft.dated, draft.dated)


def _parts(change: DefinitionChange, periods: Sequence[Period]) -> bool:
    sides = {day >= change.day for one in periods for day in (one.first_day, one.last_day)}
    return len(sides) > 1


def _own_days(report: BenchmarksReport, definition: BenchmarkDefinition) -> Period | None:
    """Of the figures compared: of posts from the first publication to the last one's age."""
    if definition.is_rate:
        return report.rate_days.get(definition.denominator or "", {}).get(definition.platform)
    history = group_of(report.groups, definition)
    days: list[date] = [post.published_on for post in history.posts] if history else []
    if not days or definition.age_days is None:
        return None
    return Period(min(days), max(days) + timedelta(days=definition.age_days))
