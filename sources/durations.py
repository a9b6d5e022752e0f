"""Lengths as ISO 8601 writes them."""

import re
from decimal import Decimal

from sources.unreadable import Unreadable

_LENGTH = re.compile(
    r"P(?:(\d{1,4})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,8}(?:\.\d{1,6})?)S)?)?"
)
_SECONDS = (604_800, 86_400, 3_600, 60, 1)


def read_length(text: str) -> Decimal | None:
    """Seconds; None for nothing at all ('P0D'), which a broadcast shows while it is on air."""
    match = _LENGTH.fullmatch(text.strip())
    if match is None or not any(match.groups()):
        raise Unreadable("is not a length such as PT4M13S")
    parts = zip(match.groups(), _SECONDS, strict=True)
    return sum((Decimal(part) * unit for part, unit in parts if part), Decimal(0)) or None
