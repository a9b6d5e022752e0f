"""What the name of a YouTube Studio archive tells: the period and the channel."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath

from domain.periods import Period
from sources.harvest import Account
from sources.source import Context

# "Content 2024-01-01_2025-01-01 Channel name.zip"; a browser adds " (1)" to a second download.
_NAMED = re.compile(
    r"(?:.*\s)?(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2})(?:[\s_]+(.*?))?(?:\s?\(\d+\))?"
)
_UNKNOWN_CHANNEL = "YouTube channel"


@dataclass(frozen=True)
class Named:
    period: Period | None = None
    account: str | None = None


def named(path: str) -> Named:
    """The innermost folder or archive that is named as YouTube names them."""
    for part in reversed(PurePosixPath(path.replace("\\", "/")).parts):
        stem = re.sub(r"\.(zip|csv)$", "", part, flags=re.IGNORECASE)
        match = _NAMED.fullmatch(stem)
        if match is not None:
            return Named(_period(match[1], match[2]), (match[3] or "").strip() or None)
    return Named()


def account_of(path: str, context: Context) -> Account:
    stated = context.answers.account or named(path).account
    return Account(stated) if stated else Account(_UNKNOWN_CHANNEL, assumed=True)


def _period(first: str, end: str) -> Period | None:
    """The end date is the day after the last one, as far as known."""
    try:
        first_day, end_day = date.fromisoformat(first), date.fromisoformat(end)
    except ValueError:
        return None
    if end_day < first_day:
        return None
    return Period(first_day, max(first_day, end_day - timedelta(days=1)))
