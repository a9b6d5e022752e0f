"""Search Console by query, country or device: known, and refused with a reason."""

from sources.documents import Document
from sources.search_console.columns import COLUMNS, is_table


def refusal_reason(document: Document) -> str | None:
    if not document.header or not is_table(document) or not COLUMNS.holds(document, "other"):
        return None
    return (
        f"The column {document.header[0]!r} shows a part of a Search Console export that tells "
        "what was searched, where or on what device, not how each page did. Chart and Pages of "
        "the same export are imported."
    )
