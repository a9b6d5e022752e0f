"""Ids that a spreadsheet took for numbers and rounded: whole again, or refused."""

import re
from decimal import Decimal

from sources.unreadable import Unreadable

_SHORTENED = re.compile(r"(\d)(?:[.,](\d+))?E\+?(\d{1,2})", re.IGNORECASE)
_KEPT_DIGITS = 15
_LIKELY_ROUNDED = 18  # so many digits end in zeros by chance too rarely to matter
_NUMBER = re.compile(r"\d{10,20}")


def whole_id(text: str, link: str = "") -> str:
    """The id as it stands, else the number in the link that rounds to it.

    Raises Unreadable rather than giving two posts the same rounded id.
    """
    plain = text.strip().removeprefix("'").removeprefix("=").strip('"')
    if plain.isascii() and plain.isdecimal() and not _is_rounded(plain):
        return plain
    candidates: set[str] = {number for number in _NUMBER.findall(link) if _rounds_to(number, plain)}
    if len(candidates) == 1:
        return candidates.pop()
    if not plain:
        raise Unreadable("has no id")
    if _is_rounded(plain):
        raise Unreadable("was rounded by a spreadsheet: import the file as it was downloaded")
    raise Unreadable("is not an id")


def _is_rounded(plain: str) -> bool:
    if _SHORTENED.fullmatch(plain):
        return True
    long = len(plain) >= _LIKELY_ROUNDED and plain.isdecimal()
    return long and not plain[_KEPT_DIGITS:].strip("0")


def _rounds_to(number: str, plain: str) -> bool:
    match = _SHORTENED.fullmatch(plain)
    if match is None:
        return len(number) == len(plain) and number[:_KEPT_DIGITS] == plain[:_KEPT_DIGITS]
    first, rest, power = match[1], match[2] or "", int(match[3])
    step = Decimal(10) ** (power - len(rest))
    rounded = Decimal(f"{first}{rest}") * step
    return abs(Decimal(number) - rounded) <= step
