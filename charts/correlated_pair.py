"""Draws the posts behind one link: points of a number, boxes of categories."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from analytics.correlations import Pair, PairPoint
from charts.escaping import escaped
from charts.formats import MISSING, compact
from charts.theme import SYMBOLS, Theme, base_layout, theme
from domain.once import once
from domain.vocabulary import Platform

_PER_BOX = 30
_HEIGHT = 380
_MANY = 500
_TITLE, _TITLE_AMONG_MANY = 70, 36


@once
def pair_figure(pair: Pair, *, dark: bool = False) -> go.Figure:
    look = theme(dark=dark)
    figure = go.Figure(layout=base_layout(look))
    figure.update_layout(hovermode="closest", height=_HEIGHT, dragmode=False)
    if pair.groups:
        _draw_groups(look, figure, pair)
    else:
        _draw_points(look, figure, pair)
    figure.update_yaxes(
        type="log",
        rangemode="normal",
        title={"text": y_words(pair), "standoff": 8},
        **_scale([one.y for one in _points(pair)]),
    )
    return figure


def y_words(pair: Pair) -> str:
    label = pair.outcome.label
    return f"{label}, times the expected" if pair.adjusted else label


def x_words(pair: Pair) -> str:
    unit = f" ({pair.feature.unit})" if pair.feature.unit else ""
    adjusted = ", all else alike" if pair.adjusted and not pair.groups else ""
    return f"{pair.feature.label}{unit}{adjusted}"


def pair_summary(pair: Pair) -> str:
    """The alternative text."""
    if not pair.groups:
        return (
            f"{pair.n:,} posts, {y_words(pair).lower()} over {x_words(pair).lower()}, with a line."
        )
    told = "; ".join(
        f"{group.category} {_short(group.middle)} ({group.n:,} posts)" for group in pair.groups
    )
    return f"Medians of {y_words(pair).lower()} by {pair.feature.label.lower()}: {told}."


def _points(pair: Pair) -> list[PairPoint]:
    return [*pair.points, *(point for group in pair.groups for point in group.points)]


def _scale(values: list[float]) -> dict[str, object]:
    """Ticks of a log axis at 1, 2 and 5, or at tens where there would be many."""
    known = [value for value in values if value > 0]
    if not known:
        return {}
    low, high = float(np.log10(min(known))) - 0.1, float(np.log10(max(known))) + 0.1
    steps = (1, 2, 5) if high - low < 3 else (1,)
    powers = range(int(np.floor(low)), int(np.ceil(high)) + 1)
    ticks = [step * 10.0**power for power in powers for step in steps]
    shown = [tick for tick in ticks if low <= np.log10(tick) <= high]
    return {
        "range": [low, high],
        "tickvals": shown,
        "ticktext": [compact(tick) if tick >= 1 else f"{tick:g}" for tick in shown],
    }


def _foot(pair: Pair) -> float:
    known = [point.y for point in _points(pair) if point.y > 0]
    return min(known, default=1.0)


def _draw_points(look: Theme, figure: go.Figure, pair: Pair) -> None:
    foot = _foot(pair)
    for platform in dict.fromkeys(point.platform for point in pair.points):
        mine = [point for point in pair.points if point.platform is platform]
        figure.add_trace(
            go.Scatter(
                x=[point.x for point in mine],
                y=[max(point.y, foot) for point in mine],
                name=platform.label,
                mode="markers",
                marker=_marker(look, platform),
                customdata=_hover_words(pair, mine),
                hovertemplate=f"%{{customdata}}{_times(pair)}<extra>%{{fullData.name}}</extra>",
            )
        )
    if pair.line:
        figure.add_trace(
            go.Scatter(
                x=[x for x, _ in pair.line],
                y=[y for _, y in pair.line],
                mode="lines",
                name="all posts",
                line={"color": look.ink, "width": 2},
                hoverinfo="skip",
                showlegend=False,
            )
        )
    figure.update_layout(
        showlegend=True, legend={"orientation": "h", "y": 1.12, "x": 0, "title": None}
    )
    figure.update_xaxes(
        type="linear",
        tickformat=None,
        hoverformat=None,
        zeroline=False,
        fixedrange=True,
        title={"text": x_words(pair)},
    )


def _marker(look: Theme, platform: Platform) -> dict[str, object]:
    return {
        "symbol": SYMBOLS[platform],
        "size": 7,
        "opacity": 0.6,
        "color": look.platforms[platform],
    }


def _draw_groups(look: Theme, figure: go.Figure, pair: Pair) -> None:
    """Lying boxes have room for long names; every post is a point beside its box."""
    foot, jitter = _foot(pair), np.random.default_rng(0)
    names = [f"{escaped(group.category, longest=28)} ({group.n:,})" for group in pair.groups]
    for place, group in enumerate(pair.groups):
        beside = place + jitter.uniform(-0.3, 0.3, len(group.points))
        figure.add_trace(
            go.Scatter(
                x=beside,
                y=[max(point.y, foot) for point in group.points],
                mode="markers",
                marker={"size": 4, "opacity": 0.35, "color": look.quiet},
                customdata=_hover_words(pair, group.points),
                hovertemplate=f"%{{customdata}}{_times(pair)}<extra></extra>",
                showlegend=False,
            )
        )
        figure.add_trace(_box(look, place, max(group.low, foot), group.high))
        figure.add_trace(_middle(look, place, max(group.middle, foot), names[place]))
    figure.update_xaxes(
        type="linear",
        tickvals=list(range(len(names))),
        ticktext=names,
        tickformat=None,
        tickangle=-35 if len(names) > 4 else 0,
        nticks=None,
        range=[-0.6, len(names) - 0.4],
        zeroline=False,
        fixedrange=True,
    )


def _box(look: Theme, place: int, low: float, high: float) -> go.Scatter:
    left, right = place - 0.32, place + 0.32
    return go.Scatter(
        x=[left, right, right, left, left],
        y=[low, low, high, high, low],
        mode="lines",
        line={"color": look.accent, "width": 1.5},
        hoverinfo="skip",
        showlegend=False,
    )


def _middle(look: Theme, place: int, middle: float, name: str) -> go.Scatter:
    return go.Scatter(
        x=[place - 0.32, place + 0.32],
        y=[middle, middle],
        mode="lines",
        line={"color": look.accent, "width": 3},
        customdata=[f"{name}: median {_short(middle)}"] * 2,
        hovertemplate="%{customdata}<extra></extra>",
        showlegend=False,
    )


def _hover_words(pair: Pair, points: Sequence[PairPoint]) -> list[str]:
    """Titles of very many points are most of what a page sends."""
    longest = _TITLE if pair.n <= _MANY else _TITLE_AMONG_MANY
    return [f"{escaped(one.title, longest=longest)}<br>{_short(one.y)}" for one in points]


def _times(pair: Pair) -> str:
    return " times the expected" if pair.adjusted else ""


def _short(value: float) -> str:
    if not np.isfinite(value):
        return MISSING
    return f"{value:,.0f}" if value >= 100 else f"{value:,.3g}"
