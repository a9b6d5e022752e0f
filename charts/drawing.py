"""A finished figure on its way to the browser, written once for all readers, and short."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np
import orjson
import plotly.graph_objects as go
import plotly.io
from numpy.typing import ArrayLike
from plotly.basedatatypes import BaseFigure

from domain.once import once

_DAY_MS = 24 * 60 * 60 * 1000
_ISO_DAY = 10  # characters
_FEWEST_DAYS = 3
_FEWEST_PACKED = 12
_WORDS = ("text", "customdata", "ids")
_SPELLED_OUT = "%{x}%{y}%{z}"  # by plotly itself, where a chart says nothing else


class Written(BaseFigure):  # type: ignore[misc]  # plotly has no types
    """What Streamlit takes for a figure, already as JSON: no copy and no check on every rerun.

    Streamlit has plotly write figures by orjson, which takes a fragment over as it stands.
    """

    def __init__(self, figure: go.Figure) -> None:  # without plotly's own: there is no trace to add
        told = orjson.loads(plotly.io.to_json(figure, validate=False, engine="orjson"))
        self._written = {
            "data": [_fragments(_shortened(trace)) for trace in told["data"]],
            "layout": _fragments(told["layout"]),
        }

    def to_dict(self) -> dict[str, Any]:
        return self._written


@once
def written(figure: go.Figure) -> Written:
    return Written(figure)


def _fragments(part: dict[str, Any]) -> dict[str, Any]:
    """The height stays readable: Streamlit makes room by it."""
    return {
        name: value if name == "height" else orjson.Fragment(orjson.dumps(value))
        for name, value in part.items()
    }


def _shortened(trace: dict[str, Any]) -> dict[str, Any]:
    """Draws the same. What is spelled out for the reader keeps all its digits."""
    told = f"{trace.get('hovertemplate', _SPELLED_OUT)}{trace.get('texttemplate')}"
    if trace.get("hoverinfo") == "skip":
        told = ""
    short = {
        name: value if name in _WORDS or f"%{{{name}" in told else _half_as_long(value)
        for name, value in trace.items()
    }
    colours = short.get("marker", {}).get("color")
    if isinstance(colours, list) and len(set(map(str, colours))) == 1:
        short["marker"]["color"] = colours[0]
    if isinstance(short.get("x"), list) and _are_successive(short["x"]):
        short |= {"x0": short.pop("x")[0], "dx": _DAY_MS}
    return short


def _half_as_long(value: Any) -> Any:  # noqa: ANN401  any part of a figure
    """Seven digits, which is more than a screen has points."""
    if isinstance(value, list):
        return _packed(value) if _are_numbers(value) else value
    if not isinstance(value, dict):
        return value
    if value.get("dtype") != "f8":
        return {name: _half_as_long(part) for name, part in value.items()}
    return {**value, **_packed(np.frombuffer(b64decode(value["bdata"]), dtype="f8"))}


def _packed(numbers: ArrayLike) -> dict[str, str]:
    """As plotly takes it."""
    return {"dtype": "f4", "bdata": b64encode(np.asarray(numbers, dtype="f4").tobytes()).decode()}


def _are_numbers(values: Sequence[Any]) -> bool:
    return len(values) >= _FEWEST_PACKED and all(type(one) in (int, float) for one in values)


def _are_successive(days: Sequence[Any]) -> bool:
    if len(days) < _FEWEST_DAYS or not all(
        isinstance(day, str) and len(day) == _ISO_DAY for day in days
    ):
        return False
    try:
        places = [date.fromisoformat(day).toordinal() for day in days]
    except ValueError:
        return False
    return places == list(range(places[0], places[0] + len(places)))
