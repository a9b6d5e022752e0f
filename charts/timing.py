"""Draws a TimingReport: hours and weekdays as a map, weeks, clips; and a LagReport."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from analytics.stats.lags import LagFit
from analytics.timing import ClipHours, LagReport, TimingReport, WeekMap
from analytics.timing.wording import WEEKDAYS, block_words, lag_words
from charts.escaping import escaped
from charts.formats import MISSING, percent
from charts.theme import Theme, base_layout, theme

_SHORT_DAYS = tuple(day[:3] for day in WEEKDAYS)
_ROW, _AROUND = 34, 60
_STRONGEST_COLOUR = 0.5  # a change from which colours do not grow any more
_NARROW_COLUMNS = 12


def counts_figure(report: TimingReport, *, dark: bool = False) -> go.Figure:
    """Posts by weekday and hours; a number in every cell that has any."""
    look, week = theme(dark=dark), report.week
    top = max(int(week.posts.max(initial=0)), 1)
    shade = "#2C78B8" if dark else "#4C9BD3"
    return _map(
        look,
        week,
        z=np.where(week.posts > 0, week.posts, np.nan),
        text=[[f"{count:,}" if count else "" for count in row] for row in week.posts.tolist()],
        hover=[
            [f"{_cell(week, day, block)}: {count:,} posts" for block, count in enumerate(row)]
            for day, row in enumerate(week.posts.tolist())
        ],
        scale=[(0.0, look.surface), (1.0, shade)],
        span=(0.0, float(top)),
    )


def change_figure(report: TimingReport, *, dark: bool = False) -> go.Figure:
    """How posts did beside the usual; cells under the minimum are empty."""
    look, week = theme(dark=dark), report.week
    less, more = ("#C2601C", "#2C78B8") if dark else ("#E58A3C", "#4C9BD3")
    return _map(
        look,
        week,
        z=week.change,
        text=[[_signed(value) for value in row] for row in week.change.tolist()],
        hover=[
            [_hover(week, day, block) for block in range(week.change.shape[1])]
            for day in range(week.change.shape[0])
        ],
        scale=[(0.0, less), (0.5, look.surface), (1.0, more)],
        span=(-_STRONGEST_COLOUR, _STRONGEST_COLOUR),
    )


def weeks_figure(report: TimingReport, *, dark: bool = False) -> go.Figure:
    """Posts of each whole week."""
    look = theme(dark=dark)
    trace = go.Bar(
        x=[week.first_day for week in report.weeks],
        y=[week.posts for week in report.weeks],
        marker={"color": look.accent},
        hovertemplate="%{y:,} posts<extra></extra>",
    )
    figure = go.Figure(data=[trace], layout=base_layout(look))
    figure.update_layout(height=220, bargap=0.25, dragmode=False)
    figure.update_xaxes(hoverformat="7 days from %a %-d %b %Y")
    figure.update_yaxes(title={"text": "posts per week"}, tickformat=",d")
    return figure


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
    figure.update_yaxes(title={"text": "clips"}, tickformat=",d")
    return figure


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


def counts_summary(report: TimingReport) -> str:
    day, block = np.unravel_index(int(report.week.posts.argmax()), report.week.posts.shape)
    most = _cell(report.week, int(day), int(block))
    return (
        f"{report.timed:,} posts by weekday and hour; most came on {most} "
        f"({int(report.week.posts.max()):,})."
    )


def change_summary(report: TimingReport) -> str:
    week = report.week
    if week.best is None:
        return "No time of the week has posts enough to say how they did."
    day, block = week.best
    return (
        f"How {report.rated:,} posts did by weekday and hour, drawn towards the usual; highest "
        f"{_cell(week, day, block)} with {_signed(float(week.change[week.best]))} "
        f"(n = {int(week.rated[week.best]):,})."
    )


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


def _signed(value: float) -> str:
    if np.isnan(value):
        return ""
    return f"{percent(round(value, 2), plus=True)}"


def _cell(week: WeekMap, day: int, block: int) -> str:
    return f"{WEEKDAYS[day]}, {block_words(block * week.block_h, week.block_h)}"


def _hover(week: WeekMap, day: int, block: int) -> str:
    count, where = int(week.rated[day, block]), _cell(week, day, block)
    if np.isnan(week.change[day, block]):
        few = f"under the minimum of {week.minimum}" if count else "no post with known figures"
        return f"{where}: {MISSING} ({f'n = {count:,}, ' if count else ''}{few})"
    low, high = (_signed(float(one[day, block])) for one in (week.low, week.high))
    return f"{where}: {_signed(float(week.change[day, block]))} ({low} to {high})<br>n = {count:,}"


def _map(
    look: Theme,
    week: WeekMap,
    *,
    z: Any,  # noqa: ANN401  an array, nan where empty
    text: Sequence[Sequence[str]],
    hover: Sequence[Sequence[str]],
    scale: Sequence[tuple[float, str]],
    span: tuple[float, float],
) -> go.Figure:
    blocks = week.posts.shape[1]
    trace = go.Heatmap(
        z=[[None if np.isnan(value) else value for value in row] for row in z.tolist()],
        x=[f"{block * week.block_h:02}" for block in range(blocks)],
        y=list(_SHORT_DAYS),
        text=text,
        texttemplate="%{text}",
        textfont={"color": look.ink, "size": 11 if blocks <= _NARROW_COLUMNS else 9},
        customdata=hover,
        hovertemplate="%{customdata}<extra></extra>",
        zmin=span[0],
        zmax=span[1],
        colorscale=list(scale),
        showscale=False,
        xgap=2,
        ygap=2,
        hoverongaps=True,
    )
    figure = go.Figure(data=[trace], layout=base_layout(look))
    figure.update_layout(
        height=_AROUND + _ROW * len(_SHORT_DAYS), hovermode="closest", dragmode=False
    )
    figure.update_xaxes(
        type="category",
        side="top",
        tickformat=None,
        hoverformat=None,
        nticks=None,
        title={"text": "from this hour on", "font": {"size": 11}},
        fixedrange=True,
        ticks="",
    )
    figure.update_yaxes(
        type="category", autorange="reversed", rangemode="normal", nticks=None, showgrid=False
    )
    return figure


def _plain(look: Theme, trace: go.Bar, *, height: int) -> go.Figure:
    figure = go.Figure(data=[trace], layout=base_layout(look))
    figure.update_layout(height=height, bargap=0.25, dragmode=False, hovermode="closest")
    figure.update_xaxes(type="linear", tickformat=None, hoverformat=None, nticks=None)
    return figure
