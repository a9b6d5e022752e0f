"""Draws what is usual: groups at one age, and the rates of platforms, with figures of others and
the team's thresholds in the same picture."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics.benchmarks import (
    BenchmarksReport,
    ComparedBenchmark,
    GroupHistory,
    RateSpreads,
)
from charts.benchmark_words import rate, spread_words
from charts.formats import amount
from charts.spread_rows import SpreadRow, ends_of, log_ticks, rows_figure, thresholds_of
from charts.theme import theme
from domain.benchmarks import Benchmark, BenchmarkDraft
from domain.once import once

MOST_DRAWN = 15


@once
def history_figure(
    report: BenchmarksReport,
    groups: Sequence[GroupHistory],
    compared: Sequence[ComparedBenchmark],
    *,
    dark: bool = False,
) -> go.Figure:
    """Groups with enough posts at the age, on a log axis where nothing is zero."""
    rows = []
    for history in groups[:MOST_DRAWN]:
        found = history.at(report.choice.age)
        if found.median is None:
            continue
        marks = tuple(one for one in compared if at_the_age(one, report, history))
        rows.append(
            SpreadRow(
                history.group.label,
                history.group.platform,
                found,
                _amount(report, found.median.estimate),
                spread_words(found, lambda value: _amount(report, value, short=False)),
                marks,
            )
        )
    figure = rows_figure(theme(dark=dark), rows, lambda value: _amount(report, value, short=False))
    ends = ends_of(rows)
    if ends and min(ends) > 0:
        figure.update_xaxes(type="log", **log_ticks(ends))
    return figure


@once
def rates_figure(
    rates: RateSpreads,
    compared: Sequence[ComparedBenchmark],
    targets: Sequence[Benchmark],
    *,
    dark: bool = False,
) -> go.Figure:
    drawn = [
        SpreadRow(
            row.platform.label,
            row.platform,
            row.quantiles,
            rate(row.quantiles.median.estimate),
            spread_words(row.quantiles, rate),
            tuple(
                one
                for one in compared
                if one.comparable and row.is_defined_as(one.benchmark.draft.definition)
            ),
            next((one.draft for one in targets if row.is_defined_as(one.draft.definition)), None),
        )
        for row in rates.rows
        if row.quantiles.median is not None
    ]
    figure = rows_figure(theme(dark=dark), drawn, rate)
    top = max([*ends_of(drawn), *thresholds_of(drawn)], default=0.01) * 1.06
    figure.update_xaxes(tickformat=".2~%", range=[min([0.0, *ends_of(drawn)]), top])
    return figure


def with_targets(
    figure: go.Figure, targets: Sequence[BenchmarkDraft], *, dark: bool = False
) -> go.Figure:
    """The same figure of platforms below each other, with the team's thresholds as strokes, the
    target the longest."""
    look, marked = theme(dark=dark), go.Figure(figure)
    strokes = [
        (one.definition.platform.label, share, name, 26 if name == "target" else 14)
        for one in targets
        for name, share in (("low below", one.low), ("target", one.value), ("good from", one.high))
        if share is not None
    ]
    marked.add_trace(
        go.Scatter(
            x=[share for _, share, _, _ in strokes],
            y=[platform for platform, _, _, _ in strokes],
            mode="markers",
            marker={
                "symbol": "line-ns-open",
                "size": [size for _, _, _, size in strokes],
                "color": look.ink,
                "line": {"width": 1.75, "color": look.ink},
            },
            customdata=[f"{name} {rate(share)}" for _, share, name, _ in strokes],
            hovertemplate="Team's own: %{customdata}<extra></extra>",
            showlegend=False,
        )
    )
    return marked


def at_the_age(one: ComparedBenchmark, report: BenchmarksReport, history: GroupHistory) -> bool:
    definition = one.benchmark.draft.definition
    return one.comparable and definition.age_days == report.choice.age and one.is_of(history)


def _amount(report: BenchmarksReport, value: float, *, short: bool = True) -> str:
    return amount(report.metric, value, short=short, currency=report.currency)
