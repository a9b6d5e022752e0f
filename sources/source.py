"""What every source is: how it is recognised, and how it is read."""

from collections.abc import Callable
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

    def companions(self, document: Document) -> list[Document]:
        """The other files, those of the same folder or archive first."""
        folder = PurePosixPath(document.name).parent
        others = [other for other in self.documents if other is not document]
        return sorted(others, key=lambda other: PurePosixPath(other.name).parent != folder)


@dataclass(frozen=True)
class Source:
    name: str
    label: str
    recognised_by: str  # in words for people: what of the content gives it away
    platforms: tuple[Platform, ...]
    recognises: Callable[[Document], bool]
    read: Callable[[Document, Context], Reading]
