"""What a single cell can be refused for, and the place it stood in."""

from domain.observations import Rejection

_LONGEST_QUOTE = 200


class Unreadable(ValueError):
    """A text that is not what its column promises; the message is the reason in plain words."""


class CellRejected(ValueError):
    """A cell that makes its row unfit to import."""

    def __init__(self, column: str, value: str, reason: str) -> None:
        self.column = column
        self.value = value
        self.reason = reason
        super().__init__(f"{column}: {value!r} {reason}")

    def in_row(self, number: int) -> Rejection:
        return Rejection(number, self.column, self.value[:_LONGEST_QUOTE], self.reason)
