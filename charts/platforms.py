"""Draws platforms beside each other: typical amounts, rates, and their mix over time."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from analytics.platform_differences.mix import PlatformMix
from analytics.platform_differences.report import PlatformDifferencesReport
from analytics.stats.intervals import Interval
from charts.annotations import end_labels
from charts.formats import amount, exact, percent
from charts.theme import SLOT_FOR_LABELS, SYMBOLS, Theme, base_layout, framed, theme
from domain.once import once
from domain.periods import Period
from domain.vocabulary import Platform

_ROW = 44
_MARKER = 10
_WORDS = 66  # pixels beside the plot for the figures themselves


@dataclass(frozen=True)
class _Row:
    platform: Platform
    estimate: Interval
    words: str
    hover: str
    quartiles: tuple[float, float] | None = None


@once
def levels_figure(report: PlatformDifferencesReport, *, dark: bool = False) -> go.Figure:
    """The median post with its interval over the middle half of all posts, on a log axis."""
    rows = [
        _Row(
            level.platform,
            level.median,
            _amount(report, level.median.estimate),
            f"{_amount(report, level.median.estimate, short=False)} "
            f"({_amount(report, level.median.low, short=False)} to "
            f"{_amount(report, level.median.high, short=False)}), n = {level.n:,}; half of all "
            f"posts {_amount(report, level.lower_quartile, short=False)} to "
            f"{_amount(report, level.upper_quartile, short=False)}",
            (level.lower_quartile, level.upper_quartile),
        )
        for level in report.levels
        if level.median
    ]
    positive = all(min(row.estimate.low, *(row.quartiles or ())) > 0 for row in rows)
    figure = _dots(theme(dark=dark), rows)
    figure.update_xaxes(type="log" if positive else "linear", showticklabels=True)
    if positive:
        figure.update_xaxes(**_log_ticks(rows))
    return figure


@once
def rates_figure(report: PlatformDifferencesReport, *, dark: bool = False) -> go.Figure:
    rows = [
        _Row(
            row.platform,
            row.alike,
            percent(row.alike.estimate),
            f"{percent(row.alike.estimate)} ({percent(row.alike.low)} to "
            f"{percent(row.alike.high)}), n = {row.alike.n:,} posts",
        )
        for row in report.rates.rows
        if row.alike
    ]
    figure = _dots(theme(dark=dark), rows)
    figure.update_xaxes(tickformat=".2~%", rangemode="tozero")
    return figure


@once
def audiences_figure(report: PlatformDifferencesReport, *, dark: bool = False) -> go.Figure:
    rows = [
        _Row(
            row.platform,
            row.per_thousand,
            exact(row.per_thousand.estimate),
            f"{exact(row.per_thousand.estimate, decimals=1)} "
            f"({exact(row.per_thousand.low, decimals=1)} to "
            f"{exact(row.per_thousand.high, decimals=1)}), n = {row.posts:,} posts",
        )
        for row in report.audiences
        if row.per_thousand
    ]
    figure = _dots(theme(dark=dark), rows)
    figure.update_xaxes(rangemode="tozero")
    return figure


def _dots(look: Theme, rows: Sequence[_Row]) -> go.Figure:
    """One line per platform; the words at the right say each estimate, so colour is no need."""
    figure = go.Figure(layout=base_layout(look, right=_WORDS))
    figure.add_traces([trace for row in rows for trace in _row_traces(look, row)])
    figure.update_layout(
        height=_ROW * len(rows) + 64,
        hovermode="closest",
        dragmode=False,
        annotations=[_at_the_right(look, row) for row in rows],
        xaxis={
            "type": "linear",
            "showgrid": True,
            "gridcolor": look.grid,
            "tickformat": None,
            "fixedrange": True,
            "zeroline": False,
        },
        yaxis={
            "type": "category",
            "autorange": "reversed",
            "showgrid": False,
            "tickfont": {"color": look.ink},
            "automargin": True,
            "fixedrange": True,
        },
    )
    return figure


def _row_traces(look: Theme, row: _Row) -> list[go.Scatter]:
    """The middle half of the posts, where known, below the estimate with its interval."""
    name, colour, estimate = row.platform.label, look.platforms[row.platform], row.estimate
    halves = [
        go.Scatter(
            x=list(quartiles),
            y=[name, name],
            mode="lines",
            line={"color": colour, "width": 12},
            opacity=0.22,
            hoverinfo="skip",
        )
        for quartiles in filter(None, [row.quartiles])
    ]
    dot = go.Scatter(
        x=[estimate.estimate],
        y=[name],
        mode="markers",
        marker={"color": colour, "symbol": SYMBOLS[row.platform], "size": _MARKER},
        error_x={
            "array": [estimate.high - estimate.estimate],
            "arrayminus": [estimate.estimate - estimate.low],
            "color": colour,
            "thickness": 1.75,
            "width": 5,
        },
        customdata=[row.hover],
        hovertemplate=f"{name}: %{{customdata}}<extra></extra>",
    )
    return [*halves, dot]


def _at_the_right(look: Theme, row: _Row) -> dict[str, object]:
    return {
        "text": row.words,
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 6,
        "y": row.platform.label,
        "yref": "y",
        "showarrow": False,
        "font": {"color": look.ink, "size": 12, "weight": 600},
    }


def _log_ticks(rows: Sequence[_Row]) -> dict[str, object]:
    """Powers of ten around all that is drawn, written out."""
    ends = [end for row in rows for end in (row.estimate.low, row.estimate.high)]
    ends += [end for row in rows for end in row.quartiles or ()]
    low, high = np.log10(min(ends)), np.log10(max(ends))
    powers = range(int(np.floor(low)), int(np.ceil(high)) + 1)
    ticks = [step * 10.0**power for power in powers for step in (1, 3)]
    room = 0.06 * max(high - low, 0.3)
    shown = [tick for tick in ticks if low - room <= np.log10(tick) <= high + room]
    return {
        "tickvals": shown,
        "ticktext": [exact(tick, decimals=0 if tick >= 1 else 2) for tick in shown],
        "range": [low - room, high + room],
    }


@once
def mix_figure(mix: PlatformMix, *, dark: bool = False) -> go.Figure:
    """Hollow points: spans in which a platform lacks days that others have."""
    look = theme(dark=dark)
    days = [span.first_day for span in mix.spans]
    every = max(1, -(-len(days) // 14))
    traces, ends = [], []
    for platform, shares in zip(mix.platforms, mix.shares, strict=True):
        known = np.flatnonzero(np.isfinite(shares))
        if not known.size:
            continue
        colour = look.platforms[platform]
        ends.append((platform.label, colour, float(shares[known[-1]])))
        seen = (np.arange(len(days)) % every == 0) | ~mix.whole
        traces.append(
            go.Scatter(
                x=days,
                y=[None if np.isnan(share) else float(share) for share in shares],
                name=platform.label,
                mode="lines+markers",
                connectgaps=False,
                line={"color": colour, "width": 2},
                marker={
                    "symbol": SYMBOLS[platform],
                    "size": [6 if each else 0 for each in seen],
                    "color": [colour if whole else look.background for whole in mix.whole],
                    "line": {"color": colour, "width": 1.5},
                    "opacity": 1,
                },
                customdata=[percent(float(share)) for share in shares],
                hovertemplate="%{customdata}<extra>%{fullData.name}</extra>",
            )
        )
    top = min(1.0, 1.08 * max((float(np.nanmax(shares)) for shares in mix.shares), default=1.0))
    shown = Period(days[0], days[-1])
    figure = framed(look, traces, days=shown, right=SLOT_FOR_LABELS)
    figure.update_layout(annotations=end_labels(ends, top=top))
    figure.update_yaxes(range=[min(0.0, float(np.nanmin(mix.shares))), top], tickformat=".0%")
    return figure


def _amount(report: PlatformDifferencesReport, value: float, *, short: bool = True) -> str:
    return amount(report.metric, value, short=short, currency=report.currency)
