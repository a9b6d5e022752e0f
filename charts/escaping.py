"""Texts of users inside a chart: plotly reads some tags, so none may be left."""

from html import escape
from textwrap import shorten

_LONGEST = 70


def escaped(text: str, *, longest: int = _LONGEST) -> str:
    """On one line, shortened, and shown as it was written."""
    return escape(shorten(text, longest, placeholder="\u2026"), quote=False).replace("%{", "% {")
