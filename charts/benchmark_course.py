"""Draws one group of own posts by age, and where figures of others stand in it."""

from collections.abc import Callable, Sequence

import numpy as np
import plotly.graph_objects as go

from analytics.benchmarks import BenchmarksReport, ComparedBenchmark, GroupHistory
from analytics.stats.quantiles import Quantiles
from charts.axes import value_axis
from charts.bands import band
from charts.benchmark_words import mark_words, spread_words
from charts.escaping import escaped
from charts.formats import amount
from charts.spread_rows import MARK, OTHERS, reach
from charts.theme import LEGEND_BELOW, SYMBOLS, Theme, base_layout, theme
from domain.benchmarks import BenchmarkDraft
from domain.once import once

# Close together while totals move fast.
COURSE = (*range(1, 11), 12, 14, 16, 18, 21, 24, 28, 30, *range(35, 91, 5))


@once
def course_figure(
    report: BenchmarksReport,
    history: GroupHistory,
    compared: Sequence[ComparedBenchmark],
    *,
    dark: bool = False,
) -> go.Figure:
    """One group by age: the middle 80 % and the middle half of its posts, and the median."""
    look = theme(dark=dark)
    course = [(age, history.at(age)) for age in COURSE]
    figure = go.Figure(layout=base_layout(look))
    traces = [*_course_bands(look, course), *_course_median(look, report, course, history)]
    marks = [one.benchmark.draft for one in compared if one.comparable and one.is_of(history)]
    if marks:
        traces.append(age_marks(look, marks, lambda value: _amount(report, value, short=False)))
    figure.add_traces(traces)
    last = max([age for age, found in course if found.answered] + [d.definition.age_days or 0
               for d in marks], default=7)  # fmt: skip
    tops = [value for _, found in course for value in found.at if value is not None]
    tops += [value for d in marks for value in (d.value, d.high) if value is not None]
    figure.update_layout(
        showlegend=True,
        legend={**LEGEND_BELOW, "y": -0.24},  # beneath the title of the axis
        height=400,
        hovermode="closest",
        xaxis={
            "type": "linear",
            "range": [0, last * 1.03],
            "tickformat": ",d",
            "title": {"text": "days since publication", "standoff": 6},
        },
    )
    figure.update_yaxes(**value_axis(report.metric, lowest=0.0, top=max(tops, default=1.0) * 1.06))
    return figure


_Course = Sequence[tuple[int, Quantiles]]


def _course_bands(look: Theme, course: _Course) -> list[go.Scatter]:
    traces: list[go.Scatter] = []
    for low, high, name, opacity in (
        (0.1, 0.9, "Middle 80 % of posts", 0.12),
        (0.25, 0.75, "Middle half of posts", 0.24),
    ):
        known = [(age, found) for age, found in course if found.of(low) is not None]
        if known:
            traces += band(
                [age for age, _ in known],
                np.array([found.of(low) for _, found in known]),
                np.array([found.of(high) for _, found in known]),
                name=name,
                colour=look.accent,
                opacity=opacity,
            )
    return traces


def _course_median(
    look: Theme, report: BenchmarksReport, course: _Course, history: GroupHistory
) -> list[go.Scatter]:
    known = [(age, found) for age, found in course if found.median]
    colour = look.platforms[history.group.platform]
    return [
        go.Scatter(
            x=[age for age, _ in known],
            y=[found.of(0.5) for _, found in known],
            name="Median of own posts",
            mode="lines+markers",
            line={"color": colour, "width": 2},
            marker={"symbol": SYMBOLS[history.group.platform], "size": 5, "color": colour},
            customdata=[
                f"Day {age}: "
                + spread_words(found, lambda value: _amount(report, value, short=False))
                for age, found in known
            ],
            hovertemplate="%{customdata}<extra></extra>",
        )
    ]


def age_marks(
    look: Theme, drafts: Sequence[BenchmarkDraft], told: Callable[[float], str]
) -> go.Scatter:
    """Figures of others at their age, each with its band."""
    return go.Scatter(
        x=[draft.definition.age_days for draft in drafts],
        y=[draft.value for draft in drafts],
        name=OTHERS,
        mode="markers",
        marker={"color": look.ink, "symbol": MARK, "size": 11},
        error_y=reach(look, drafts),
        customdata=[escaped(mark_words(draft, told), longest=200) for draft in drafts],
        hovertemplate="Day %{x}: %{customdata}<extra></extra>",
    )


def _amount(report: BenchmarksReport, value: float, *, short: bool = True) -> str:
    return amount(report.metric, value, short=short, currency=report.currency)
