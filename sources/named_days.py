"""Days in the names of files, as platforms put them there."""

import re
from datetime import date
from pathlib import PurePosixPath

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NUMBERED = re.compile(
    r"(?<!\d)(?:(?P<y>20\d{2})[-_.]?(?P<m>\d{2})[-_.]?(?P<d>\d{2})"
    r"|(?P<us_m>\d{2})_(?P<us_d>\d{2})_(?P<us_y>20\d{2})"
    r"|(?<![A-Za-z])(?P<word>[A-Za-z]{3})-(?P<word_d>\d{1,2})-(?P<word_y>20\d{2}))(?!\d)"
)


def days_named(path: str) -> list[date]:
    """In the order of the file's own name: 20210131, 2021-01-31, 01_31_2021 or Jan-31-2021."""
    found = (_day(match) for match in _NUMBERED.finditer(PurePosixPath(path).name))
    return [day for day in found if day is not None]


def last_day_named(path: str) -> date | None:
    return max(days_named(path), default=None)


def _day(match: re.Match[str]) -> date | None:
    part = match.groupdict()
    try:
        if part["y"]:
            return date(int(part["y"]), int(part["m"]), int(part["d"]))
        if part["us_y"]:
            return date(int(part["us_y"]), int(part["us_m"]), int(part["us_d"]))
        month = _MONTHS.index(part["word"].casefold()) + 1
        return date(int(part["word_y"]), month, int(part["word_d"]))
    except ValueError:
        return None
