"""Draws groups below each other: the middle of each, its median, and what is held beside it."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from analytics.benchmarks import ComparedBenchmark
from analytics.stats.quantiles import Quantiles
from charts.benchmark_words import mark_words
from charts.escaping import escaped
from charts.formats import compact
from charts.theme import SYMBOLS, Theme, base_layout
from domain.benchmarks import BenchmarkDraft
from domain.vocabulary import Platform

OTHERS = "Published by others"
MARK = "diamond-tall"
_ROW = 40
_WORDS = 66  # pixels beside the plot for the figures themselves
_LONGEST = 30


@dataclass(frozen=True)
class SpreadRow:
    label: str
    platform: Platform
    found: Quantiles
    words: str
    hover: str
    marks: tuple[ComparedBenchmark, ...] = ()
    target: BenchmarkDraft | None = None


def rows_figure(look: Theme, rows: Sequence[SpreadRow], told: Callable[[float], str]) -> go.Figure:
    """One line per group; the words at the right say each median, so colour is no need."""
    figure = go.Figure(layout=base_layout(look, right=_WORDS))
    for place, row in enumerate(rows):
        for trace in _spread(look, row, place):
            figure.add_trace(trace)
    others = [(place, one) for place, row in enumerate(rows) for one in row.marks]
    if others:
        figure.add_trace(_marks(look, others, told))
    figure.update_layout(
        height=_ROW * len(rows) + (96 if others else 64),
        hovermode="closest",
        dragmode=False,
        showlegend=bool(others),
        legend={"orientation": "h", "y": 1.0, "yanchor": "bottom", "x": 0},
        margin={"t": 40 if others else 24},
        annotations=[_at_the_right(look, row.words, place) for place, row in enumerate(rows)],
        shapes=[shape for place, row in enumerate(rows) for shape in _lines(look, row, place)],
        xaxis={
            "type": "linear",
            "showgrid": True,
            "gridcolor": look.grid,
            "tickformat": None,
            "fixedrange": True,
            "zeroline": False,
        },
        yaxis={
            "type": "linear",
            "tickvals": list(range(len(rows))),
            "ticktext": [escaped(row.label, longest=_LONGEST) for row in rows],
            "tickfont": {"color": look.ink},
            "range": [len(rows) - 0.4, -0.6],
            "showgrid": False,
            "zeroline": False,
            "automargin": True,
            "fixedrange": True,
        },
    )
    return figure


def _spread(look: Theme, row: SpreadRow, place: int) -> list[go.Scatter]:
    """The middle 80 % where it is known, the middle half over it, the median with its interval."""
    colour, found, median = look.platforms[row.platform], row.found, row.found.median
    assert median is not None
    bars = [(0.1, 0.9, 8, 0.18), (0.25, 0.75, 14, 0.3)]
    traces = [
        go.Scatter(
            x=[found.of(low), found.of(high)],
            y=[place, place],
            mode="lines",
            line={"color": colour, "width": width},
            opacity=opacity,
            hoverinfo="skip",
            showlegend=False,
        )
        for low, high, width, opacity in bars
        if found.of(low) is not None and found.of(high) is not None
    ]
    traces.append(
        go.Scatter(
            x=[median.estimate],
            y=[place],
            mode="markers",
            showlegend=False,
            marker={"color": colour, "symbol": SYMBOLS[row.platform], "size": 10},
            error_x={
                "array": [median.high - median.estimate],
                "arrayminus": [median.estimate - median.low],
                "color": colour,
                "thickness": 1.75,
                "width": 5,
            },
            customdata=[row.hover],
            hovertemplate=f"{escaped(row.label)}: %{{customdata}}<extra></extra>",
        )
    )
    return traces


def _marks(
    look: Theme,
    others: Sequence[tuple[int, ComparedBenchmark]],
    told: Callable[[float], str],
) -> go.Scatter:
    drafts = [one.benchmark.draft for _, one in others]
    return go.Scatter(
        x=[draft.value for draft in drafts],
        y=[place + 0.3 for place, _ in others],
        name=OTHERS,
        mode="markers",
        marker={"color": look.ink, "symbol": MARK, "size": 9},
        error_x=reach(look, drafts),
        customdata=[escaped(mark_words(draft, told), longest=200) for draft in drafts],
        hovertemplate="%{customdata}<extra></extra>",
    )


def reach(look: Theme, drafts: Sequence[BenchmarkDraft]) -> dict[str, Any]:
    return {
        "type": "data",
        "symmetric": False,
        "array": [draft.high - draft.value if draft.high is not None else 0 for draft in drafts],
        "arrayminus": [draft.value - draft.low if draft.low is not None else 0 for draft in drafts],
        "color": look.ink,
        "thickness": 1.25,
        "width": 3,
    }


def _lines(look: Theme, row: SpreadRow, place: int) -> list[dict[str, Any]]:
    """The team's thresholds as upright strokes through the row: the target whole, the others
    dotted."""
    if row.target is None:
        return []
    told = [(row.target.low, "dot"), (row.target.value, "solid"), (row.target.high, "dot")]
    return [
        {
            "type": "line",
            "x0": value,
            "x1": value,
            "y0": place - 0.42,
            "y1": place + 0.42,
            "line": {"color": look.ink, "width": 1.5, "dash": dash},
        }
        for value, dash in told
        if value is not None
    ]


def _at_the_right(look: Theme, words: str, place: int) -> dict[str, object]:
    return {
        "text": words,
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 6,
        "y": place,
        "yref": "y",
        "showarrow": False,
        "font": {"color": look.ink, "size": 12, "weight": 600},
    }


def ends_of(rows: Sequence[SpreadRow]) -> list[float]:
    found = [value for row in rows for value in row.found.at if value is not None]
    for row in rows:
        if row.found.median:
            found += [row.found.median.low, row.found.median.high]
        for one in row.marks:
            draft = one.benchmark.draft
            told = (draft.low, draft.value, draft.high)
            found += [each for each in told if each is not None]
    return found


def thresholds_of(rows: Sequence[SpreadRow]) -> list[float]:
    targets = [row.target for row in rows if row.target]
    told = [value for one in targets for value in (one.low, one.value, one.high)]
    return [value for value in told if value is not None]


def log_ticks(ends: Sequence[float]) -> dict[str, Any]:
    low, high = math.log10(min(ends)), math.log10(max(ends))
    room = 0.06 * max(high - low, 0.3)
    powers = range(math.floor(low), math.ceil(high) + 1)
    ticks = [step * 10.0**power for power in powers for step in (1, 3)]
    shown = [tick for tick in ticks if low - room <= math.log10(tick) <= high + room]
    return {
        "tickvals": shown,
        "ticktext": [_short(tick) for tick in shown],
        "range": [low - room, high + room],
    }


def _short(tick: float) -> str:
    """3K, so that a phone has room for all of them."""
    if tick < 1_000:
        return f"{tick:g}"
    return compact(tick).replace(",000", "K").replace(".00", "").replace(".0", "")
