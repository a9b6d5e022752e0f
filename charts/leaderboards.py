"""Draws who brings the most: totals as bars, typical posts as points with their intervals."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics.leaderboards.order import Order
from analytics.leaderboards.report import LeaderboardReport
from analytics.leaderboards.standings import Standing
from charts.annotations import nice_top
from charts.axes import value_axis
from charts.escaping import escaped
from charts.formats import amount, percent
from charts.theme import Theme, base_layout, theme
from domain.once import once

MOST_DRAWN = 15
_ROW = 30
_WORDS = 66  # pixels beside the plot for the figures themselves
_LONGEST = 40


@once
def leaderboard_figure(report: LeaderboardReport, *, dark: bool = False) -> go.Figure:
    """The first 15 of those that are ranked; what is ranked by decides what is drawn."""
    look, rows = theme(dark=dark), report.ranked[:MOST_DRAWN]
    by_typical = report.board.order is Order.TYPICAL and report.typical is not None
    trace = _points(report, look, rows) if by_typical else _bars(report, look, rows)
    figure = go.Figure(data=[trace], layout=base_layout(look, right=_WORDS))
    figure.update_layout(
        height=_ROW * len(rows) + 64,
        hovermode="closest",
        dragmode=False,
        annotations=[
            _at_the_right(report, look, place, row, by_typical=by_typical)
            for place, row in enumerate(rows)
        ],
        xaxis=_across(report, look, rows, by_typical=by_typical),
        yaxis=_names(look, rows),
    )
    if by_typical and report.typical is not None:
        figure.add_vline(x=report.typical, line={"color": look.quiet, "dash": "dot", "width": 1.5})
    return figure


def _bars(report: LeaderboardReport, look: Theme, rows: Sequence[Standing]) -> go.Bar:
    return go.Bar(
        x=[float(row.total) for row in rows],
        y=list(range(len(rows))),
        orientation="h",
        width=0.62,
        marker={"color": look.accent},
        customdata=[_hover(report, row) for row in rows],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _points(report: LeaderboardReport, look: Theme, rows: Sequence[Standing]) -> go.Scatter:
    known = [(place, row.typical) for place, row in enumerate(rows) if row.typical]
    return go.Scatter(
        x=[typical.estimate for _, typical in known],
        y=[place for place, _ in known],
        mode="markers",
        marker={"color": look.accent, "size": 10},
        error_x={
            "array": [typical.high - typical.estimate for _, typical in known],
            "arrayminus": [typical.estimate - typical.low for _, typical in known],
            "color": look.accent,
            "thickness": 1.75,
            "width": 5,
        },
        customdata=[_hover(report, rows[place]) for place, _ in known],
        hovertemplate="%{customdata}<extra></extra>",
    )


def _hover(report: LeaderboardReport, row: Standing) -> str:
    said = [f"{_amount(report, float(row.total))} in all", f"n = {row.posts:,} posts"]
    if row.share is not None:
        said.append(f"{percent(row.share)} of the total")
    if row.typical:
        typical = row.typical
        said.append(
            f"typical post {_amount(report, typical.estimate)} "
            f"({_amount(report, typical.low)} to {_amount(report, typical.high)})"
        )
    return f"{escaped(row.label)}: {', '.join(said)}"


def _at_the_right(
    report: LeaderboardReport, look: Theme, place: int, row: Standing, *, by_typical: bool
) -> dict[str, object]:
    value = row.typical.estimate if by_typical and row.typical else float(row.total)
    return {
        "text": amount(report.metric, value, currency=report.currency),
        "x": 1,
        "xref": "paper",
        "xanchor": "left",
        "xshift": 6,
        "y": place,
        "yref": "y",
        "showarrow": False,
        "font": {"color": look.ink, "size": 12, "weight": 600},
    }


def _across(
    report: LeaderboardReport, look: Theme, rows: Sequence[Standing], *, by_typical: bool
) -> dict[str, object]:
    typical = [row.typical.high for row in rows if row.typical]
    reached = typical if by_typical else [float(row.total) for row in rows]
    return {
        **value_axis(report.metric, lowest=min([0.0, *reached]), top=nice_top(reached)),
        "type": "linear",
        "showgrid": True,
        "gridcolor": look.grid,
        "fixedrange": True,
        "zeroline": False,
    }


def _names(look: Theme, rows: Sequence[Standing]) -> dict[str, object]:
    """By place, not by name: two pieces of content may be called the same."""
    return {
        "type": "linear",
        "tickvals": list(range(len(rows))),
        "ticktext": [f"{row.rank}  {escaped(row.label, longest=_LONGEST)}" for row in rows],
        "tickfont": {"color": look.ink},
        "range": [len(rows) - 0.4, -0.6],
        "showgrid": False,
        "zeroline": False,
        "automargin": True,
        "fixedrange": True,
    }


def _amount(report: LeaderboardReport, value: float) -> str:
    return amount(report.metric, value, short=False, currency=report.currency)


def leaderboard_summary(report: LeaderboardReport) -> str:
    """One sentence for those who do not see the chart; texts of users stand as they are."""
    first = report.ranked[:3]
    told = ", ".join(f"{row.label} {_amount(report, float(row.total))}" for row in first)
    return f"{report.metric.label} in all: {told}."
