"""Numbers and units in the sentences of insights."""

import math

from domain.metrics import Metric


def rough(value: float) -> str:
    """Three figures: 45,100 of 45,124."""
    if value == 0 or not math.isfinite(value):
        return "0"
    digits = 2 - math.floor(math.log10(abs(value)))
    return f"{round(value, max(digits, 0)) if digits > 0 else round(value, digits):,.10g}"


def between(low: float, high: float) -> str:
    return f"{rough(low)} to {rough(high)}"


def times(value: float) -> str:
    return f"{value:.1f} times" if value < 10 else f"{value:,.0f} times"


def share(value: float) -> str:
    return f"{value * 100:,.0f} %"


def unit(metric: Metric) -> str:
    return metric.label.lower()


def quoted(title: str) -> str:
    return f"\u201c{title or 'Untitled'}\u201d"
