"""Rows that sum up the others, as platforms and people with spreadsheets add them."""

from collections.abc import Sequence

from sources.headers import normalised

_NAMES = frozenset(
    {"total", "totals", "grand total", "gesamt", "gesamtsumme", "gesamtergebnis", "summe",
     "total geral", "total general"}
)  # fmt: skip


def names_total(text: str) -> bool:
    return normalised(text) in _NAMES


def is_total(cells: Sequence[str], subject: str) -> bool:
    """It begins with the word, and where others name what they speak of, it names nothing else."""
    first = next((cell for cell in cells if cell.strip()), "")
    return names_total(first) and (not subject.strip() or names_total(subject))
