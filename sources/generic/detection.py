"""What the cells of a column look like: numbers, days, links, ids; and how they are written."""

import re
from collections.abc import Callable, Sequence

from domain.mappings import CellType, DetectedColumn
from sources.dates import DayOrder, day_order, read_day
from sources.numbers import is_missing, read_amount, read_count, read_percent
from sources.unreadable import Unreadable

_MOSTLY = 0.8  # of the cells that hold anything
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,4}:\d{2}(?::\d{2})?(?:\.\d+)?")
_ID = re.compile(r"(?=.*\d)[\w-]{6,64}|\d{12,25}")
_ONE_GROUP = re.compile(r"-?[1-9]\d{0,2}[.,]\d{3}")  # a fraction for one sign, 1,000s for the other
_STYLES = (
    (re.compile(r"\d{4}-\d{1,2}-\d{1,2}.*"), "year-month-day"),
    (re.compile(r"\d{4}[/.]\d{1,2}[/.]\d{1,2}.*"), "year/month/day"),
    (re.compile(r"\d{8}"), "yearmonthday"),
    (re.compile(r"\d{1,2}\.\d{1,2}\.\d{2,4}.*"), "day.month.year"),
)
_SLASHED = {
    DayOrder.MONTH_FIRST: "month/day/year",
    DayOrder.DAY_FIRST: "day/month/year",
    DayOrder.UNDECIDED: "month or day first: nothing decides",
}


def detected(
    header: str, column: str, texts: Sequence[str], *, decimal_comma: bool
) -> DetectedColumn:
    told = [text.strip() for text in texts if not is_missing(text)]
    kind = _type_of(told, decimal_comma)
    return DetectedColumn(header, column, kind, _style(kind, told, decimal_comma))


def uses_decimal_comma(columns: Sequence[Sequence[str]], *, otherwise: bool) -> bool:
    """By which decimal sign more cells can be read; texts count for neither."""
    signed = [text.strip() for column in columns for text in column if "," in text or "." in text]
    texts = [text for text in signed if not _ONE_GROUP.fullmatch(text)]
    with_comma = sum(_reads(_amount(True), text) for text in texts)
    with_point = sum(_reads(_amount(False), text) for text in texts)
    return otherwise if with_comma == with_point else with_comma > with_point


def _type_of(told: Sequence[str], decimal_comma: bool) -> CellType:
    if not told:
        return CellType.EMPTY
    if _mostly(lambda text: text.endswith("%") and _reads(read_percent, text), told):
        return CellType.PERCENT
    if _mostly(lambda text: _LINK.fullmatch(text) is not None, told):
        return CellType.LINK
    if _mostly(lambda text: _CLOCK.fullmatch(text) is not None, told):
        return CellType.DURATION
    if _mostly(_is_day, told):
        return CellType.DATE
    if _mostly(lambda text: len(text) >= 12 and text.isdecimal(), told):
        return CellType.ID
    if _mostly(lambda text: _is_number(text, decimal_comma), told):
        return CellType.NUMBER
    distinct = len(set(told)) == len(told) > 1
    looks_like_ids = distinct and _mostly(lambda text: _ID.fullmatch(text) is not None, told)
    return CellType.ID if looks_like_ids else CellType.TEXT


def _mostly(holds: Callable[[str], bool], told: Sequence[str]) -> bool:
    return sum(map(holds, told)) >= _MOSTLY * len(told)


def _is_day(text: str) -> bool:
    """A plain number is a day only when it is written as 20250331."""
    if text.isdecimal() and not re.fullmatch(r"20\d{6}", text):
        return False
    return _reads(lambda one: read_day(one, DayOrder.MONTH_FIRST), text) or _reads(
        lambda one: read_day(one, DayOrder.DAY_FIRST), text
    )


def _is_number(text: str, decimal_comma: bool) -> bool:
    return _reads(_amount(decimal_comma), text) or _reads(
        lambda one: read_count(one, decimal_comma=decimal_comma), text
    )


def _amount(decimal_comma: bool) -> Callable[[str], object]:
    return lambda text: read_amount(text, decimal_comma=decimal_comma)


def _reads(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except Unreadable:
        return False
    return True


def _style(kind: CellType, told: Sequence[str], decimal_comma: bool) -> str:
    if kind is CellType.DATE:
        return _date_style(told)
    if kind is CellType.DURATION:
        return "h:mm:ss" if any(text.count(":") == 2 for text in told) else "m:ss"
    if kind in (CellType.NUMBER, CellType.PERCENT):
        return _number_style(told, decimal_comma)
    return ""


def _date_style(told: Sequence[str]) -> str:
    if any("/" in text for text in told) and not _STYLES[1][0].fullmatch(told[0]):
        return _SLASHED[day_order(told)]
    return next((words for shape, words in _STYLES if shape.fullmatch(told[0])), "month by name")


def _number_style(told: Sequence[str], decimal_comma: bool) -> str:
    if any(_has_fraction(text, decimal_comma) for text in told):
        return "decimal comma" if decimal_comma else "decimal point"
    return "whole"


def _has_fraction(text: str, decimal_comma: bool) -> bool:
    try:
        number = read_percent(text, decimal_comma=decimal_comma)
        return number is not None and number != int(number)
    except Unreadable:
        return False
