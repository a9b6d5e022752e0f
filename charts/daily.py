"""Draws an OverviewReport's days: by platform or in total, with the period before dashed."""

from collections.abc import Sequence

import numpy as np
import plotly.graph_objects as go

from analytics.anomalies import UnusualDays
from analytics.overview import DailySeries, OverviewReport
from charts.annotations import MOST_DIRECT_LABELS, LineEnd, change_marks, end_labels, nice_top
from charts.anomalies import unusual_marks
from charts.axes import value_axis
from charts.lines import comparison_line, day_line
from charts.theme import LEGEND_BELOW, SLOT_FOR_LABELS, Theme, framed, theme
from charts.totals import has_values, summed
from domain.metrics import Metric
from domain.once import once

# More dashed lines tell nothing; with more platforms the reader switches to the total.
_MOST_COMPARED = 5


@once
def daily_figure(
    report: OverviewReport,
    *,
    unusual: Sequence[UnusualDays] = (),
    total: bool = False,
    dark: bool = False,
) -> go.Figure:
    look = theme(dark=dark)
    now = [series for series in report.series if has_values(series)]
    before = [series for series in report.comparison if has_values(series)]
    if total and now:
        now, before = [summed(now)], [summed(before)] if before else []
    named = len(now) > 1
    traces = [_line(look, report.metric, series, total=total, alone=not named) for series in now]
    if len(now) <= _MOST_COMPARED:
        traces = _compared(look, report, now, before, total=total) + traces
    traces += unusual_marks(look, report.metric, unusual)
    direct = named and len(now) <= MOST_DIRECT_LABELS
    figure = framed(
        look, traces, days=report.selection.period, right=SLOT_FOR_LABELS if direct else 12
    )
    top = nice_top(value for trace in traces for value in trace.y)
    shapes, words = change_marks(
        look, report.definition_changes, report.metric, report.selection.period
    )
    labels = end_labels(_ends(look, now), top=top) if direct else []
    figure.update_layout(shapes=shapes, annotations=words + labels)
    if named and not direct:
        figure.update_layout(showlegend=True, legend=LEGEND_BELOW)
    lowest = min((np.nanmin(s.values) for s in [*now, *before]), default=0.0)
    figure.update_yaxes(**value_axis(report.metric, lowest=min(0.0, lowest), top=top))
    return figure


def _line(
    look: Theme, metric: Metric, series: DailySeries, *, total: bool, alone: bool
) -> go.Scatter:
    return day_line(
        look,
        metric,
        name="All platforms" if total else series.platform.label,
        platform=None if total else series.platform,
        days=series.days,
        spans=series.spans if series.lengths else (),
        values=series.values,
        estimated=series.estimated,
        alone=alone,
    )


def _compared(
    look: Theme,
    report: OverviewReport,
    now: Sequence[DailySeries],
    before: Sequence[DailySeries],
    *,
    total: bool,
) -> list[go.Scatter]:
    """Aligned by the number of the day (or week, or month) in its period, not by date."""
    drawn = {series.platform for series in now}
    if not now:
        return []
    days = now[0].days
    return [
        comparison_line(
            look,
            report.metric,
            name="All platforms" if total else series.platform.label,
            platform=None if total else series.platform,
            days=days,
            spans_before=series.spans,
            values=series.values[: len(days)],
        )
        for series in before
        if total or series.platform in drawn
    ]


def _ends(look: Theme, drawn: Sequence[DailySeries]) -> list[LineEnd]:
    ends = []
    for series in drawn:
        last = int(np.flatnonzero(~np.isnan(series.values))[-1])
        name, colour = series.platform.label, look.platforms[series.platform]
        ends.append((name, colour, float(series.values[last])))
    return ends
