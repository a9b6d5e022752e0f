"""How numbers are written: the one place that turns figures into text for people."""

import math
from decimal import ROUND_HALF_EVEN, Decimal

from analytics.overview import Change
from domain.metrics import Metric
from domain.vocabulary import MetricKind

Figure = int | float | Decimal
MISSING = "\u2013"
NEW = "new"
MINUS = "\u2212"
_SPACE = "\u00a0"
_FIRST_COMPACT = 10_000
_SUFFIXES = ((1e3, "K"), (1e6, "M"), (1e9, "B"), (1e12, "T"))
_LONG_DURATION_S = 100 * 3600


def _signed(text: str, value: float, *, plus: bool) -> str:
    if value < 0 and any(digit in text for digit in "123456789"):
        return MINUS + text
    return f"+{text}" if plus and value > 0 else text


def compact(value: Figure | None) -> str:
    """Three figures from ten thousand on: 9,999, then 12.4K, 124K, 1.24M."""
    if value is None or math.isnan(value):
        return MISSING
    size = abs(float(value))
    if round(size) < _FIRST_COMPACT:
        return exact(value, decimals=0 if size >= 100 or size == round(size) else 1)
    for scale, suffix in _SUFFIXES:
        digits = _three_figures(size / scale)
        if float(digits) < 1000 or suffix == "T":
            return _signed(digits + suffix, float(value), plus=False)
    raise AssertionError("the last suffix takes every size")


def _three_figures(size: float) -> str:
    rounded = float(f"{size:.3g}")
    return f"{rounded:.{max(0, 2 - math.floor(math.log10(rounded)))}f}"


def exact(value: Figure | None, *, decimals: int = 0) -> str:
    if value is None or math.isnan(value):
        return MISSING
    size = round(abs(Decimal(value)), decimals) if decimals else _whole(abs(Decimal(value)))
    return _signed(f"{size:,}", float(value), plus=False)


def _whole(size: Decimal) -> Decimal:
    return size.quantize(Decimal(1), rounding=ROUND_HALF_EVEN)


def percent(ratio: float | None, *, plus: bool = False) -> str:
    """One decimal below ten per cent, none above: 4.6 %, 28 %."""
    if ratio is None or math.isnan(ratio):
        return MISSING
    size = abs(ratio) * 100
    decimals = 1 if size and round(size, 1) < 10 else 0
    return _signed(f"{size:,.{decimals}f}{_SPACE}%", ratio, plus=plus)


def duration(seconds: Figure | None, *, short: bool = True) -> str:
    """h:mm:ss, and whole hours once there are a hundred of them."""
    if seconds is None or math.isnan(seconds):
        return MISSING
    size = round(abs(float(seconds)))
    if size >= _LONG_DURATION_S:
        hours = size / 3600
        told = compact(hours) if short else exact(hours, decimals=1)
        return _signed(f"{told}{_SPACE}h", float(seconds), plus=False)
    whole_hours, rest = divmod(size, 3600)
    minutes, left = divmod(rest, 60)
    text = f"{whole_hours}:{minutes:02}:{left:02}" if whole_hours else f"{minutes}:{left:02}"
    return _signed(text, float(seconds), plus=False)


def amount(
    metric: Metric, value: Figure | None, *, short: bool = True, currency: str | None = None
) -> str:
    """`value` of `metric` in its unit; `short` for cards and axes, else to the last digit."""
    if value is None or math.isnan(value):
        return MISSING
    match metric.unit:
        case "seconds":
            return duration(value, short=short)
        case "percent":
            return f"{exact(value, decimals=2)}{_SPACE}%"
        case "share":
            return f"{exact(Decimal(value) * 100, decimals=2)}{_SPACE}%"
        case "currency":
            large = short and abs(float(value)) >= 1000
            told = compact(value) if large else exact(value, decimals=2)
            return f"{told}{_SPACE}{currency}" if currency else told
    if metric.kind is MetricKind.RATE:
        return exact(value, decimals=1)
    return compact(value) if short else exact(value)


def signed_amount(
    metric: Metric, value: Figure, *, short: bool = True, currency: str | None = None
) -> str:
    """A difference of amounts, always with its sign; nothing at all has none."""
    text = amount(metric, -value if value < 0 else value, short=short, currency=currency)
    return _signed(text, float(value), plus=True)


def change(metric: Metric, told: Change) -> str:
    """A rate of parts of a hundred moves by percentage points, all else by per cent."""
    if metric.kind is MetricKind.RATE and metric.unit in ("percent", "share"):
        points = float(told.amount) * (100 if metric.unit == "share" else 1)
        text = f"{abs(points):.2f}{_SPACE}pp"
        return _signed(text, points, plus=True)
    return NEW if told.ratio is None else percent(told.ratio, plus=True)
