"""Draws a ChangeReport as a waterfall, and says it in words."""

from decimal import Decimal
from typing import Any

import plotly.graph_objects as go

from analytics.change import Cause, ChangeReport
from charts.formats import NEW, amount, percent, signed_amount
from charts.theme import Theme, base_layout, theme
from domain.once import once

_BAR = 38
_ROOM = 0.3  # beside the bars, for their words
_AGAINST_FROM = Decimal("0.25")  # of the main part: a smaller one on the other side is not named
_IN_ALL = "Change in all"

_MORE = {
    Cause.VOLUME: "more posts",
    Cause.MIX: "platform mix",
    Cause.PERFORMANCE: "more per post",
    Cause.OLD_CATALOGUE: "old catalogue",
    Cause.UNDATED: "posts without a date",
}
_LESS = {**_MORE, Cause.VOLUME: "fewer posts", Cause.PERFORMANCE: "less per post"}
_LEVEL = {**_MORE, Cause.VOLUME: "number of posts", Cause.PERFORMANCE: "per post"}


@once
def change_figure(report: ChangeReport, *, dark: bool = False) -> go.Figure:
    """From nothing to the difference; the totals themselves would dwarf what changed."""
    look, parts = theme(dark=dark), report.parts
    amounts = [*parts.values(), report.difference]
    words = [_signed(report, each) for each in amounts]
    trace = go.Waterfall(
        orientation="h",
        measure=["relative"] * len(parts) + ["total"],
        y=[cause_name(cause, part) for cause, part in parts.items()] + [_IN_ALL],
        x=[float(each) for each in amounts],
        text=words,
        textposition="outside",
        textfont={"color": look.ink, "size": 12},
        cliponaxis=False,
        increasing={"marker": {"color": look.rise}},
        decreasing={"marker": {"color": look.fall}},
        totals={"marker": {"color": look.quiet}},
        connector={"line": {"color": look.grid, "width": 1}},
        customdata=[_signed(report, each, short=False) for each in amounts],
        hovertemplate="%{y}: %{customdata}<extra></extra>",
    )
    figure = go.Figure(data=[trace], layout=base_layout(look))
    figure.update_layout(
        height=_BAR * len(amounts) + 36,
        hovermode="closest",
        dragmode=False,
        **_axes(report, look),
    )
    return figure


def _axes(report: ChangeReport, look: Theme) -> dict[str, Any]:
    low, high = _reach(report)
    room = _ROOM * (high - low)
    return {
        "xaxis": {
            "type": "linear",
            "showticklabels": False,  # every bar says its own amount
            "ticks": "",
            "range": [low - room if low < 0 else 0, high + room if high > 0 else room],
            "showgrid": False,
            "zeroline": True,
            "zerolinecolor": look.quiet,
            "fixedrange": True,
        },
        "yaxis": {
            "autorange": "reversed",
            "showgrid": False,
            "tickfont": {"color": look.ink},
            "automargin": True,
            "fixedrange": True,
        },
    }


def _reach(report: ChangeReport) -> tuple[float, float]:
    """The least and the greatest sum on the way."""
    standing, low, high = Decimal(0), Decimal(0), Decimal(0)
    for part in report.parts.values():
        standing += part
        low, high = min(low, standing), max(high, standing)
    return float(low), float(high)


def cause_name(cause: Cause, part: Decimal) -> str:
    """As a label: it says which way a part of this sign went."""
    named = _MORE if part > 0 else _LESS if part < 0 else _LEVEL
    return named[cause][:1].upper() + named[cause][1:]


def change_finding(report: ChangeReport) -> str:
    """The title: how far it moved, mainly by what, and against what."""
    label, difference = report.metric.label, report.difference
    if difference == 0:
        return f"{label} did not change"
    way = "up" if difference > 0 else "down"
    told = f"{label} {way} {_relative(report)}"
    along = {c: p for c, p in report.parts.items() if p * difference > 0}
    main = max(along, key=lambda cause: abs(along[cause]))
    against = {
        cause: part
        for cause, part in report.parts.items()
        if part * difference < 0 and abs(part) >= _AGAINST_FROM * abs(along[main])
    }
    said = f"{told}, mainly {_phrase(main, along[main])}"
    if not against:
        return said
    other = max(against, key=lambda cause: abs(against[cause]))
    return f"{said}, against {_phrase(other, against[other])}"


def change_summary(report: ChangeReport) -> str:
    """One sentence with exact amounts, which add up."""
    parts = ", ".join(
        f"{cause_name(cause, part).lower()} {_signed(report, part, short=False)}"
        for cause, part in report.parts.items()
    )
    before, now = (
        amount(report.metric, each, short=False, currency=report.currency)
        for each in (report.before, report.now)
    )
    difference = _signed(report, report.difference, short=False)
    return f"{report.metric.label} went from {before} to {now}, a change of {difference}: {parts}."


def _phrase(cause: Cause, part: Decimal) -> str:
    if cause in (Cause.VOLUME, Cause.PERFORMANCE):
        return cause_name(cause, part).lower()
    way = "more from" if part > 0 else "less from"
    return f"{way} {'the ' if cause is not Cause.UNDATED else ''}{_MORE[cause]}"


def _relative(report: ChangeReport) -> str:
    if report.before <= 0:
        return f"by {_signed(report, report.difference)} ({NEW})"
    return percent(float(abs(report.difference) / report.before))


def _signed(report: ChangeReport, part: Decimal, *, short: bool = True) -> str:
    return signed_amount(report.metric, part, short=short, currency=report.currency)
