"""Draws a CorrelationReport: the links of all features with all metrics at once."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import plotly.graph_objects as go

from analytics.correlations import CorrelationReport, FeatureKind, Finding
from charts.escaping import escaped
from charts.formats import MINUS, MISSING
from charts.theme import Theme, theme
from domain.once import once

_ROW = 27
_AROUND = 120
_LONGEST_LABEL = 20


@once
def heat_figure(report: CorrelationReport, *, dark: bool = False) -> go.Figure:
    """Numbers with a sign are links of numbers and of yes and no, those without one links of
    categories; only what stands against chance has a colour."""
    look = theme(dark=dark)
    rows, metrics = told_features(report), [one.metric.name for one in report.table.outcomes]
    found = [[report.finding(name, metric) for metric in metrics] for name in rows]
    figure = go.Figure(
        data=[_heat(look, report, found, dark=dark)],
        layout=_heat_layout(look, len(rows)),
    )
    figure.update_xaxes(
        tickvals=list(range(len(metrics))),
        ticktext=[escaped(one.metric.label, longest=20) for one in report.table.outcomes],
    )
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[_label(report, name) for name in rows],
    )
    return figure


def told_features(report: CorrelationReport) -> tuple[str, ...]:
    """Those with a link to tell, the ones that stand most often and strongest first."""
    weight: dict[str, float] = {}
    for one in report.findings:
        if one.told:
            size = abs(one.estimate)
            weight[one.feature] = weight.get(one.feature, 0.0) + (size if one.stands else 0.0)
    return tuple(sorted(weight, key=lambda name: -weight[name]))


def number_words(finding: Finding) -> str:
    """Two decimals, with a sign where there is a direction."""
    if not finding.told:
        return MISSING
    size = f"{abs(finding.estimate):.2f}"
    if finding.kind is FeatureKind.CATEGORY:
        return size
    if size == "0.00":
        return f"\u00b1{size}"
    return f"{MINUS if finding.estimate < 0 else '+'}{size}"


def _heat(
    look: Theme,
    report: CorrelationReport,
    found: Sequence[Sequence[Finding]],
    *,
    dark: bool,
) -> go.Heatmap:
    return go.Heatmap(
        z=[[one.estimate if one.stands else (0.0 if one.told else None) for one in row]
           for row in found],
        text=[[_written(one) for one in row] for row in found],
        texttemplate="%{text}",
        textfont={"color": look.ink, "size": 10},
        customdata=[[_hover(report, one) for one in row] for row in found],
        hovertemplate="%{customdata}<extra></extra>",
        zmin=-0.8,
        zmax=0.8,
        colorscale=_scale(look, dark=dark),
        showscale=False,
        xgap=2,
        ygap=2,
        hoverongaps=False,
    )  # fmt: skip


def _scale(look: Theme, *, dark: bool) -> list[tuple[float, str]]:
    """Orange for less, blue for more, both told apart by eyes that see hues alike."""
    if dark:
        return [(0.0, "#C2601C"), (0.5, look.surface), (1.0, "#2C78B8")]
    return [(0.0, "#E58A3C"), (0.5, "#F5F7F9"), (1.0, "#4C9BD3")]


def _written(finding: Finding) -> str:
    """Bold where it stands, so that colour is not the only sign; short for narrow cells."""
    number = number_words(finding).replace("0.", ".")
    return f"<b>{number}</b>" if finding.stands else number


def _hover(report: CorrelationReport, one: Finding) -> str:
    label = _label(report, one.feature)
    metric = escaped(report.table.outcome(one.metric).label)
    if not one.told:
        return f"{label}, {metric}: {escaped(one.reason, longest=110)}"
    return (
        f"{label}, {metric}: {number_words(one)} ({_signed(one.low)} to {_signed(one.high)})"
        f"<br>n = {one.n:,}, q = {q_words(one.q)}"
    )


def q_words(q: float) -> str:
    if np.isnan(q):
        return MISSING
    return "< 0.001" if q < 0.001 else f"{q:.4f}"


def _signed(value: float) -> str:
    return f"{MINUS if value < 0 else ''}{abs(value):.2f}"


def _label(report: CorrelationReport, name: str) -> str:
    return escaped(report.table.feature(name).label, longest=_LONGEST_LABEL)


def _heat_layout(look: Theme, rows: int) -> dict[str, Any]:
    return {
        "height": _AROUND + _ROW * max(rows, 2),
        "margin": {"l": 8, "r": 16, "t": 8, "b": 8},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": {"family": "Inter, sans-serif", "size": 12, "color": look.quiet},
        "hoverlabel": {
            "bgcolor": look.surface,
            "bordercolor": look.grid,
            "font": {"family": "Inter, sans-serif", "size": 12, "color": look.ink},
        },
        "dragmode": False,
        "xaxis": {
            "side": "top",
            "showgrid": False,
            "zeroline": False,
            "autotickangles": [0, -45, -90],  # the first that leaves all names readable
            "tickfont": {"size": 11},
            "automargin": True,
            "fixedrange": True,
        },
        "yaxis": {
            "autorange": "reversed",
            "showgrid": False,
            "zeroline": False,
            "tickfont": {"size": 11},
            "automargin": True,
            "fixedrange": True,
        },
    }


def heat_summary(report: CorrelationReport) -> str:
    """The alternative text of the heat map."""
    standing = report.standing
    told = (
        f"Links of {len(told_features(report))} features with {len(report.table.outcomes)} "
        f"metrics of {report.table.posts:,} posts: {len(standing)} of {report.tests} stand against "
        "chance"
    )
    if not standing:
        return f"{told}."
    best = standing[0]
    label, metric = report.table.feature(best.feature).label, best.metric
    outcome = report.table.outcome(metric).label.lower()
    return f"{told}, the surest {label.lower()} with {outcome} ({number_words(best)})."
