"""A shaded band between two lines."""

from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go
from numpy.typing import NDArray


def band(
    x: Sequence[Any] | NDArray[Any],
    low: NDArray[Any],
    high: NDArray[Any],
    *,
    name: str,
    colour: str,
    opacity: float,
) -> list[go.Scatter]:
    """`colour` as #RRGGBB. The hover belongs to the line inside the band."""
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    plain: dict[str, Any] = {"mode": "lines", "line": {"width": 0}, "hoverinfo": "skip"}
    return [
        go.Scatter(x=x, y=low, showlegend=False, **plain),
        go.Scatter(
            x=x,
            y=high,
            name=name,
            fill="tonexty",
            fillcolor=f"rgba({red},{green},{blue},{opacity})",
            **plain,
        ),
    ]
