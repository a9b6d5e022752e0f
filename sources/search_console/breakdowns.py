"""Search Console by query, country or device: known, and refused with a reason."""

from sources.documents import Document
from sources.search_console.columns import COLUMNS, is_table

_FIRST = frozenset(name for names in COLUMNS.facts.values() for name in names)
_CLICKS = ("clicks", "klicks", "clics", "cliques")


def refusal_reason(document: Document) -> str | None:
    if not document.header:
        return None
    if _is_comparison(document):
        return (
            "The export compares two periods: each figure stands there twice. In Search Console "
            "turn the comparison off and export again."
        )
    if not is_table(document) or not COLUMNS.holds(document, "other"):
        return None
    return (
        f"The column {document.header[0]!r} shows a part of a Search Console export that tells "
        "what was searched, where or on what device, not how each page did. Chart and Pages of "
        "the same export are imported."
    )


def _is_comparison(document: Document) -> bool:
    """Clicks of the last 28 days beside clicks of the 28 days before."""
    clicks = [name for name in document.columns if name.endswith(_CLICKS)]
    positions = [name for name in document.columns if "posi" in name]
    return document.columns[0] in _FIRST and len(clicks) > 1 and len(positions) > 1
