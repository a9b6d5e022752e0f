"""Draws a PostOutlook: its days, those that stood out, and what comes next."""

from datetime import date

import numpy as np
import plotly.graph_objects as go

from analytics.answers import Unanswered
from analytics.content_outlook import ComingDays, PostOutlook
from charts.annotations import nice_top
from charts.axes import value_axis
from charts.bands import band
from charts.formats import amount, percent
from charts.lines import day_line
from charts.theme import Theme, framed, theme
from domain.metrics import Metric
from domain.once import once
from domain.periods import Period

_PAST_PER_DAY_AHEAD = 4  # more of the past would press what comes next into the margin


@once
def outlook_figure(post: PostOutlook, metric: Metric, *, dark: bool = False) -> go.Figure:
    look = theme(dark=dark)
    assert post.days is not None  # without days there is no panel to draw in
    coming = None if isinstance(post.coming, Unanswered) else post.coming
    ahead = coming.period.days * _PAST_PER_DAY_AHEAD if coming else post.days.days
    shown = min(post.days.days, max(ahead, 56))
    values, days = post.values[-shown:], tuple(post.days)[-shown:]
    traces = [*(_ahead(look, metric, coming) if coming else ())]
    traces.append(
        day_line(
            look,
            metric,
            name="Days so far",
            platform=post.platform,
            days=days,
            values=values,
            estimated=np.zeros(shown, dtype=bool),
            alone=True,
        )
    )
    if not isinstance(post.unusual, Unanswered):
        traces.append(_unusual(look, metric, post, days[0]))
    last = coming.period.last_day if coming else post.days.last_day
    figure = framed(look, traces, days=Period(days[0], last))
    seen = [*values, *(coming.forecast.bands[0].high if coming else ())]
    lowest = min([0.0, *(value for value in values if np.isfinite(value))])
    figure.update_yaxes(**value_axis(metric, lowest=lowest, top=nice_top(seen)))
    figure.update_layout(
        showlegend=len(traces) > 1,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0},
        margin={"t": 44},
    )
    return figure


def _ahead(look: Theme, metric: Metric, coming: ComingDays) -> list[go.Scatter]:
    told, days = coming.forecast, list(coming.period)
    narrow, wide = told.bands[0], told.bands[-1]
    words = [
        f"{amount(metric, float(mean))}, {percent(wide.level)} between "
        f"{amount(metric, float(low))} and {amount(metric, float(high))}"
        for mean, low, high in zip(told.mean, wide.low, wide.high, strict=True)
    ]
    bands = [
        trace
        for one, opacity in ((wide, 0.14), (narrow, 0.26))
        for trace in band(
            days,
            one.low,
            one.high,
            name=f"{percent(one.level)} band",
            colour=look.accent,
            opacity=opacity,
        )
    ]
    return [
        *bands,
        go.Scatter(
            x=days,
            y=told.mean,
            name="Forecast",
            mode="lines",
            line={"color": look.accent, "width": 2, "dash": "dot"},
            customdata=words,
            hovertemplate="%{customdata}<extra>Forecast</extra>",
        ),
    ]


def _unusual(look: Theme, metric: Metric, post: PostOutlook, first: date) -> go.Scatter:
    assert not isinstance(post.unusual, Unanswered)
    shown = [one for one in post.unusual if one.day >= first]
    words = [
        f"{amount(metric, one.value, short=False)}, expected {amount(metric, one.expected)} "
        f"({amount(metric, one.low)} to {amount(metric, one.high)})"
        for one in shown
    ]
    return go.Scatter(
        x=[one.day for one in shown],
        y=[one.value for one in shown],
        name="Unusual day",
        mode="markers",
        marker={
            "symbol": "circle-open",
            "size": 13,
            "color": look.ink,
            "line": {"width": 2, "color": look.ink},
        },
        customdata=words,
        hovertemplate="%{customdata}<extra>Unusual</extra>",
    )
