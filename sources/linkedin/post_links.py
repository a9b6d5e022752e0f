"""Posts by their links: the id in it, and the time the id carries."""

import re
from datetime import date, datetime
from urllib.parse import unquote

from sources.identifiers import time_of_linkedin_post
from sources.unreadable import Unreadable

_ID = re.compile(r"(?:activity|ugcPost|share)[:-](\d{15,20})(?!\d)", re.IGNORECASE)


def id_in(link: str) -> str:
    match = _ID.search(unquote(link[:2_000]))
    if match is None:
        raise Unreadable("holds no id of a post: urn:li:activity: and a number")
    return match[1]


def published(identifier: str, printed: date | None) -> datetime | date | None:
    """To the millisecond, unless the file prints quite another day."""
    moment = time_of_linkedin_post(identifier)
    if moment is None or printed is None:
        return moment or printed
    return moment if abs((moment.date() - printed).days) <= 1 else printed


def stand_in_title(moment: datetime | date | None) -> str | None:
    """These exports hold no texts, and a list of untitled posts helps nobody."""
    return f"Post of {moment:%Y-%m-%d}" if moment else None
