"""Which days a payload's amounts cover, where the call knew and the answer does not say."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from domain.periods import Period
from domain.vocabulary import PeriodBasis
from sources.documents import Document
from sources.source import Context

ASSUMED_DAYS = 28
_DAY_IN_NAME = re.compile(r"(?<!\d)(20\d{2})-?(\d{2})-?(\d{2})(?!\d)")


@dataclass(frozen=True)
class Span:
    period: Period
    basis: PeriodBasis
    warnings: tuple[str, ...] = ()


def asked_period(document: Document, context: Context) -> Span:
    if context.answers.period is not None:
        return Span(context.answers.period, PeriodBasis.ANSWERED)
    named = _named(document.name)
    if named is not None:
        return Span(named, PeriodBasis.NAMED)
    # A file written today tells of whole days only up to yesterday.
    yesterday = context.today - timedelta(days=1)
    period = Period.ending(min(document.modified or yesterday, yesterday), days=ASSUMED_DAYS)
    warning = (
        f"The file does not say which days its figures cover. Assumed: {period.first_day} to "
        f"{period.last_day} ({ASSUMED_DAYS} days to the date of the file). State the period."
    )
    return Span(period, PeriodBasis.ASSUMED, (warning,))


def _named(name: str) -> Period | None:
    """Exactly two days in the name of the file or of its folder are the first and the last."""
    for part in reversed(name.split("/")):
        days = [_day(*match.groups()) for match in _DAY_IN_NAME.finditer(part)]
        match days:
            case [date() as first, date() as last] if first <= last:
                return Period(first, last)
    return None


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
