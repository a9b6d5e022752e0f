"""Draws the days that an import would change: grey as they are, in colour as they would be."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from analytics.import_preview import DailyChange
from charts.annotations import nice_top
from charts.axes import value_axis
from charts.formats import amount
from charts.theme import framed, theme
from charts.thinning import isolated, kept_indices
from domain.metrics import Metric
from domain.vocabulary import Platform

_SMALL = 180
_MARK = 5
_FEW_DAYS = 10
_DAY_MS = 24 * 3600 * 1000


def import_preview_figure(
    change: DailyChange, *, platform: Platform | None = None, dark: bool = False
) -> go.Figure:
    look = theme(dark=dark)
    colour = look.platforms[platform] if platform else look.accent
    traces = [
        _line(look.quiet, "as it is", change, change.before, width=4.0),
        _line(colour, "after the import", change, change.after, width=1.75),
    ]
    figure = framed(look, [trace for trace in traces if len(trace.x)], days=change.period)
    values = [float(one) for side in (change.before, change.after) for one in side.values()]
    top = nice_top(values)
    axis = value_axis(change.metric, lowest=min(0.0, *values), top=top)
    figure.update_layout(
        height=_SMALL,
        showlegend=True,
        legend={"orientation": "h", "y": 1.28, "x": 0, "font": {"color": look.ink}},
    )
    figure.update_yaxes(**_sparse(axis))
    if change.period.days <= _FEW_DAYS:  # or the same day is written under several ticks
        figure.update_xaxes(tick0=change.period.first_day, dtick=_DAY_MS)
    return figure


def import_preview_summary(change: DailyChange) -> str:
    """The picture in words, for those who cannot see it."""
    before, after = (_told(change.metric, side) for side in (change.before, change.after))
    first, last = change.period.first_day, change.period.last_day
    return f"{change.metric.label} by day, {first} to {last}: {before} as it is, {after} after it."


def _told(metric: Metric, side: Mapping[date, Decimal]) -> str:
    if not side:
        return "no figures"
    days = f"{len(side):,} {'day' if len(side) == 1 else 'days'}"
    return (
        f"{amount(metric, sum(side.values()), short=False)} on {days}" if metric.additive else days
    )


def _line(
    colour: str, name: str, change: DailyChange, side: Mapping[date, Decimal], *, width: float
) -> go.Scatter:
    days = list(change.period)
    values = np.array([float(side[day]) if day in side else np.nan for day in days])
    kept = kept_indices(values) if side else np.array([], dtype=np.int64)
    shown = values[kept]
    return go.Scatter(
        x=[days[n] for n in kept],
        y=shown,
        name=name,
        mode="lines+markers",
        connectgaps=False,
        line={"color": colour, "width": width},
        marker={"color": colour, "size": np.where(isolated(shown), _MARK, 0), "opacity": 1},
        customdata=_words(change.metric, shown),
        hovertemplate="%{customdata}<extra>%{fullData.name}</extra>",
    )


def _words(metric: Metric, values: NDArray[np.float64]) -> list[str]:
    return [amount(metric, value, short=False) for value in values]


def _sparse(axis: dict[str, object]) -> dict[str, object]:
    """Every second tick, for a picture this low."""
    ticks, words = axis["tickvals"], axis["ticktext"]
    assert isinstance(ticks, list)
    assert isinstance(words, list)
    return {**axis, "tickvals": ticks[::2], "ticktext": words[::2]}
