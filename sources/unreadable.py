"""What a single cell can be refused for, and the place it stood in."""

from collections.abc import Sequence

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


def refuse_ragged(header: Sequence[str], cells: Sequence[str]) -> None:
    """A row cut short, or one whose cells an unquoted comma has shifted."""
    width = len(header)
    if len(cells) != width and (len(cells) < width or any(cells[width:])):
        reason = f"the row has {len(cells)} cells, the header {width}"
        raise CellRejected(header[0], cells[0], reason)
