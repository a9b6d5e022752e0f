"""Draws a TrendComparison: its lines as they are, or each from a hundred."""

import numpy as np
import plotly.graph_objects as go

from analytics.trends.comparison import ComparedTrend, TrendComparison
from charts.annotations import nice_top
from charts.axes import value_axis
from charts.escaping import escaped
from charts.lines import day_line
from charts.theme import LEGEND_BELOW, Theme, framed, theme
from domain.metrics import Metric
from domain.once import once
from domain.vocabulary import Level, Platform

# Five hues that stay apart for eyes that see colours alike, each with its own symbol.
_HUES = (
    Platform.FACEBOOK,
    Platform.YOUTUBE,
    Platform.LINKEDIN,
    Platform.INSTAGRAM,
    Platform.TIKTOK,
)
_DASHES = ("solid", "dash", "dot", "dashdot", "longdash")
_INDEX = Metric("index", "Index", "100 is the mean of each.", "points")


@once
def trend_comparison_figure(
    report: TrendComparison, *, indexed: bool, dark: bool = False
) -> go.Figure:
    look = theme(dark=dark)
    traces = [
        _line(look, report, row, place, indexed=indexed) for place, row in enumerate(report.rows)
    ]
    figure = framed(look, traces, days=report.subject.period)
    figure.update_layout(showlegend=True, legend=LEGEND_BELOW)
    values = np.concatenate([trace.y for trace in traces])
    known = values[np.isfinite(values)]
    lowest = min(0.0, float(known.min())) if known.size else 0.0
    metric = _INDEX if indexed else report.subject.metric
    figure.update_yaxes(**value_axis(metric, lowest=lowest, top=nice_top(known)))
    return figure


def row_name(report: TrendComparison, row: ComparedTrend) -> str:
    """The metric, where one item is compared by several."""
    alone = len({one.item.key for one in report.rows}) == 1
    return row.metric.label if alone and len(report.rows) > 1 else row.item.label


def _line(
    look: Theme, report: TrendComparison, row: ComparedTrend, place: int, *, indexed: bool
) -> go.Scatter:
    own_hue = report.subject.level is Level.PLATFORM and row.metric is report.subject.metric
    line = day_line(
        look,
        _INDEX if indexed else row.metric,
        name=escaped(row_name(report, row), longest=40),
        platform=Platform(row.item.key) if own_hue else _HUES[place % len(_HUES)],
        days=row.line.steps,
        values=row.indexed if indexed else row.line.values,
        estimated=row.line.estimated,
    )
    return line.update(line={"dash": _DASHES[place % len(_DASHES)]})
