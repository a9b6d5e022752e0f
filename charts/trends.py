"""Draws a TrendReport: the line, its trend, its changes, and what comes next."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import numpy as np
import plotly.graph_objects as go

from analytics.answers import Unanswered
from analytics.trends.outlook import Outlook
from analytics.trends.parts import DatedChange
from analytics.trends.report import TrendReport
from charts.annotations import change_marks, nice_top
from charts.axes import value_axis
from charts.bands import band
from charts.escaping import escaped
from charts.formats import amount, percent, signed_amount
from charts.lines import day_line
from charts.theme import LEGEND_BELOW, Theme, framed, theme
from domain.once import once
from domain.periods import Period
from domain.vocabulary import Level, Platform

_MOST_MARKED = 6
_WORDS_WIDTH, _WORDS_HEIGHT, _LOWEST_WORDS = 0.12, 0.09, 0.1  # as shares of the chart
_UP, _DOWN = "\u25b2", "\u25bc"


@once
def trend_figure(report: TrendReport, *, dark: bool = False) -> go.Figure:
    look = theme(dark=dark)
    traces = [*_ahead(look, report), _observed(look, report), *_fitted(look, report)]
    period = _shown(report)
    figure = framed(look, traces, days=period)
    shapes, words = change_marks(
        look, report.definition_changes, report.subject.metric, report.subject.period
    )
    more_shapes, more_words = _found_changes(look, report)
    figure.update_layout(
        shapes=[*shapes, *more_shapes],
        annotations=[*words, *more_words],
        showlegend=len(traces) > 1,
        legend={**LEGEND_BELOW, "traceorder": "reversed"},
        margin={"t": 32},
    )
    top, lowest = _extent(report)
    figure.update_yaxes(**value_axis(report.subject.metric, lowest=lowest, top=top))
    return figure


def _shown(report: TrendReport) -> Period:
    period = report.subject.period
    if isinstance(report.outlook, Unanswered):
        return period
    return Period(period.first_day, max(period.last_day, report.outlook.steps[-1]))


def _extent(report: TrendReport) -> tuple[float, float]:
    """Highest and lowest of what is drawn, zero among it; a very wide band is cut."""
    seen = [*report.line.values]
    if not isinstance(report.outlook, Unanswered):
        outlook = report.outlook
        seen += [*outlook.mean, *outlook.bands[0].high, *outlook.bands[0].low]
    known = [value for value in seen if np.isfinite(value)]
    return nice_top(known), min([0.0, *known])


def _observed(look: Theme, report: TrendReport) -> go.Scatter:
    subject = report.subject
    named = subject.level is Level.PLATFORM
    line = day_line(
        look,
        subject.metric,
        name=escaped(report.item.label),
        platform=Platform(report.item.key) if named else None,
        days=report.line.steps,
        values=report.line.values,
        estimated=report.line.estimated,
        alone=True,
    )
    return line.update(line={"width": 1.5})


def _fitted(look: Theme, report: TrendReport) -> list[go.Scatter]:
    fitted = report.fitted
    if fitted is None:
        return []
    known = np.flatnonzero(np.isfinite(fitted))
    metric = report.subject.metric
    return [
        go.Scatter(
            x=[report.line.steps[n] for n in known],
            y=fitted[known],
            name="Trend",
            mode="lines",
            line={"color": look.ink, "width": 2, "dash": "longdash"},
            customdata=[amount(metric, float(fitted[n]), short=False) for n in known],
            hovertemplate="%{customdata}<extra>Trend</extra>",
        )
    ]


def _ahead(look: Theme, report: TrendReport) -> list[go.Scatter]:
    if isinstance(report.outlook, Unanswered):
        return []
    outlook, metric = report.outlook, report.subject.metric
    bands = [
        trace
        for edge, opacity in zip(reversed(outlook.bands), (0.14, 0.26), strict=False)
        for trace in band(
            list(outlook.steps),
            edge.low,
            edge.high,
            name=f"{percent(edge.level)} band",
            colour=look.accent,
            opacity=opacity,
        )
    ]
    wide = outlook.wide
    words = [
        f"{amount(metric, float(mean), short=False)}, {percent(wide.level)} between "
        f"{amount(metric, float(low), short=False)} and {amount(metric, float(high), short=False)}"
        for mean, low, high in zip(outlook.mean, wide.low, wide.high, strict=True)
    ]
    return [
        *bands,
        go.Scatter(
            x=list(outlook.steps),
            y=outlook.mean,
            name="Forecast",
            mode="lines+markers" if len(outlook.steps) < 3 else "lines",
            line={"color": look.accent, "width": 2, "dash": "dot"},
            error_y=_single_band(look, outlook),
            customdata=words,
            hovertemplate="%{customdata}<extra>Forecast</extra>",
        ),
    ]


def _single_band(look: Theme, outlook: Outlook) -> dict[str, Any]:
    """A band of one step has no width, so it is drawn as a bar."""
    if len(outlook.steps) > 1:
        return {"visible": False}
    return {
        "type": "data",
        "symmetric": False,
        "array": outlook.wide.high - outlook.mean,
        "arrayminus": outlook.mean - outlook.wide.low,
        "color": look.accent,
        "thickness": 1.5,
    }


def _found_changes(
    look: Theme, report: TrendReport
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The largest changes, each with its size; a band holds the days that it may have come on."""
    if isinstance(report.changes, Unanswered):
        return [], []
    found = sorted(report.changes.changes, key=lambda one: -abs(one.shift))[:_MOST_MARKED]
    in_order = sorted(found, key=lambda one: one.day)
    heights = _apart([one.day for one in in_order], _shown(report).days)
    shapes = [_change_shape(look, one.earliest, one.latest) for one in in_order]
    return shapes, [
        _change_words(look, report, one, height)
        for one, height in zip(in_order, heights, strict=True)
    ]


def _apart(days: Sequence[date], shown: int) -> list[float]:
    """Heights of words at these days, one above the other where they would touch."""
    heights: list[float] = []
    for n, day in enumerate(days):
        near = n > 0 and (day - days[n - 1]).days < _WORDS_WIDTH * shown
        heights.append(heights[-1] + _WORDS_HEIGHT if near else _LOWEST_WORDS)
    return heights


def _change_shape(look: Theme, first: date, last: date) -> dict[str, Any]:
    half = timedelta(hours=12)
    return {
        "type": "rect",
        "x0": (np.datetime64(first) - np.timedelta64(half)).astype(str),
        "x1": (np.datetime64(last) + np.timedelta64(half)).astype(str),
        "yref": "paper",
        "y0": 0,
        "y1": 1,
        "layer": "below",
        "fillcolor": look.quiet,
        "opacity": 0.16,
        "line": {"width": 0},
    }


def _change_words(
    look: Theme, report: TrendReport, one: DatedChange, height: float
) -> dict[str, Any]:
    metric, per_day = report.subject.metric, "" if report.subject.gauge else " a day"
    share = f" ({percent(one.ratio, plus=True)})" if one.ratio is not None else ""
    shift = signed_amount(metric, one.shift)
    why = f": {escaped(one.explained_by.words)}" if one.explained_by else ""
    return {
        "text": f"{_UP if one.shift > 0 else _DOWN} {shift}",
        "hovertext": f"From {one.day:%-d %b %Y} {shift}{per_day}{share}{why}",
        "x": one.day.isoformat(),
        "y": height,
        "yref": "paper",
        "yanchor": "bottom",
        "showarrow": False,
        "bgcolor": look.surface,
        "font": {"size": 11, "color": look.ink},
    }
