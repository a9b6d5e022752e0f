"""Own history, rates, standings and benchmarks as tables; rates are shares but in the table that
the team fills in, where they are in per cent as people write them."""

from collections.abc import Iterable
from datetime import date

from analytics.answers import Unanswered
from analytics.benchmarks import (
    AGES,
    BenchmarksReport,
    ComparedBenchmark,
    GroupHistory,
    PlacedPost,
    PlatformRateSpread,
)
from analytics.stats.quantiles import LEVELS, Quantiles, needed
from domain.benchmarks import (
    ENGAGEMENT_RATE,
    Benchmark,
    BenchmarkDefinition,
    BenchmarkDraft,
    BenchmarkOrigin,
    Statistic,
)
from domain.periods import Period
from domain.vocabulary import Platform
from exports.tables import Cell, Table
from sources.benchmark_figures import COLUMNS, EXAMPLE, RefusedCell

_LEVELS = tuple(f"p{level * 100:.0f}" for level in LEVELS)
_SPREAD = ("n", *_LEVELS, "median_low", "median_high", "not_enough_data")


def history_table(report: BenchmarksReport, groups: Iterable[GroupHistory]) -> Table:
    """Every age of every group; a figure is missing where posts are too few."""
    columns = ("platform", "format", "metric", "age_days", "published", *_SPREAD)
    rows = [
        (
            *_names(history),
            report.metric.name,
            age,
            history.published,
            *_spread(history.at(age)),
        )
        for history in groups
        for age in AGES
    ]
    return Table(columns, rows)


def course_table(report: BenchmarksReport, history: GroupHistory, ages: Iterable[int]) -> Table:
    """One group, by every age that is drawn."""
    columns = ("platform", "format", "metric", "age_days", *_SPREAD)
    rows = [(*_names(history), report.metric.name, age, *_spread(history.at(age))) for age in ages]
    return Table(columns, rows)


def _names(history: GroupHistory) -> tuple[Cell, Cell]:
    group = history.group
    return group.platform.value, "all" if group.every_format else group.content_type


def _spread(found: Quantiles) -> tuple[Cell, ...]:
    short = [
        f"{name} needs {needed(level)}, has {found.n}"
        for name, level, value in zip(_LEVELS, LEVELS, found.at, strict=True)
        if value is None
    ]
    median = (found.median.low, found.median.high) if found.median else (None, None)
    return (found.n, *found.at, *median, "; ".join(short) or None)


def rates_table(rows: Iterable[PlatformRateSpread], targets: Iterable[Benchmark]) -> Table:
    """With the team's thresholds where their definition is the same."""
    columns = (
        "platform", "counted", "denominator", *_SPREAD, "left_out", "ratio_of_sums", "ratio_low",
        "ratio_high", "team_low", "team_target", "team_good",
    )  # fmt: skip
    told = list(targets)

    def cells(row: PlatformRateSpread) -> tuple[Cell, ...]:
        target = next((one.draft for one in told if row.is_defined_as(one.draft.definition)), None)
        ratio = row.ratio
        return (
            row.platform.value,
            "+".join(row.counted),
            row.denominator,
            *_spread(row.quantiles),
            row.left_out,
            *((ratio.estimate, ratio.low, ratio.high) if ratio else (None,) * 3),
            *((target.low, target.value, target.high) if target else (None,) * 3),
        )

    return Table(columns, [cells(row) for row in rows])


def placed_table(metric_name: str, age: int, posts: Iterable[PlacedPost]) -> Table:
    columns = (
        "content_id", "title", "published_on", "age_days", metric_name, "share_below", "low",
        "high", "n",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for post in posts:
        standing = post.standing
        told: tuple[Cell, ...] = (
            (None, None, None, standing.got)
            if isinstance(standing, Unanswered)
            else (standing.estimate, standing.low, standing.high, standing.n)
        )
        rows.append(
            (post.content_id, post.title, post.published_on, age, post.amount, *told)
        )  # fmt: skip
    return Table(columns, rows)


def compared_table(compared: Iterable[ComparedBenchmark]) -> Table:
    """What others published beside the team's own; why not, where it may not stand there."""
    columns = (
        "platform", "format", "metric", "interactions", "denominator", "age_days", "statistic",
        "value", "low", "high", "source", "dated", "n", "n_of", "own", "own_n", "own_share_below",
        "differences", "not_enough_data", "definition", "link",
    )  # fmt: skip
    return Table(columns, [_compared(one) for one in compared])


def _compared(one: ComparedBenchmark) -> tuple[Cell, ...]:
    draft, definition = one.benchmark.draft, one.benchmark.draft.definition
    return (
        definition.platform.value,
        definition.content_type or "all",
        definition.metric,
        "+".join(definition.interactions) or None,
        definition.denominator,
        definition.age_days,
        definition.statistic.value,
        draft.value,
        draft.low,
        draft.high,
        draft.source,
        draft.dated,
        draft.n,
        draft.counted,
        one.own,
        one.n if one.comparable else None,
        one.standing.estimate if one.standing else None,
        "; ".join(one.differences) or None,
        one.shortage or None,
        draft.explanation,
        draft.link,
    )


def figures_table(drafts: Iterable[BenchmarkDraft]) -> Table:
    """As it is imported back."""
    return Table(COLUMNS, [_figure(one) for one in drafts])


def template_table() -> Table:
    """One row to write over; it is refused as long as its source begins like an example."""
    definition = BenchmarkDefinition(
        Platform.INSTAGRAM, ENGAGEMENT_RATE, None, None, Statistic.MEDIAN,
        ("likes", "comments"), "followers",
    )  # fmt: skip
    example = BenchmarkDraft(
        definition=definition,
        value=0.0043,
        low=0.0021,
        high=0.0102,
        dated=date(2026, 2, 1),
        source=f"{EXAMPLE}: write over this row",
        period=Period(date(2025, 1, 1), date(2025, 12, 31)),
        n=2_100,
        counted="accounts",
        explanation="Likes and comments per follower, mean of an account's posts",
        link="https://example.org/report",
    )
    return figures_table([example])


def refused_table(refused: Iterable[RefusedCell]) -> Table:
    columns = ("file", "row", "column", "value", "expected", "what_to_do")
    rows = [(one.file, one.row, one.column, one.value, one.expected, one.remedy) for one in refused]
    return Table(columns, rows)


def _figure(draft: BenchmarkDraft) -> tuple[Cell, ...]:
    definition, period = draft.definition, draft.period
    of_team = draft.origin is BenchmarkOrigin.TEAM

    def told(value: float | None) -> float | None:
        return round(value * 100, 8) if value is not None and definition.is_rate else value

    return (
        draft.origin.value,
        definition.platform.value,
        definition.content_type,
        definition.metric,
        "+".join(definition.interactions) or None,
        definition.denominator,
        definition.age_days,
        definition.statistic.value,
        told(draft.value),
        told(draft.low),
        told(draft.high),
        "percent" if definition.metric == ENGAGEMENT_RATE else "count",
        None if of_team else draft.source,
        draft.dated,
        period.first_day if period else None,
        period.last_day if period else None,
        draft.n,
        draft.counted,
        draft.explanation,
        draft.link,
    )
