"""Ticks in the words of the metric: 2K, 1:30, 4 %."""

import math
from typing import Any

from charts.formats import MINUS, amount
from domain.metrics import Metric

_STEPS_OF_TIME = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 18000, 36000)
_TICKS = 6
_BELOW = 0.03  # of the axis, under its lowest point
_FIRST_SCALED = 10_000
_SCALES = ((1e9, "B"), (1e6, "M"), (1e3, "K"))


def value_axis(metric: Metric, *, lowest: float, top: float) -> dict[str, Any]:
    """From zero, or from below it where a correction took figures back."""
    step = _step(top - lowest, metric)
    bottom = lowest - _BELOW * (top - lowest) if lowest < 0 else 0.0
    ticks = [n * step for n in range(math.ceil(bottom / step), math.floor(top / step) + 1)]
    return {
        "range": [bottom, top],
        "tickvals": ticks,
        "ticktext": [_label(metric, tick, top) for tick in ticks],
    }


def _label(metric: Metric, tick: float, top: float) -> str:
    if metric.unit in ("seconds", "percent", "share"):
        return amount(metric, round(tick, 6)).replace(".00", "")
    if top < _FIRST_SCALED or not tick:
        return f"{tick:,.6g}".replace("-", MINUS)
    scale, suffix = next(
        ((scale, suffix) for scale, suffix in _SCALES if abs(tick) >= scale), (1.0, "")
    )
    return f"{tick / scale:,.4g}{suffix}".replace("-", MINUS)


def _step(extent: float, metric: Metric) -> float:
    rough = extent / _TICKS
    if metric.unit == "seconds" and rough < _STEPS_OF_TIME[-1]:
        return next(step for step in _STEPS_OF_TIME if step >= rough)
    power = 10.0 ** math.floor(math.log10(rough))
    step = next(nice * power for nice in (1, 2, 2.5, 5, 10) if nice * power >= rough)
    whole = metric.additive and metric.unit != "currency"
    return max(1.0, math.ceil(step)) if whole else step
