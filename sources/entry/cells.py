"""Single cells as people write them: figures, days, times of day, kinds."""

import re
from collections.abc import Iterable
from datetime import date, time

from domain.metrics import Metric
from domain.observations import Number
from domain.vocabulary import Figure
from sources.dates import EARLIEST, DayOrder, read_day
from sources.numbers import (
    ReadNumber,
    not_negative,
    read_amount,
    read_clock,
    read_count,
    read_percent,
)
from sources.unreadable import Unreadable

_RUNNING = frozenset({"running total", "total", "cumulative", "running", "lifetime", "so far"})
_AMOUNT = frozenset({"amount", "daily", "period", "day", "per day"})
_TIME = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2})?\s*([ap]m)?", re.IGNORECASE)
_DECIMAL_COMMA = re.compile(r"-?(?:\d{1,15}|[1-9]\d{0,2}(?:\.\d{3})+),(?:\d{1,2}|\d{4,12})\s?%?")
_DECIMAL_POINT = re.compile(r"-?(?:\d{1,15}|[1-9]\d{0,2}(?:,\d{3})+)\.(?:\d{1,2}|\d{4,12})\s?%?")
LATEST = date(2100, 12, 31)


def read_figure(metric: Metric, text: str, *, decimal_comma: bool = False) -> Number | None:
    """None for an empty cell. Nothing that is typed lies below zero."""
    return not_negative(_reader(metric))(text, decimal_comma=decimal_comma)


def _reader(metric: Metric) -> ReadNumber:
    if metric.scale == 0:
        return read_count
    return {"percent": read_percent, "seconds": read_clock}.get(metric.unit, read_amount)


def uses_decimal_comma(texts: Iterable[str]) -> bool:
    """True when some figure can only be one with a decimal comma and none has a decimal point."""
    cells = [text.strip() for text in texts]
    if any(_DECIMAL_POINT.fullmatch(cell) for cell in cells):
        return False
    return any(_DECIMAL_COMMA.fullmatch(cell) for cell in cells)


def read_date(text: str, order: DayOrder) -> date:
    plain = text.strip()
    if "/" in plain and order is DayOrder.UNDECIDED:
        raise Unreadable("can be read month first or day first: write it as 2025-03-31")
    day = read_day(plain, order)
    if not EARLIEST <= day <= LATEST:
        raise Unreadable(f"lies before {EARLIEST} or after {LATEST}")
    return day


def read_time(text: str) -> time | None:
    """None for an empty cell."""
    if not text.strip():
        return None
    match = _TIME.fullmatch(text.strip())
    hour = int(match[1]) if match else 99
    if match and match[3]:
        hour = hour % 12 + (12 if match[3].casefold() == "pm" else 0)
    if match is None or hour > 23 or int(match[2]) > 59:
        raise Unreadable("is not a time of day: write it as 14:30")
    return time(hour, int(match[2]))


def read_kind(text: str, otherwise: Figure) -> Figure:
    word = " ".join(text.replace("_", " ").split()).casefold()
    if not word:
        return otherwise
    if word in _RUNNING:
        return Figure.CUMULATIVE
    if word in _AMOUNT:
        return Figure.PERIOD
    raise Unreadable("is neither 'running total' nor 'amount'")
