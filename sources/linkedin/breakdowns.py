"""LinkedIn's tables about people and other companies: known, and refused with a reason."""

from sources.documents import Document
from sources.header_rows import header_row

_VALUES = ("total followers", "total views", "total page views", "total visitors", "followers",
           "views")  # fmt: skip
_LEVELS = ("location", "country", "region", "job function", "function", "seniority",
           "experience level", "industry", "company size", "company")  # fmt: skip
_DEMOGRAPHICS = (("value", "percentage", "top demographics"), ("value", "percentage", "category"))
_COMPETITORS = ("page", "total followers", "new followers")


def refusal_reason(document: Document) -> str | None:
    if any(header_row(document, *names) for names in _DEMOGRAPHICS):
        return (
            "LinkedIn's demographics tell which kinds of people were reached, not how content "
            "did: nothing of this sheet is imported."
        )
    if header_row(document, *_COMPETITORS):
        return "The sheet compares pages of other companies: nothing of it is imported."
    return _level(document)


def _level(document: Document) -> str | None:
    for value in _VALUES:
        header = header_row(document, value)
        names = [name for name in header.columns if name] if header else []
        if len(names) == 2 and names[0] in _LEVELS:
            return (
                f"LinkedIn's table by {names[0]} tells who follows or visits the page, not how it "
                "did by day: nothing of this sheet is imported."
            )
    return None
