"""A finished figure on its way to the browser, written once for all readers, and short."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import orjson
import plotly.graph_objects as go
import plotly.io
from numpy.typing import ArrayLike, NDArray
from plotly.basedatatypes import BaseFigure

from domain.once import once

_MS = timedelta(milliseconds=1)
_FEWEST_MOMENTS = 3
_FEWEST_PACKED = 12
_WHOLE = ("u1", "u2", "i2", "i4")
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
    if "marker" in trace:
        short["marker"] = _half_as_long(_told_once(trace["marker"]))
    if evenly := _evenly(trace.get("x")):
        del short["x"]
        short |= evenly
    return short


def _evenly(places: object) -> dict[str, Any]:
    """The first of places that follow each other evenly, as days do, and their step."""
    if isinstance(places, list):
        step = _step_ms(places)
        return {"x0": places[0], "dx": step} if step else {}
    numbers = np.array(_unpacked(places))
    steps = np.diff(numbers)
    if numbers.size < _FEWEST_MOMENTS or not np.allclose(steps, steps[0], rtol=1e-6, atol=0.0):
        return {}
    return {"x0": float(numbers[0]), "dx": float((numbers[-1] - numbers[0]) / steps.size)}


def _told_once(marks: dict[str, Any]) -> dict[str, Any]:
    """What is the same of every mark."""
    return {name: _one_of_many(value) for name, value in marks.items()}


def _one_of_many(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict) and "bdata" not in value:
        return _told_once(value)
    many = value if isinstance(value, list) else _unpacked(value)
    alike = len(many) > 0 and all(isinstance(one, str | float | int) for one in many)
    return many[0] if alike and len(set(many)) == 1 else value


def _unpacked(value: Any) -> list[Any]:  # noqa: ANN401
    if not isinstance(value, dict) or "shape" in value:
        return []
    return list(np.frombuffer(b64decode(value["bdata"]), dtype=value["dtype"]).tolist())


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
    """As plotly takes it: whole numbers exactly and in as few bytes as they need."""
    values = np.asarray(numbers, dtype="f8")
    kind = next((one for one in _WHOLE if _fit(values, one)), "f4")
    return {"dtype": kind, "bdata": b64encode(values.astype(kind).tobytes()).decode()}


def _fit(values: NDArray[np.float64], kind: str) -> bool:
    room = np.iinfo(kind)
    return bool(np.all((values == np.rint(values)) & (values >= room.min) & (values <= room.max)))


def _are_numbers(values: Sequence[Any]) -> bool:
    return len(values) >= _FEWEST_PACKED and all(type(one) in (int, float) for one in values)


def _step_ms(moments: list[Any]) -> int:
    """Between moments; 0 where they do not follow each other evenly."""
    if len(moments) < _FEWEST_MOMENTS:
        return 0
    try:  # plotly reads no zones, either
        read = [datetime.fromisoformat(one).replace(tzinfo=None) for one in moments]
    except (TypeError, ValueError):
        return 0
    steps = {later - earlier for earlier, later in pairwise(read)}
    step = steps.pop() // _MS
    return step if not steps and step > 0 else 0
