"""Which days a payload's amounts cover, where the call knew and the answer does not say."""

from domain.periods import Period
from sources.documents import Document
from sources.named_days import days_named
from sources.source import Context
from sources.windows import Window, window_of

_USUAL_DAYS = 28


def asked_period(document: Document, context: Context) -> Window:
    return window_of(
        document, context, named=_named(document.book or document.name), usual_days=_USUAL_DAYS
    )


def _named(name: str) -> Period | None:
    """Exactly two days in the name of the file are the first and the last."""
    match days_named(name):
        case [first, last] if first <= last:
            return Period(first, last)
    return None
