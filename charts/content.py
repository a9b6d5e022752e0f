"""Draws a ContentReport: the days of each post, and its running total as it was read."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from analytics.content import ContentReport, PostSeries
from charts.annotations import LineEnd, change_marks, end_labels, nice_top
from charts.axes import value_axis
from charts.formats import amount
from charts.lines import day_line
from charts.theme import LEGEND_BELOW, SLOT_FOR_LABELS, SYMBOLS, Theme, framed, theme
from domain.once import once
from domain.periods import Period


@once
def content_daily_figure(report: ContentReport, *, dark: bool = False) -> go.Figure:
    look = theme(dark=dark)
    drawn = [post for post in report.posts if len(post.days)]
    traces = [_days(look, report, post) for post in drawn]
    top = nice_top(value for trace in traces for value in trace.y)
    lowest = min((float(np.nanmin(post.values)) for post in drawn), default=0.0)
    ends = [_end(look, report, post, float(post.values[-1])) for post in drawn]
    days = _told(report.posts)
    figure = _with_labels(look, traces, ends, top=top, days=days)
    if days:
        shapes, words = change_marks(look, report.definition_changes, report.metric, days)
        figure.update_layout(shapes=shapes, annotations=(*figure.layout.annotations, *words))
    figure.update_yaxes(**value_axis(report.metric, lowest=min(0.0, lowest), top=top))
    return figure


@once
def running_figure(report: ContentReport, *, dark: bool = False) -> go.Figure:
    """Steps would claim to know the time between two readings; straight lines only join them."""
    look = theme(dark=dark)
    drawn = [post for post in report.posts if post.running]
    traces = [_running(look, report, post) for post in drawn]
    top = nice_top(value for trace in traces for value in trace.y)
    ends = [_end(look, report, post, float(post.running[-1][1])) for post in drawn]
    figure = _with_labels(look, traces, ends, top=top, days=_told(report.posts))
    figure.update_yaxes(**value_axis(report.metric, lowest=0.0, top=top))
    return figure


def post_name(report: ContentReport, post: PostSeries) -> str:
    """The platform, with the account where one platform has several posts of the content."""
    twins = sum(other.platform is post.platform for other in report.posts)
    return f"{post.platform.label}, {post.account}" if twins > 1 else post.platform.label


def _days(look: Theme, report: ContentReport, post: PostSeries) -> go.Scatter:
    """Days without figures are put back as missing values, so that the line breaks there."""
    whole = Period(post.days[0], post.days[-1])
    values = np.full(whole.days, np.nan)
    estimated = np.zeros(whole.days, dtype=bool)
    at = np.array([(day - whole.first_day).days for day in post.days])
    values[at], estimated[at] = post.values, post.estimated
    return day_line(
        look,
        report.metric,
        name=post_name(report, post),
        platform=post.platform,
        days=tuple(whole),
        values=values,
        estimated=estimated,
        alone=len(report.posts) == 1,
    )


def _running(look: Theme, report: ContentReport, post: PostSeries) -> go.Scatter:
    colour = look.platforms[post.platform]
    return go.Scatter(
        x=[read for read, _ in post.running],
        y=np.array([float(total) for _, total in post.running]),
        name=post_name(report, post),
        mode="lines+markers",
        line={"color": colour, "width": 1.5, "dash": "dot"},
        marker={"symbol": SYMBOLS[post.platform], "size": 7, "color": colour},
        customdata=[amount(report.metric, total, short=False) for _, total in post.running],
        hovertemplate="%{customdata}, read %{x|%-d %b %Y %H:%M}<extra>%{fullData.name}</extra>",
    )


def _told(posts: Sequence[PostSeries]) -> Period | None:
    """From the first to the last day of any figure, so that both charts share their days."""
    days = [day for post in posts for day in (*post.days[:1], *post.days[-1:])]
    days += [read.date() for post in posts for read, _ in post.running]
    return Period(min(days), max(days)) if days else None


def _end(look: Theme, report: ContentReport, post: PostSeries, value: float) -> LineEnd:
    return post_name(report, post), look.platforms[post.platform], value


def _with_labels(
    look: Theme,
    traces: list[go.Scatter],
    ends: list[LineEnd],
    *,
    top: float,
    days: Period | None = None,
) -> go.Figure:
    direct = len(ends) > 1 and all(len(end[0]) < 12 for end in ends)
    figure = framed(look, traces, days=days, right=SLOT_FOR_LABELS if direct else 12)
    if direct:
        figure.update_layout(annotations=end_labels(ends, top=top))
    elif len(ends) > 1:
        figure.update_layout(showlegend=True, legend=LEGEND_BELOW)
    return figure
