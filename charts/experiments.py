"""The course of a test: what a reading on each day said, and what it says now."""

from datetime import date

import numpy as np
import plotly.graph_objects as go

from analytics.experiments import ExperimentReading
from charts.bands import band
from charts.escaping import escaped
from charts.formats import percent
from charts.theme import LEGEND_BELOW, Theme, base_layout, theme
from domain.vocabulary import Platform

# Variants are no platforms; these hues are told apart in both themes, and signs help besides.
_HUES = (
    Platform.FACEBOOK, Platform.YOUTUBE, Platform.LINKEDIN, Platform.INSTAGRAM,
    Platform.SPOTIFY, Platform.TWITCH, Platform.X,
)  # fmt: skip
_SYMBOLS = ("circle", "square", "diamond", "triangle-up", "star", "pentagon", "x")
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot", "solid")


def course_figure(reading: ExperimentReading, *, dark: bool) -> go.Figure:
    """Effects with their bands, day by day; the zero line is the control."""
    look = theme(dark=dark)
    names = list(dict.fromkeys(one.variant for one in reading.course))
    traces = [
        trace for number, name in enumerate(names) for trace in _course(reading, name, number, look)
    ]
    figure = go.Figure(data=traces, layout=base_layout(look))
    figure.update_layout(showlegend=len(names) > 1, legend=LEGEND_BELOW)
    return _with_zero(figure, look, axis="yaxis")


def _course(reading: ExperimentReading, name: str, number: int, look: Theme) -> list[go.Scatter]:
    days = [one for one in reading.course if one.variant == name]
    colour = look.platforms[_HUES[number % len(_HUES)]]
    x: list[date] = [one.day for one in days]
    edges = band(
        x,
        np.array([one.low for one in days]),
        np.array([one.high for one in days]),
        name=f"{escaped(name)}, interval",
        colour=colour,
        opacity=0.16,
    )
    edges[1].showlegend = False
    line = go.Scatter(
        x=x,
        y=[one.estimate for one in days],
        name=escaped(name),
        mode="lines+markers",
        line={"color": colour, "width": 2, "dash": _DASHES[number % len(_DASHES)]},
        marker={"symbol": _SYMBOLS[number % len(_SYMBOLS)], "size": 6},
        customdata=[
            f"{percent(one.estimate, plus=True)} ({percent(one.low)} to {percent(one.high)})"
            for one in days
        ],
        hovertemplate="%{customdata}<extra>%{fullData.name}</extra>",
    )
    return [*edges, line]


def effects_figure(reading: ExperimentReading, *, dark: bool) -> go.Figure:
    """Each variant's effect with its interval, as it stands."""
    look = theme(dark=dark)
    assert reading.report is not None
    results = reading.report.results[::-1]
    figure = go.Figure(
        data=[
            go.Scatter(
                x=[one.effect.estimate for one in results],
                y=[escaped(one.name) for one in results],
                mode="markers",
                marker={"color": look.accent, "size": 10},
                error_x={
                    "type": "data",
                    "symmetric": False,
                    "array": [one.effect.high - one.effect.estimate for one in results],
                    "arrayminus": [one.effect.estimate - one.effect.low for one in results],
                    "color": look.accent,
                },
                customdata=[
                    f"{percent(one.effect.estimate, plus=True)} "
                    f"({percent(one.effect.low)} to {percent(one.effect.high)})"
                    for one in results
                ],
                hovertemplate="%{customdata}<extra></extra>",
            )
        ],
        layout=base_layout(look),
    )
    figure.update_layout(height=110 + 44 * len(results), hovermode="closest")
    figure.update_xaxes(type="linear", hoverformat=None)
    figure.update_yaxes(type="category", rangemode="normal", gridcolor="rgba(0,0,0,0)")
    return _with_zero(figure, look, axis="xaxis")


def _with_zero(figure: go.Figure, look: Theme, *, axis: str) -> go.Figure:
    figure.update_layout({axis: {"tickformat": ".0%", "zeroline": True, "zerolinewidth": 2}})
    figure.update_layout({axis: {"zerolinecolor": look.quiet, "rangemode": "tozero"}})
    return figure
