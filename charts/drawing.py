"""A finished figure on its way to the browser, written once for all readers."""

from typing import Any

import orjson
import plotly.graph_objects as go
import plotly.io
from plotly.basedatatypes import BaseFigure

from domain.once import once


class Written(BaseFigure):  # type: ignore[misc]  # plotly has no types
    """What Streamlit takes for a figure, already as JSON: no copy and no check on every rerun.

    Streamlit has plotly write figures by orjson, which takes a fragment over as it stands.
    """

    def __init__(self, figure: go.Figure) -> None:  # without plotly's own: there is no trace to add
        told = orjson.loads(plotly.io.to_json(figure, validate=False, engine="orjson"))
        self._written = {
            "data": [_fragments(trace) for trace in told["data"]],
            "layout": _fragments(told["layout"]),
        }

    def to_dict(self) -> dict[str, Any]:
        return self._written


def _fragments(part: dict[str, Any]) -> dict[str, Any]:
    """The height stays readable: Streamlit makes room by it."""
    return {
        name: value if name == "height" else orjson.Fragment(orjson.dumps(value))
        for name, value in part.items()
    }


@once
def written(figure: go.Figure) -> Written:
    return Written(figure)
