"""Texts of posts that have no title."""

import re

_LONGEST = 100
_HASHTAG = re.compile(r"(?<!\w)#(\w{1,100})")


def headline(text: str | None) -> str | None:
    """The first line that says anything, cut at a word."""
    lines = (" ".join(line.split()) for line in (text or "").splitlines())
    first = next((line for line in lines if line), None)
    if first is None or len(first) <= _LONGEST:
        return first
    kept = first[:_LONGEST].rsplit(" ", 1)[0]
    return f"{kept.rstrip(' ,;:.')} …"


def hashtags(text: str | None) -> str:
    """In the order of the text, each once, parted by bars."""
    return "|".join(dict.fromkeys(_HASHTAG.findall(text or "")))
