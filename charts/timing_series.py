"""Draws what timing says in bars: posts of each week, clips by hour, and a LagReport."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from analytics.stats.lags import LagFit
from analytics.timing import ClipHours, LagReport, TimingReport
from analytics.timing.wording import block_words, lag_words
from charts.escaping import escaped
from charts.theme import Theme, base_layout, theme
from domain.once import once

_FEW = 6  # of which each whole number has a tick
_BAR_OF_A_WEEK = 0.75 * 7 * 86_400_000  # plotly counts days in milliseconds


@once
def weeks_figure(report: TimingReport, *, dark: bool = False) -> go.Figure:
    """Posts of each whole week."""
    look = theme(dark=dark)
    trace = go.Bar(
        x=[week.first_day for week in report.weeks],
        y=[week.posts for week in report.weeks],
        offset=0,  # from its first day on
        width=_BAR_OF_A_WEEK,
        marker={"color": look.accent},
        hovertemplate="%{y:,} posts<extra></extra>",
    )
    figure = go.Figure(data=[trace], layout=base_layout(look))
    figure.update_layout(height=220, dragmode=False)
    figure.update_xaxes(hoverformat="7 days from %a %-d %b %Y")
    figure.update_yaxes(title={"text": "posts per week"}, **_whole([w.posts for w in report.weeks]))
    return figure


def _whole(counts: Sequence[int]) -> dict[str, object]:
    """Between whole numbers there are no ticks, which would be written twice."""
    few = max(counts, default=0) < _FEW
    return {"tickformat": ",d", **({"dtick": 1} if few else {})}


@once
def clips_figure(clips: ClipHours, *, dark: bool = False) -> go.Figure:
    look = theme(dark=dark)
    trace = go.Bar(
        x=list(range(len(clips.counts))),
        y=list(clips.counts),
        marker={"color": look.accent},
        customdata=[block_words(hour, 1) for hour in range(len(clips.counts))],
        hovertemplate="%{customdata}: %{y:,} clips<extra></extra>",
    )
    figure = _plain(look, trace, height=240)
    figure.update_xaxes(title={"text": "hour of the day"}, tickvals=list(range(0, 24, 3)))
    figure.update_yaxes(title={"text": "clips"}, **_whole(clips.counts))
    return figure


@once
def lag_figure(fit: LagFit, *, dark: bool = False) -> go.Figure:
    """A bar per lag; the dashed lines are what the strongest of all passes by chance in one of
    twenty cases."""
    look = theme(dark=dark)
    beyond = np.abs(fit.correlations) > fit.threshold
    trace = go.Bar(
        x=fit.lags.tolist(),
        y=fit.correlations.tolist(),
        marker={
            "color": [look.accent if one else look.background for one in beyond],
            "line": {"color": look.accent, "width": 1.25},
        },
        customdata=[lag_words(int(lag)) for lag in fit.lags],
        hovertemplate="%{customdata}: %{y:.2f}<extra></extra>",
    )
    figure = _plain(look, trace, height=280)
    for height in (fit.threshold, -fit.threshold):
        figure.add_hline(y=height, line={"color": look.quiet, "width": 1.25, "dash": "dash"})
    reach = max(float(np.abs(fit.correlations).max()), fit.threshold) * 1.2
    figure.update_xaxes(title={"text": "days later"}, dtick=7, zeroline=False)
    figure.update_yaxes(title={"text": "correlation"}, range=[-reach, reach], rangemode="normal")
    return figure


def weeks_summary(report: TimingReport) -> str:
    posts = [week.posts for week in report.weeks]
    return (
        f"Posts of {len(posts):,} whole weeks: from {min(posts):,} to {max(posts):,} a week, "
        f"{sum(1 for each in posts if not each):,} weeks without any."
    )


def clips_summary(clips: ClipHours) -> str:
    hour = max(range(len(clips.counts)), key=clips.counts.__getitem__)
    return (
        f"{clips.clips:,} clips by hour of the day; most between {block_words(hour, 1)} "
        f"({clips.counts[hour]:,})."
    )


def lag_summary(report: LagReport, fit: LagFit) -> str:
    lead = escaped(report.lead.label) if report.lead else ""
    follow = escaped(report.follow.label) if report.follow else ""
    return (
        f"Correlation of {lead} with {follow} at {fit.lags.size} lags; the strongest is "
        f"{fit.estimate:.2f}, {lag_words(fit.best)}, "
        f"{'beyond' if fit.stands else 'within'} what chance gives."
    )


def _plain(look: Theme, trace: go.Bar, *, height: int) -> go.Figure:
    figure = go.Figure(data=[trace], layout=base_layout(look))
    figure.update_layout(height=height, bargap=0.25, dragmode=False, hovermode="closest")
    figure.update_xaxes(type="linear", tickformat=None, hoverformat=None, nticks=None)
    return figure
