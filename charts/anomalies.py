"""Draws one series of an AnomalyReport: its days, what was expected of them, and what stood out."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import plotly.graph_objects as go

from analytics.anomalies import AnomalyReport, UnusualDays, WatchedSeries
from analytics.measures import DefinitionChange
from charts.annotations import change_marks, nice_top
from charts.axes import value_axis
from charts.escaping import escaped
from charts.formats import amount
from charts.lines import day_line
from charts.notes import mark_notes
from charts.theme import LEGEND_BELOW, Theme, framed, theme
from domain.metrics import Metric
from domain.once import once

_MARKER = 11


@once
def anomaly_figure(
    report: AnomalyReport, series: WatchedSeries, *, dark: bool = False
) -> go.Figure:
    """The band holds 95 % of ordinary days. Marks: filled while nobody has looked, else hollow."""
    look, days = theme(dark=dark), tuple(report.selection.period)
    line = day_line(
        look,
        report.metric,
        name=series.label,
        platform=series.subject.platform,
        days=days,
        values=series.values,
        estimated=series.estimated,
        alone=True,
    )
    runs = [run for run in report.days if run.series == series.key]
    band, expected = _band(look, days, series), _expected(look, report.metric, days, series)
    traces = [*band, expected, line, *unusual_marks(look, report.metric, runs)]
    figure = framed(look, traces, days=report.selection.period)
    shapes, words = change_marks(look, _of(report, series), report.metric, report.selection.period)
    figure.update_layout(
        shapes=shapes,
        annotations=words,
        showlegend=True,
        legend=LEGEND_BELOW,
        margin={"t": 32},
    )
    top = nice_top([*series.values, *_drawn_high(series)])
    lowest = min(0.0, float(np.nanmin(series.values, initial=0.0)))
    figure.update_yaxes(**value_axis(report.metric, lowest=lowest, top=top))
    return mark_notes(figure, report.beside, report.selection.period, dark=dark)


def _of(report: AnomalyReport, series: WatchedSeries) -> list[DefinitionChange]:
    platform = series.subject.platform
    return [one for one in report.definition_changes if platform in (None, one.platform)]


def _drawn_high(series: WatchedSeries) -> list[float]:
    """A band far above all days would press the line to the ground; it is cut there."""
    highest = float(np.nanmax(series.values, initial=0.0))
    return [min(float(high), 2 * highest) for high in series.high if not np.isnan(high)]


def _band(look: Theme, days: Sequence[date], series: WatchedSeries) -> list[go.Scatter]:
    """A polygon around the stretches of days that have a band; a gap between them stays open."""
    traces = []
    for number, stretch in enumerate(_stretches(series)):
        inside = [days[at] for at in stretch]
        traces.append(
            go.Scatter(
                x=[*inside, *reversed(inside)],
                y=np.r_[series.high[stretch], series.low[stretch][::-1]],
                fill="toself",
                fillcolor=look.quiet,
                opacity=0.16,
                line={"width": 0},
                mode="lines",
                hoverinfo="skip",
                name="Ordinary days (95 %)",
                legendgroup="band",
                showlegend=number == 0,
            )
        )
    return traces


def _stretches(series: WatchedSeries) -> list[np.ndarray]:
    known = np.flatnonzero(np.isfinite(series.low))
    return [part for part in np.split(known, np.flatnonzero(np.diff(known) > 1) + 1) if part.size]


def _expected(
    look: Theme, metric: Metric, days: Sequence[date], series: WatchedSeries
) -> go.Scatter:
    return go.Scatter(
        x=list(days),
        y=series.expected,
        mode="lines",
        connectgaps=False,
        line={"color": look.quiet, "width": 1.25, "dash": "dash"},
        name="Expected",
        customdata=[amount(metric, value) for value in series.expected],
        hovertemplate="%{customdata}<extra>Expected</extra>",
    )


def unusual_marks(look: Theme, metric: Metric, runs: Sequence[UnusualDays]) -> list[go.Scatter]:
    """On the day of each run that lies furthest out."""
    return [
        go.Scatter(
            x=[run.peak for run in chosen],
            y=[run.value for run in chosen],
            mode="markers",
            name=name,
            marker={
                "symbol": ["triangle-up" if run.is_above else "triangle-down" for run in chosen],
                "size": _MARKER,
                "color": look.background if hollow else look.fall,
                "line": {"color": look.fall, "width": 2},
            },
            cliponaxis=False,
            customdata=[_verdict(metric, run) for run in chosen],
            hovertemplate="%{customdata}<extra></extra>",
        )
        for name, hollow, chosen in (
            ("Unusual", False, [run for run in runs if run.acknowledged is None]),
            ("Unusual, seen", True, [run for run in runs if run.acknowledged is not None]),
        )
        if chosen
    ]


def _verdict(metric: Metric, run: UnusualDays) -> str:
    side = "above" if run.is_above else "below"
    return (
        f"{escaped(run.label)}: {abs(run.deviation):.1f} standard deviations {side} "
        f"{amount(metric, run.expected)}"
    )


def anomaly_finding(report: AnomalyReport) -> str:
    """The title of the list: how much stood out."""
    if not report.series and not report.posts_judged:
        return f"{report.metric.label}: nothing to judge in these days"
    days = sum(run.days.days for run in report.days)
    if not days and not report.posts:
        return f"{report.metric.label}: nothing stood out"
    told = [_counted(days, "unusual day"), _counted(len(report.posts), "unusual post")]
    return f"{report.metric.label}: {' and '.join(told)}"


def anomaly_summary(report: AnomalyReport, series: WatchedSeries) -> str:
    """The alternative text of the chart."""
    runs = [run for run in report.days if run.series == series.key]
    period = report.selection.period
    said = (
        f"{report.metric.label} per day, {series.label}, {period.first_day} to {period.last_day}, "
        f"with the band of ordinary days learnt from {series.history} days"
    )
    if not runs:
        return f"{said}; no day stood out."
    told = [
        f"{run.peak} with {amount(report.metric, run.value)} instead of "
        f"{amount(report.metric, run.expected)}"
        for run in runs[:5]
    ]
    return f"{said}; {_counted(len(runs), 'time')} out of it: {', '.join(told)}."


def _counted(number: int, noun: str) -> str:
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
