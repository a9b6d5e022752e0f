"""Draws totals by age: a post in the band of its peers, and several pieces of content together."""

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from analytics.answers import Unanswered
from analytics.content_ages import AgeCurve, PostAges
from analytics.content_side_by_side import SideBySide
from charts.annotations import nice_top
from charts.axes import value_axis
from charts.bands import band
from charts.benchmark_course import age_marks
from charts.escaping import escaped
from charts.formats import amount
from charts.theme import SYMBOLS, Theme, base_layout, theme
from charts.thinning import kept_indices
from domain.benchmarks import BenchmarkDraft
from domain.metrics import Metric
from domain.once import once
from domain.vocabulary import Platform

_LEAST_DAYS = 7.0
_ROOM = 1.15  # beyond the post's own age, for what comes next in the band
_ORDER = (
    Platform.FACEBOOK, Platform.YOUTUBE, Platform.LINKEDIN, Platform.INSTAGRAM, Platform.TWITCH,
    Platform.X,
)  # fmt: skip
_DECADES_WITH_STEPS = 2.5  # with more of them the powers of ten are ticks enough
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")


@once
def age_figure(
    post: PostAges,
    metric: Metric,
    *,
    figures: tuple[BenchmarkDraft, ...] = (),
    log: bool = False,
    dark: bool = False,
) -> go.Figure:
    """The peers' middle half and median up to a little beyond the post's own age; `figures` of
    others within that age are drawn, too."""
    look = theme(dark=dark)
    last = max(float(post.curve.ages[-1]) * _ROOM if post.curve.ages.size else 0.0, _LEAST_DAYS)
    traces = [*_typical(look, metric, post, last)]
    if post.curve.ages.size:
        colour, symbol = look.platforms[post.platform], SYMBOLS[post.platform]
        traces.append(_curve(metric, post.curve, "This post", colour, symbol))
    shown = [one for one in figures if (one.definition.age_days or 0) <= last]
    if shown:
        traces.append(age_marks(look, shown, lambda value: amount(metric, value, short=False)))
    return _figure(look, metric, traces, last, log=log)


@once
def side_by_side_figure(report: SideBySide, *, log: bool = False, dark: bool = False) -> go.Figure:
    """The first one asked for is drawn as the main line."""
    look = theme(dark=dark)
    traces = [
        _curve(
            report.metric,
            one.curve,
            escaped(one.title, longest=42) or "Untitled",
            look.platforms[_ORDER[n]] if n else look.ink,
            SYMBOLS[_ORDER[n]],
            dash=_DASHES[n],
        )
        for n, one in enumerate(report.drawn)
    ]
    longest = max((float(one.curve.ages[-1]) for one in report.drawn), default=0.0)
    return _figure(look, report.metric, traces, max(longest, 1.0), log=log)


def _typical(look: Theme, metric: Metric, post: PostAges, last: float) -> list[go.Scatter]:
    typical = post.typical
    if isinstance(typical, Unanswered):
        return []
    known = np.isfinite(typical.median) & (typical.ages <= last)
    if not known.any():
        return []
    ages, low, high = typical.ages[known], typical.low[known], typical.high[known]
    words = [
        f"{amount(metric, middle)}, middle half {amount(metric, least)} to {amount(metric, most)}, "
        f"{n} posts"
        for middle, least, most, n in zip(
            typical.median[known], low, high, typical.n[known], strict=True
        )
    ]
    return [
        *band(ages, low, high, name="Middle half of posts", colour=look.quiet, opacity=0.18),
        go.Scatter(
            x=ages,
            y=typical.median[known],
            name="Typical (median)",
            mode="lines",
            line={"color": look.quiet, "width": 1.5, "dash": "dash"},
            customdata=words,
            hovertemplate="%{customdata}<extra>Typical</extra>",
        ),
    ]


def _curve(
    metric: Metric,
    curve: AgeCurve,
    name: str,
    colour: str,
    symbol: str,
    *,
    dash: str = "solid",
) -> go.Scatter:
    kept = kept_indices(curve.totals)
    return go.Scatter(
        x=curve.ages[kept],
        y=curve.totals[kept],
        name=name,
        mode="lines+markers" if len(kept) <= 60 else "lines",
        line={"color": colour, "width": 2, "dash": dash},
        marker={"symbol": symbol, "size": 6, "color": colour},
        customdata=[amount(metric, float(curve.totals[n]), short=False) for n in kept],
        hovertemplate=f"%{{customdata}}<extra>{name}</extra>",
    )


def _figure(
    look: Theme, metric: Metric, traces: Sequence[go.Scatter], last: float, *, log: bool
) -> go.Figure:
    figure = go.Figure(data=traces, layout=base_layout(look))
    figure.update_layout(
        showlegend=len(traces) > 1,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        margin={"t": 44 if len(traces) <= 4 else 92},
        xaxis={
            "type": "linear",
            "range": [0, last * 1.02],
            "tickformat": ",d" if last > 6 else ",.1~f",
            "hoverformat": ".1~f",
            "title": {"text": "days since publication", "standoff": 6},
            "unifiedhovertitle": {"text": "Day %{x:.1~f}"},
        },
    )
    figure.update_yaxes(**_value_axis(metric, [trace.y for trace in traces], log=log))
    return figure


def _value_axis(metric: Metric, drawn: Iterable[Any], *, log: bool) -> dict[str, Any]:
    values = np.concatenate([np.empty(0), *(np.asarray(each, dtype=float) for each in drawn)])
    positive = values[values > 0]
    if not log or not positive.size:
        return value_axis(metric, lowest=min(0.0, *values, 0.0), top=nice_top(values))
    lowest, highest = math.log10(positive.min()), math.log10(positive.max())
    powers = range(math.floor(lowest), math.ceil(highest) + 1)
    steps = (1, 2, 5) if highest - lowest < _DECADES_WITH_STEPS else (1,)
    ticks = [step * 10.0**power for power in powers for step in steps]
    return {
        "type": "log",
        "rangemode": "normal",
        "range": [lowest - 0.05, highest + 0.08],
        "tickvals": ticks,
        "ticktext": [amount(metric, tick).replace(".00", "").replace(".0", "") for tick in ticks],
    }
