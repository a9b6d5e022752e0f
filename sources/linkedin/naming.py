"""What the names of LinkedIn's workbooks tell: the page or person, and when it was written."""

import re
from datetime import UTC, date, datetime

from domain.periods import Period
from sources.documents import Document
from sources.harvest import Account
from sources.source import Context

# demo-page_content_1753863379800.xls
_PAGE = re.compile(r"(.+?)_(?:content|followers|visitors|updates)_(\d{13})\b.*", re.IGNORECASE)
# Content_2025-10-01_2025-10-28_DemoPerson.xlsx
_PERSON = re.compile(
    r"(?:Content|AggregateAnalytics)_(?:(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2})_)?(.+?)"
    r"(?:_(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2}))?",
    re.IGNORECASE,
)
_POST = re.compile(r"PostAnalytics_(.+?)_(\d{15,20})\b.*", re.IGNORECASE)
_DUPLICATE = re.compile(r"\s?\(\d+\)$")
_UNKNOWN_PAGE = "LinkedIn page"
_UNKNOWN_PERSON = "LinkedIn profile"


def page_of(document: Document, context: Context) -> Account:
    match = _PAGE.fullmatch(_stem(document))
    return _account(context, match and match[1], _UNKNOWN_PAGE)


def person_of(document: Document, context: Context) -> Account:
    stem = _stem(document)
    match = _POST.fullmatch(stem)
    name = match[1] if match else None
    if person := _PERSON.fullmatch(stem):
        name = person[3]
    return _account(context, name, _UNKNOWN_PERSON)


def written_on(document: Document) -> date | None:
    """The day of the milliseconds in a page's file name."""
    match = _PAGE.fullmatch(_stem(document))
    return datetime.fromtimestamp(int(match[2]) / 1000, UTC).date() if match else None


def period_named(document: Document) -> Period | None:
    match = _PERSON.fullmatch(_stem(document))
    if match is None:
        return None
    first, last = match[1] or match[4], match[2] or match[5]
    try:
        days = date.fromisoformat(first or ""), date.fromisoformat(last or "")
    except ValueError:
        return None
    return Period(*days) if days[0] <= days[1] else None


def _stem(document: Document) -> str:
    """Of the workbook; of a sheet saved as CSV, of that file."""
    return _DUPLICATE.sub("", document.stem)


def _account(context: Context, named: str | None, unknown: str) -> Account:
    stated = context.answers.account or (named or "").strip()
    return Account(stated) if stated else Account(unknown, assumed=True)
