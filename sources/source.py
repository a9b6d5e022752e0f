"""What every source is: how it is recognised, and how it is read."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from domain.observations import Answers, Question, Reading
from domain.vocabulary import Asked, Platform
from sources.documents import Document


@dataclass(frozen=True)
class Context:
    """What is known beside the file itself: answers, the day, and the files given with it."""

    answers: Answers
    today: date
    documents: tuple[Document, ...] = ()
    readings: tuple[Reading, ...] = ()  # of the files that were read before

    def ask(self, asked: Asked, words: str, guess: str, choices: tuple[str, ...] = ()) -> Question:
        """The question with its answer, or with the guess where nobody answered."""
        answer = self.answers.said.get(asked)
        return Question(asked, words, answer or guess, answer is None, choices)

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
    # Several when a file tells of several accounts, or of an account and of its posts.
    read: Callable[[Document, Context], Reading | Sequence[Reading]]
    asks_others: bool = False  # read last, for the readings of the other files tell it something


@dataclass(frozen=True)
class Companion:
    """A document with nothing to import that tells others something: `Context.documents` has it."""

    recognises: Callable[[Document], bool]
