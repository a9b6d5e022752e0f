"""Every error this project raises on purpose.

WorkbenchError
├── InvalidRequest      the reader asked for something that cannot be, and can mend it
├── NotFound            nothing is stored under that name
├── NotEnoughData       the question is fair, the data cannot answer it yet
├── SourceRejected      a file or payload cannot be read, with the place and what to do
└── StorageUnavailable  the database cannot be reached or used
"""


class WorkbenchError(Exception):
    """Base class: the message is fit to show to a reader of the workbench."""


class InvalidRequest(WorkbenchError):
    """The request contradicts itself or leaves the allowed range."""


class NotFound(WorkbenchError):
    """Nothing is stored under that name."""


class NotEnoughData(WorkbenchError):
    """Fewer observations than the method needs for an honest answer."""

    def __init__(self, question: str, *, needed: int, got: int, unit: str = "days") -> None:
        self.question = question
        self.needed = needed
        self.got = got
        self.unit = unit
        super().__init__(f"{question}: not enough data, needs {needed} {unit}, has {got}.")

    def __reduce__(self) -> tuple[object, ...]:
        """Reports that hold a refusal are kept in caches, which pickle them."""
        return _not_enough, (self.question, self.needed, self.got, self.unit)


def _not_enough(question: str, needed: int, got: int, unit: str) -> NotEnoughData:
    return NotEnoughData(question, needed=needed, got=got, unit=unit)


class SourceRejected(WorkbenchError):
    """A file or payload that cannot be imported; the message says what was seen and expected."""


class StorageUnavailable(WorkbenchError):
    """The database is down, unreachable or of the wrong kind."""
