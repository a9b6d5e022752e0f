"""Leaves out of a view what its workspace does not have, such as a creator since merged."""

from typing import Any

from analytics.filter_choices import FilterChoices
from ui import words
from ui.addresses import Facet, View


def known_part(view: View, choices: FilterChoices) -> tuple[View, str]:
    """The view with what is known, and a sentence on the rest ("" when all is known)."""
    known: dict[Facet, set[Any]] = {
        "accounts": {one.account_id for one in choices.accounts},
        "types": set(choices.types),
        "creators": {key for key, _ in choices.creators},
        "topics": {key for key, _ in choices.topics},
    }
    left, gone = view, {}
    for facet, of_kind in known.items():
        kept = tuple(each for each in view.named(facet) if each in of_kind)
        gone[facet] = len(view.named(facet)) - len(kept)
        left = left.naming(facet, kept)
    return left, _told(gone)


def _told(gone: dict[Facet, int]) -> str:
    parts = [
        words.counted(number, kind.removesuffix("s")) for kind, number in gone.items() if number
    ]
    if not parts:
        return ""
    verb = "is" if sum(gone.values()) == 1 else "are"
    return f"{words.listed(parts)} of the filter {verb} not in this workspace and ignored."
