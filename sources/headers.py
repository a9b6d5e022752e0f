"""Column names, made comparable: the same header however a platform or a spreadsheet wrote it."""

import unicodedata

_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u00ad\u200b\u200e\u200f"))


def visible(text: str) -> str:
    """Without byte-order marks, soft hyphens and doubled spaces, letters in one form.

    A second byte-order mark leaves the quotation marks around the first name standing.
    """
    plain = " ".join(unicodedata.normalize("NFKC", text.translate(_INVISIBLE)).split())
    quoted = len(plain) > 2 and plain[0] == plain[-1] == '"'
    return plain[1:-1].strip() if quoted else plain


def normalised(text: str) -> str:
    return visible(text).casefold()


def listed(names: tuple[str, ...] | list[str], *, most: int = 12) -> str:
    """The names for a sentence; a long list is cut and says so."""
    shown = ", ".join(repr(visible(name)[:60]) for name in names[:most])
    return shown if len(names) <= most else f"{shown} and {len(names) - most} more"
