"""Texts of posts that have no title."""

_LONGEST = 100


def headline(text: str | None) -> str | None:
    """The first line that says anything, cut at a word."""
    lines = (" ".join(line.split()) for line in (text or "").splitlines())
    first = next((line for line in lines if line), None)
    if first is None or len(first) <= _LONGEST:
        return first
    kept = first[:_LONGEST].rsplit(" ", 1)[0]
    return f"{kept.rstrip(' ,;:.')} …"
