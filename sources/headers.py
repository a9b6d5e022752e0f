"""Column names, made comparable: the same header however a platform or a spreadsheet wrote it."""

import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u00ad\u200b\u200e\u200f"))


def visible(text: str) -> str:
    """Without byte-order marks, soft hyphens and doubled spaces, letters in one form."""
    return " ".join(unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).split())


def normalised(text: str) -> str:
    return visible(text).casefold()


def listed(names: tuple[str, ...] | list[str], *, most: int = 12) -> str:
    """The names for a sentence; a long list is cut and says so."""
    shown = ", ".join(repr(visible(name)[:60]) for name in names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
