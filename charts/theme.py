"""One palette and one look for every chart, light and dark."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

import plotly.graph_objects as go
import plotly.io

from domain.periods import Period
from domain.vocabulary import Platform

HEIGHT = 340
SLOT_FOR_LABELS = 84
# Where there is room for as many lines as a phone needs: above, they would cover the chart.
LEGEND_BELOW = {"orientation": "h", "y": -0.2, "yanchor": "top", "x": 0}

# Okabe and Ito's hues, moved until each has at least 3:1 on its background.
_LIGHT = {
    Platform.YOUTUBE: "#D55E00",
    Platform.TIKTOK: "#1F2933",
    Platform.INSTAGRAM: "#B5568F",
    Platform.FACEBOOK: "#0072B2",
    Platform.LINKEDIN: "#007A5E",
    Platform.X: "#74808C",
    Platform.TWITCH: "#6A4FB3",
    Platform.SPOTIFY: "#8A6D00",
    Platform.WEBSITE: "#2790C8",
}
_DARK = {
    Platform.YOUTUBE: "#F08C3A",
    Platform.TIKTOK: "#E6EBF0",
    Platform.INSTAGRAM: "#E58CC0",
    Platform.FACEBOOK: "#4FA3E0",
    Platform.LINKEDIN: "#2BBF96",
    Platform.X: "#98A4B0",
    Platform.TWITCH: "#A993F0",
    Platform.SPOTIFY: "#E3D34A",
    Platform.WEBSITE: "#93D5F5",
}
# A second sign beside colour, for print and for eyes that see hues alike.
SYMBOLS = {
    Platform.YOUTUBE: "circle",
    Platform.TIKTOK: "square",
    Platform.INSTAGRAM: "diamond",
    Platform.FACEBOOK: "triangle-up",
    Platform.LINKEDIN: "triangle-down",
    Platform.X: "x",
    Platform.TWITCH: "pentagon",
    Platform.SPOTIFY: "star",
    Platform.WEBSITE: "cross",
}


# What plotly's own template says of the kinds of charts drawn here: all of it is 3.6 kB a chart.
_TEMPLATE = "workbench"
_AXIS = {"zerolinecolor": "white", "zerolinewidth": 2, "title": {"standoff": 15}}
plotly.io.templates[_TEMPLATE] = go.layout.Template(
    data={
        "bar": [{"marker": {"line": {"color": "#E5ECF6", "width": 0.5}}}],
        "heatmap": [{"colorbar": {"outlinewidth": 0, "ticks": ""}}],
    },
    layout={
        "autotypenumbers": "strict",
        "hoverlabel": {"align": "left"},
        "annotationdefaults": {"arrowcolor": "#2a3f5f", "arrowhead": 0, "arrowwidth": 1},
        "shapedefaults": {"line": {"color": "#2a3f5f"}},
        "xaxis": _AXIS,
        "yaxis": _AXIS,
    },
)


@dataclass(frozen=True)
class Theme:
    ink: str
    quiet: str
    grid: str
    background: str
    surface: str
    accent: str
    platforms: dict[Platform, str]
    rise: str
    fall: str


_THEMES = {
    False: Theme(
        "#0B141C",
        "#55616D",
        "#E6EAEE",
        "#FFFFFF",
        "#FFFFFF",
        "#0B5C8E",
        _LIGHT,
        "#0072B2",
        "#B4540A",
    ),
    True: Theme(
        "#F2F5F8",
        "#A3AFBB",
        "#27313B",
        "#11161C",
        "#1B232C",
        "#6CB4E4",
        _DARK,
        "#4FA3E0",
        "#F08C3A",
    ),
}


def theme(*, dark: bool) -> Theme:
    return _THEMES[dark]


def base_layout(look: Theme, *, right: int = 12) -> dict[str, Any]:
    """Quiet axes, unified hover, room on the right for direct labels, zero always in sight."""
    text = {"family": "Inter, sans-serif", "size": 12, "color": look.quiet}
    return {
        "template": _TEMPLATE,
        "height": HEIGHT,
        "margin": {"l": 8, "r": right, "t": 24, "b": 8},
        "paper_bgcolor": look.background,  # a picture that is taken away needs one of its own
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": text,
        "showlegend": False,
        "hovermode": "x unified",
        "hoverlabel": {
            "bgcolor": look.surface,
            "bordercolor": look.grid,
            "font": {**text, "color": look.ink},
        },
        "dragmode": "zoom",
        "xaxis": {
            "type": "date",
            "showgrid": False,
            "linecolor": look.grid,
            "ticks": "outside",
            "tickcolor": look.grid,
            "tickformat": "%-d %b\n%Y",
            "nticks": 6,
            "tickangle": 0,
            "hoverformat": "%a %-d %b %Y",
            "automargin": True,
            "fixedrange": False,
        },
        "yaxis": {
            "rangemode": "tozero",
            "gridcolor": look.grid,
            "zerolinecolor": look.grid,
            "nticks": 6,
            "automargin": True,
            "fixedrange": True,
        },
    }


def framed(
    look: Theme, traces: list[go.Scatter], *, days: Period | None = None, right: int = 12
) -> go.Figure:
    """`days` fixes the axis, which words inside the chart would widen otherwise."""
    figure = go.Figure(data=traces, layout=base_layout(look, right=right))
    if days is not None:
        margin = timedelta(hours=12 + 6 * days.days // 28)
        first = datetime.combine(days.first_day, time()) - margin
        figure.update_xaxes(range=[first, datetime.combine(days.last_day, time()) + margin])
    return figure


def draw_once() -> None:
    """Loads what plotly puts off until the first chart."""
    look = theme(dark=False)
    framed(look, [go.Scatter(x=[1], y=[1], line={"color": look.quiet})]).to_dict()
