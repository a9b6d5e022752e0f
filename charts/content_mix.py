"""Draws the mix of reactions: a bar per platform, parted by kind."""

from collections.abc import Sequence

import plotly.graph_objects as go

from analytics.engagement_mix import PlatformMix
from charts.formats import exact, percent
from charts.theme import Theme, base_layout, theme
from domain.vocabulary import Platform

_BAR = 46
_NAMED_FROM = 0.07  # of the bar: a smaller part has no room for its share
_COLOURS = {
    "likes": Platform.FACEBOOK,
    "comments": Platform.YOUTUBE,
    "shares": Platform.LINKEDIN,
    "saves": Platform.INSTAGRAM,
}


def mix_figure(mixes: Sequence[PlatformMix], *, dark: bool = False) -> go.Figure:
    look = theme(dark=dark)
    kinds = dict.fromkeys(metric for mix in mixes for metric, _ in mix.parts)
    figure = go.Figure(
        data=[_kind(look, mixes, metric.name, metric.label) for metric in kinds],
        layout=base_layout(look),
    )
    figure.update_layout(
        barmode="stack",
        height=_BAR * len(mixes) + 70,
        showlegend=True,
        hovermode="closest",
        dragmode=False,
        legend={"orientation": "h", "y": 1.02, "yanchor": "bottom", "x": 0, "traceorder": "normal"},
        margin={"t": 36},
        xaxis={
            "type": "linear",
            "range": [0, 1],
            "tickformat": ".0%",
            "nticks": 5,
            "fixedrange": True,
        },
        yaxis={"autorange": "reversed", "showgrid": False, "tickfont": {"color": look.ink}},
    )
    return figure


def _kind(look: Theme, mixes: Sequence[PlatformMix], name: str, label: str) -> go.Bar:
    shares, words, texts = [], [], []
    for mix in mixes:
        amount = next((amount for metric, amount in mix.parts if metric.name == name), None)
        share = float(amount / mix.whole) if amount is not None else None
        shares.append(share)
        words.append(f"{exact(amount)} {label.lower()}, {percent(share)}")
        texts.append(percent(share) if share is not None and share >= _NAMED_FROM else "")
    return go.Bar(
        orientation="h",
        x=shares,
        y=[mix.platform.label for mix in mixes],
        name=label,
        text=texts,
        textposition="inside",
        insidetextanchor="middle",
        textfont={"color": look.background},
        marker={"color": look.platforms[_COLOURS[name]], "line": {"width": 0}},
        customdata=words,
        hovertemplate="%{customdata}<extra>%{y}</extra>",
    )


def mix_summary(mixes: Sequence[PlatformMix]) -> str:
    """The alternative text of the chart."""
    told = []
    for mix in mixes:
        kinds = ", ".join(f"{exact(amount)} {metric.label.lower()}" for metric, amount in mix.parts)
        told.append(f"{mix.platform.label} {kinds}")
    return f"Reactions by kind: {'; '.join(told)}."


def rate_words(mix: PlatformMix) -> str:
    """The derived rate with its numerator and denominator."""
    if mix.rate is None:
        return f"{mix.platform.label}: no views or impressions to hold the reactions against"
    rate = mix.rate
    counted = ", ".join(name.replace("_", " ") for name in rate.counted)
    return (
        f"{mix.platform.label}: {exact(rate.interactions)} reactions ({counted}) to "
        f"{exact(rate.denominator_amount)} {rate.denominator}, {rate.value * 100:.2f}\u00a0%"
    )
