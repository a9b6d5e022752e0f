"""One platform's days as a line: gaps stay gaps, estimates are hollow, lone days are seen."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import plotly.graph_objects as go
from numpy.typing import NDArray

from charts.formats import amount
from charts.theme import SYMBOLS, Theme
from charts.thinning import isolated, kept_indices
from domain.metrics import Metric
from domain.periods import Period
from domain.vocabulary import Platform

_MARK_EVERY_DAY_UP_TO = 45
_MARKS_ON_A_LONG_LINE = 12
_MARKER = 6


def day_line(
    look: Theme,
    metric: Metric,
    *,
    name: str,
    platform: Platform | None,
    days: Sequence[date],
    values: NDArray[np.float64],
    estimated: NDArray[np.bool_],
    alone: bool = False,
    spans: Sequence[Period] = (),
) -> go.Scatter:
    """Long lines carry a few marks to tell platforms apart; one that is `alone` needs none. `spans`
    are the days each value speaks of, where it is more than its own."""
    colour = look.platforms[platform] if platform else look.accent
    kept = kept_indices(values)
    shown, guessed = values[kept], estimated[kept]
    every = 1 if len(shown) <= _MARK_EVERY_DAY_UP_TO else -(-len(shown) // _MARKS_ON_A_LONG_LINE)
    told_apart = (np.arange(len(shown)) % every == 0) & (every == 1 or not alone)
    seen = guessed | isolated(shown) | told_apart
    return go.Scatter(
        x=[days[n] for n in kept],
        y=shown,
        name=name,
        mode="lines+markers",
        connectgaps=False,
        cliponaxis=False,
        line={"color": colour, "width": 2},
        marker={
            "symbol": SYMBOLS[platform] if platform else "circle",
            "size": np.where(seen, _MARKER, 0),
            "opacity": 1,
            "color": [look.background if hollow else colour for hollow in guessed],
            "line": {"color": colour, "width": np.where(seen, 1.5, 0)},
        },
        customdata=_hover_words(
            metric, [spans[n] for n in kept] if spans else None, shown, guessed
        ),
        hovertemplate="%{customdata}<extra>%{fullData.name}</extra>",
    )


def _hover_words(
    metric: Metric,
    spans: Sequence[Period] | None,
    values: NDArray[np.float64],
    estimated: NDArray[np.bool_],
) -> list[str]:
    """A single day is told by the axis already."""
    when = [f" in {_span_words(span)}" if span.days > 1 else "" for span in spans or ()]
    return [
        amount(metric, value, short=False) + told + (" (estimated)" if guessed else "")
        for told, value, guessed in zip(when or [""] * len(values), values, estimated, strict=True)
    ]


def _span_words(span: Period) -> str:
    return f"{span.first_day:%-d %b} to {span.last_day:%-d %b %Y}"


def _days_before(span: Period) -> str:
    return f"in {_span_words(span)}" if span.days > 1 else f"on {span.first_day:%a %-d %b %Y}"


def comparison_line(
    look: Theme,
    metric: Metric,
    *,
    name: str,
    platform: Platform | None,
    days: Sequence[date],
    spans_before: Sequence[Period],
    values: NDArray[np.float64],
) -> go.Scatter:
    """Drawn over today's days; the hover tells the days it really speaks of."""
    kept = kept_indices(values)
    words = [
        f"{amount(metric, values[n], short=False)} {_days_before(spans_before[n])}" for n in kept
    ]
    return go.Scatter(
        x=[days[n] for n in kept],
        y=values[kept],
        name=f"{name}, before",
        mode="lines",
        connectgaps=False,
        opacity=0.55,
        line={
            "color": look.platforms[platform] if platform else look.quiet,
            "width": 1.25,
            "dash": "dash",
        },
        customdata=words,
        hovertemplate="%{customdata}<extra>%{fullData.name}</extra>",
    )
