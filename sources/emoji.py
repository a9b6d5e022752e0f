"""Emoji of Discord as figures: the one everybody has, and those a server made for itself."""

import re
import unicodedata
from dataclasses import dataclass

from domain.metrics import Metric

_JOINERS = frozenset("\ufe0e\ufe0f\u200d")
_LONGEST = 100


@dataclass(frozen=True)
class Emoji:
    name: str
    number: str | None = None  # of a server's own

    @property
    def metric(self) -> Metric:
        shown = f":{self.name}:" if self.number else self.name
        return Metric(
            f"discord_reaction_{self._spelt}",
            f"Discord {shown}",
            f"Reactions with {shown} to Discord messages that link the post.",
            wide=False,
        )

    @property
    def _spelt(self) -> str:
        words = self.name if self.number else " ".join(map(_letter, self.name))
        plain = "_".join(re.findall("[a-z0-9]+", words.casefold()))[:_LONGEST]
        return "_".join(filter(None, (plain, self.number))) or "unnamed"


def _letter(character: str) -> str:
    """Its name in Unicode; what only joins or colours others has none here."""
    if character in _JOINERS:
        return ""
    return unicodedata.name(character, f"u{ord(character):x}") + " "
