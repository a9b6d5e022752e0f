"""What of a workspace's history is asked for."""

from dataclasses import dataclass
from enum import StrEnum

from domain.periods import Period
from domain.vocabulary import Platform


class ImportState(StrEnum):
    STANDING = "standing"
    UNDONE = "undone"


@dataclass(frozen=True)
class HistoryFilter:
    """`days` are days of the workspace's zone on which it happened."""

    text: str = ""
    platform: Platform | None = None
    state: ImportState | None = None
    days: Period | None = None

    @property
    def narrows(self) -> bool:
        return self != HistoryFilter()
