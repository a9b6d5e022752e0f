"""Draws one rhythm of a TrendReport: what each weekday or day of the month adds."""

import plotly.graph_objects as go

from analytics.trends.parts import SeasonProfile
from charts.formats import percent, signed_amount
from charts.theme import framed, theme
from domain.metrics import Metric
from domain.once import once

_HEIGHT = 260


@once
def season_figure(
    profile: SeasonProfile, metric: Metric, *, gauge: bool, dark: bool = False
) -> go.Figure:
    """Bars from the average position, in per cent of it where it is above zero."""
    look = theme(dark=dark)
    in_share = profile.level > 0 and not gauge
    scale = 100 / profile.level if in_share else 1.0
    heights, low, high = (edge * scale for edge in (profile.profile, profile.low, profile.high))
    words = [
        f"{label}: {_said(metric, height, in_share)}, {_said(metric, least, in_share)} to "
        f"{_said(metric, most, in_share)}"
        for label, height, least, most in zip(profile.labels, heights, low, high, strict=True)
    ]
    figure = go.Figure(
        go.Bar(
            x=list(profile.labels),
            y=heights,
            marker={
                "color": [look.rise if height >= 0 else look.fall for height in heights],
                "pattern": {"shape": ["" if height >= 0 else "/" for height in heights]},
                "opacity": 1 if profile.clear else 0.45,
            },
            error_y={
                "type": "data",
                "symmetric": False,
                "array": high - heights,
                "arrayminus": heights - low,
                "color": look.ink,
                "thickness": 1.2,
                "width": 3,
            },
            customdata=words,
            hovertemplate="%{customdata}<extra></extra>",
        ),
        layout=framed(look, []).layout,
    )
    figure.update_layout(height=_HEIGHT, hovermode="closest", bargap=0.25)
    figure.update_xaxes(type="category", tickformat=None, hoverformat=None, nticks=16)
    figure.update_yaxes(ticksuffix="\u00a0%" if in_share else "", zeroline=True)
    return figure


def _said(metric: Metric, value: float, in_share: bool) -> str:
    return percent(value / 100, plus=True) if in_share else signed_amount(metric, float(value))
