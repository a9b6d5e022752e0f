"""Figures as platforms and spreadsheets write them; what can mean two things is refused."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Protocol

from domain.observations import Number
from sources.unreadable import Unreadable

ReadCell = Callable[[str], Number | None]


class ReadNumber(Protocol):
    """Reads a cell by the decimal sign of its file; None is missing."""

    def __call__(self, text: str, *, decimal_comma: bool = False) -> Number | None: ...


MISSING = frozenset(
    {"", "-", "\u2013", "\u2014", "n/a", "na", "nan", "null", "none", "undefined", "#n/a"}
)
SECONDS_PER_HOUR = 3600
_MOST_DIGITS = 15

_PLAIN = re.compile(r"-?\d{1,15}(?:\.\d{1,20})?")
_ONE_GROUP = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")
_ENGLISH_GROUPS = re.compile(r"-?[1-9]\d{0,2}(?:,\d{3}){1,4}(?:\.\d{1,20})?")
_GERMAN_GROUPS = re.compile(r"-?[1-9]\d{0,2}(?:\.\d{3}){1,4}(?:,\d{1,20})?")
_SPACED_GROUPS = re.compile(r"-?[1-9]\d{0,2}(?:[ '\u2019]\d{3}){1,4}(?:[.,]\d{1,20})?")
_DECIMAL_COMMA = re.compile(r"-?\d{1,15},\d{1,20}")
_SHORTENED = re.compile(r"-?\d+([.,]\d+)?e[+-]?\d+", re.IGNORECASE)
_TINY = re.compile(r"-?\d(\.\d{1,20})?e-\d{1,2}", re.IGNORECASE)  # how Java prints 0.0007
_CLOCK = re.compile(r"(?:(\d{1,4}):)?(\d{1,2}):([0-5]\d(?:\.\d{1,6})?)")

# Three digits behind the sign may be thousands: they tell nothing.
_WITH_COMMA = re.compile(r"-?[\d.]*\d,(?:\d{1,2}|\d{4,})\s?%?")
_WITH_POINT = re.compile(r"-?[\d,]*\d\.(?:\d{1,2}|\d{4,})\s?%?")


def show_decimal_comma(texts: Iterable[str]) -> bool:
    """Some of the numbers among the texts can only be written so, and none only with a point."""
    plain = {text.strip() for text in texts}
    return any(map(_WITH_COMMA.fullmatch, plain)) and not any(map(_WITH_POINT.fullmatch, plain))


def is_missing(text: str) -> bool:
    return text.strip().casefold() in MISSING


def read_count(text: str, *, decimal_comma: bool = False) -> int | None:
    """A whole number; '1348535.0' is one, '12.5' is not."""
    if len(text) <= _MOST_DIGITS and text.isdecimal() and text.isascii():
        return int(text)
    if is_missing(text):
        return None
    number = Decimal(_unambiguous(text, whole=True, decimal_comma=decimal_comma))
    if number != int(number):
        raise Unreadable("is not a whole number")
    return int(number)


def read_amount(text: str, *, decimal_comma: bool = False) -> Decimal | None:
    if is_missing(text):
        return None
    return Decimal(_unambiguous(text, whole=False, decimal_comma=decimal_comma))


def read_percent(text: str, *, decimal_comma: bool = False) -> Decimal | None:
    """5.32 means 5.32 %; the sign may stand behind it."""
    return read_amount(text.strip().removesuffix("%"), decimal_comma=decimal_comma)


def read_share(text: str, *, decimal_comma: bool = False) -> Decimal | None:
    """0..1; with the sign of per cent behind it a hundred times as much."""
    if text.strip().endswith("%"):
        percent = read_percent(text, decimal_comma=decimal_comma)
        return None if percent is None else percent / 100
    return read_amount(text, decimal_comma=decimal_comma)


def read_share_in_percent(text: str, *, decimal_comma: bool = False) -> Decimal | None:
    """The same in per cent: 0.0103 and 1.03% are both 1.03."""
    share = read_share(text, decimal_comma=decimal_comma)
    return None if share is None else share * 100


def read_hours(text: str, *, decimal_comma: bool = False) -> Decimal | None:
    """Seconds, exactly."""
    hours = read_amount(text, decimal_comma=decimal_comma)
    return None if hours is None else hours * SECONDS_PER_HOUR


def read_clock(text: str, *, decimal_comma: bool = False) -> Decimal | None:
    """Seconds of '0:04:34', '4:34' or a plain number of seconds."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        return read_amount(text, decimal_comma=decimal_comma)
    hours, minutes, seconds = match.groups()
    return Decimal(int(hours or 0) * SECONDS_PER_HOUR + int(minutes) * 60) + Decimal(seconds)


def quick_count(read: ReadCell) -> ReadCell:
    """The same reader, with the shortest way for plain digits: nearly all cells of large files."""

    def read_quickly(text: str) -> Number | None:
        if text.isdecimal() and len(text) <= _MOST_DIGITS and text.isascii():
            return int(text)
        return read(text)

    return read_quickly


def not_negative(read: ReadNumber) -> ReadNumber:
    def read_checked(text: str, *, decimal_comma: bool = False) -> Number | None:
        number = read(text, decimal_comma=decimal_comma)
        if number is not None and number < 0:
            raise Unreadable("cannot be less than zero")
        return number

    return read_checked


def _unambiguous(text: str, *, whole: bool, decimal_comma: bool) -> str:
    plain = unicodedata.normalize("NFKC", text).strip().replace("\u2212", "-").removeprefix("+")
    if not plain.isascii() and "\u2019" not in plain:
        raise Unreadable("is not a number")
    one_group = _ONE_GROUP.fullmatch(plain) is not None
    if one_group and not whole and plain[-4] == ("." if decimal_comma else ","):
        raise Unreadable(f"can mean {_without_groups(plain)} or {plain.replace(',', '.')}")
    if one_group and whole and not decimal_comma and plain[-4] == ".":
        raise Unreadable(f"can mean {_without_groups(plain)} or {plain.rstrip('0').rstrip('.')}")
    if one_group and whole:
        return _without_groups(plain)
    return _canonical(plain, decimal_comma=decimal_comma)


def _canonical(plain: str, *, decimal_comma: bool) -> str:
    if _PLAIN.fullmatch(plain):
        return plain
    if decimal_comma and _DECIMAL_COMMA.fullmatch(plain):
        return plain.replace(",", ".")
    if decimal_comma and _GERMAN_GROUPS.fullmatch(plain):
        return plain.replace(".", "").replace(",", ".")
    if not decimal_comma and _ENGLISH_GROUPS.fullmatch(plain):
        return plain.replace(",", "")
    if _SPACED_GROUPS.fullmatch(plain) and (decimal_comma or "," not in plain):
        return re.sub("[ '\u2019]", "", plain).replace(",", ".")
    if _TINY.fullmatch(plain):
        return f"{Decimal(plain):f}"
    if _SHORTENED.fullmatch(plain):
        raise Unreadable("was shortened by a spreadsheet: write all digits")
    raise Unreadable("is not a number")


def _without_groups(plain: str) -> str:
    return re.sub("[.,]", "", plain)
