"""Draws a FeatureImportanceReport: a bar per feature with its interval."""

import plotly.graph_objects as go

from analytics.correlations import FeatureImportanceReport
from charts.escaping import escaped
from charts.formats import percent
from charts.theme import base_layout, theme
from domain.once import once

MOST_BARS = 12
_ROW = 26
_AROUND = 70


@once
def importance_figure(report: FeatureImportanceReport, *, dark: bool = False) -> go.Figure:
    """The most important at the top; bars whose interval reaches 0 are hollow."""
    look = theme(dark=dark)
    shown = report.importance.features[:MOST_BARS][::-1]
    trace = go.Bar(
        x=[max(one.estimate, 0.0) * 100 for one in shown],
        y=[escaped(report.labels[one.name], longest=28) for one in shown],
        orientation="h",
        marker={
            "color": [look.accent if one.matters else look.background for one in shown],
            "line": {"color": look.accent, "width": 1.5},
        },
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [(one.high - max(one.estimate, 0.0)) * 100 for one in shown],
            "arrayminus": [(max(one.estimate, 0.0) - one.low) * 100 for one in shown],
            "color": look.quiet,
            "thickness": 1.25,
            "width": 4,
        },
        customdata=[
            f"{percent(one.estimate)} ({percent(one.low)} to {percent(one.high)})" for one in shown
        ],
        hovertemplate="%{y}: %{customdata}<extra></extra>",
    )
    figure = go.Figure(data=[trace], layout=base_layout(look))
    figure.update_layout(
        hovermode="closest", dragmode=False, height=_AROUND + _ROW * max(len(shown), 2), bargap=0.4
    )
    figure.update_xaxes(
        type="linear",
        tickformat=None,
        ticksuffix=" %",
        hoverformat=None,
        nticks=6,
        zeroline=True,
        zerolinecolor=look.quiet,
        showgrid=True,
        gridcolor=look.grid,
        title={"text": "share of the differences between unseen posts"},
    )
    figure.update_yaxes(rangemode="normal", showgrid=False, nticks=None, dtick=1, type="category")
    return figure


def importance_summary(report: FeatureImportanceReport) -> str:
    found = report.importance
    best = found.features[0]
    return (
        f"{report.finding} (interval {percent(found.low)} to {percent(found.high)}, "
        f"{found.n:,} posts). First: {report.labels[best.name].lower()} with "
        f"{percent(best.estimate)}."
    )
