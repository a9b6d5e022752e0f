"""Words inside a chart: names at the ends of lines, dates when a definition changed."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

import numpy as np

from analytics.overview import DefinitionChange
from charts.theme import HEIGHT, Theme
from domain.metrics import Metric
from domain.periods import Period

_PLOT_HEIGHT = HEIGHT - 80
_LINE_HEIGHT = 16
MOST_DIRECT_LABELS = 6

LineEnd = tuple[str, str, float]  # name, colour, last known value


def end_labels(ends: Sequence[LineEnd], *, top: float) -> list[dict[str, Any]]:
    """Names beside the ends of their lines, pushed apart until none covers another."""
    ordered = sorted(ends, key=lambda end: end[2])
    wanted = [end[2] / top * _PLOT_HEIGHT if top else 0.0 for end in ordered]
    placed = _spread(wanted)
    return [
        {
            "text": name,
            "x": 1,
            "xref": "paper",
            "xanchor": "left",
            "xshift": 6,
            "y": value,
            "yshift": at - want,
            "showarrow": False,
            "font": {"color": colour, "size": 12, "weight": 600},
        }
        for (name, colour, value), want, at in zip(ordered, wanted, placed, strict=True)
    ]


def _spread(wanted: Sequence[float]) -> list[float]:
    placed: list[float] = []
    for height in wanted:
        placed.append(max(height, placed[-1] + _LINE_HEIGHT) if placed else height)
    excess = placed[-1] - _PLOT_HEIGHT if placed else 0.0
    for index in range(len(placed) - 1, -1, -1):
        if excess <= 0:
            break
        ceiling = placed[index + 1] - _LINE_HEIGHT if index + 1 < len(placed) else _PLOT_HEIGHT
        placed[index] = min(placed[index], ceiling)
    return placed


def nice_top(values: Iterable[float]) -> float:
    """Where the axis ends: a little above the highest known value, never at nothing."""
    known = [value for value in values if not np.isnan(value)]
    highest = max(known, default=0.0)
    return highest * 1.06 if highest > 0 else 1.0


def change_marks(
    look: Theme, changes: Iterable[DefinitionChange], metric: Metric, period: Period
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Shapes and annotations for the days on which counting changed."""
    shapes, words = [], []
    for change in changes:
        if change.metric != metric.name or change.day not in period:
            continue
        shapes.append(
            {
                "type": "line",
                "x0": change.day.isoformat(),
                "x1": change.day.isoformat(),
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": look.quiet, "width": 1, "dash": "dot"},
            }
        )
        words.append(
            {
                "text": f"{change.platform.label} counts differently",
                "hovertext": change.description,
                "x": change.day.isoformat(),
                "y": 1,
                "yref": "paper",
                "yanchor": "bottom",
                "xanchor": "right" if _is_late(change.day, period) else "left",
                "showarrow": False,
                "font": {"size": 11, "color": look.quiet},
            }
        )
    return shapes, words


def _is_late(day: date, period: Period) -> bool:
    return (day - period.first_day).days > period.days / 2
