"""Figures and lengths as TikTok's pages and exports write them."""

import re
from decimal import Decimal

from domain.observations import Number
from sources.numbers import not_negative, read_clock, read_count
from sources.unreadable import Unreadable

_THOUSANDS = {"k": 1_000, "m": 1_000_000, "b": 1_000_000_000}
_ROUNDED = re.compile(r"(\d{1,6}(?:\.\d{1,2})?) ?([kmb])", re.IGNORECASE)
_SPOKEN = re.compile(
    r"(?:(\d{1,6}) ?h)?:?\s?(?:(\d{1,6}) ?m(?:in)?)?:?\s?(?:(\d{1,8}(?:\.\d{1,6})?) ?s)?",
    re.IGNORECASE,
)


def is_rounded(text: str) -> bool:
    return _ROUNDED.fullmatch(text.strip()) is not None


def _read_count(text: str, *, decimal_comma: bool = False) -> Number | None:
    """Also '1.2K', as copied from a page."""
    match = _ROUNDED.fullmatch(text.strip())
    if match is None:
        return read_count(text, decimal_comma=decimal_comma)
    number = Decimal(match[1]) * _THOUSANDS[match[2].casefold()]
    if number != int(number):
        raise Unreadable("is not a whole number")
    return int(number)


def _read_length(text: str, *, decimal_comma: bool = False) -> Number | None:
    """Seconds of '0h:04m:38s', '1h 5m 30s', '0:04:38' or a plain number of seconds."""
    match = _SPOKEN.fullmatch(text.strip())
    if match is None or not any(match.groups()):
        return read_clock(text, decimal_comma=decimal_comma)
    hours, minutes, seconds = (Decimal(part or 0) for part in match.groups())
    return hours * 3_600 + minutes * 60 + seconds


read_total = not_negative(_read_count)
read_length = not_negative(_read_length)
