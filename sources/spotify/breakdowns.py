"""Spotify for Artists, the list of playlists: known, and refused with a reason."""

from sources.documents import Document

_MARKS = frozenset({"title", "author", "listeners", "streams", "date_added"})


def refusal_reason(document: Document) -> str | None:
    if not set(document.columns) >= _MARKS:
        return None
    return (
        "Spotify's list of playlists tells through which lists songs were heard. These streams "
        "are counted among those of the songs already, so they are not imported a second time. "
        "Export the songs, or the audience timeline."
    )
