"""What every source is: how it is recognised, and how it is read."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from domain.observations import Answers, Reading
from domain.vocabulary import Platform
from sources.documents import Document


@dataclass(frozen=True)
class Context:
    """What is known beside the file itself: answers, the day, and the files given with it."""

    answers: Answers
    today: date
    documents: tuple[Document, ...] = ()
    readings: tuple[Reading, ...] = ()  # of the files that were read before

    def beside(self, document: Document, format_names: Collection[str]) -> list[Reading]:
        """Readings of other files in these formats, of the same folder or archive first."""
        folder = PurePosixPath(document.name).parent
        found = [reading for reading in self.readings if reading.format in format_names]
        return sorted(found, key=lambda other: PurePosixPath(other.file_name).parent != folder)


@dataclass(frozen=True)
class Source:
    name: str
    label: str
    recognised_by: str  # in words for people: what of the content gives it away
    platforms: tuple[Platform, ...]
    recognises: Callable[[Document], bool]
    read: Callable[[Document, Context], Reading]
    asks_others: bool = False  # read last, for the readings of the other files tell it something
