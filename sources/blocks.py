"""Many rows of a table of text at a time: where their cells lie among the bytes.

Only of text whose quotation marks stand where writers of CSV put them, around whole cells and
doubled within. `csv` reads every other text, and reads these rows the same.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sources.rows import Row

_QUOTE, _NEWLINE, _RETURN, _ZERO = b'"\n\r0'
_MOST_DIGITS = 15
_WORD = 8
_MOST_TOLD_QUICKLY = 64
_MOST_LETTERS = 100_000  # of a cell; csv has a bound of its own above

Places = NDArray[np.int64]
Letters = NDArray[np.uint8]
Said = bytes | tuple[bytes, ...]


@dataclass(frozen=True, eq=False)
class Block:
    """Whole rows, blank ones too. `separators` end the cells of all of them, one after another."""

    content: bytes  # in UTF-8
    delimiter: str
    number: int  # of the first row
    begin: int  # of the first row within `content`
    separators: Places
    row_ends: Places  # which of the separators ends each row

    def __len__(self) -> int:
        return len(self.row_ends)

    @property
    def end(self) -> int:
        return int(self.separators[-1]) + 1

    def parts(self, rows: int) -> Iterator["Block"]:
        """The same, so many rows at a time."""
        for first in range(0, len(self), rows):
            ends = self.row_ends[first : first + rows]
            before = int(self.row_ends[first - 1]) + 1 if first else 0
            yield Block(
                self.content,
                self.delimiter,
                self.number + first,
                int(self.separators[before - 1]) + 1 if first else self.begin,
                self.separators[before : int(ends[-1]) + 1],
                ends - before,
            )

    def rows(self) -> Iterator[Row]:
        text = io.StringIO(self.content[self.begin : self.end].decode(), newline="")
        for number, cells in enumerate(csv.reader(text, delimiter=self.delimiter), self.number):
            yield Row(number, cells)

    def cells(self, width: int) -> "Cells | None":
        """None when any row has more or fewer cells."""
        if not np.array_equal(self.row_ends, np.arange(width - 1, len(self.separators), width)):
            return None
        ends = self.separators.reshape(-1, width)
        starts = np.empty_like(ends)
        starts.flat[0] = self.begin
        starts.flat[1:] = self.separators[:-1] + 1
        letters = _letters(self.content)
        if b"\r" in self.content:
            last = ends[:, -1]
            ended_twice = (last > starts[:, -1]) & (letters[last - 1] == _RETURN)
            ends = np.column_stack([ends[:, :-1], last - ended_twice])
        return Cells(self.content, letters, starts, ends)


class Cells(NamedTuple):
    """Where each cell starts and ends, with its quotation marks: of shape (rows, columns)."""

    content: bytes
    letters: Letters
    starts: Places
    ends: Places

    def __len__(self) -> int:
        return len(self.starts)

    def row(self, place: int) -> list[str]:
        return list(map(self._text, self.starts[place].tolist(), self.ends[place].tolist()))

    def column(self, place: int) -> list[str]:
        return list(map(self._text, self.starts[:, place].tolist(), self.ends[:, place].tolist()))

    def said(self, columns: Sequence[int]) -> Sequence[Said]:
        """What each row has in these columns, as it is written: equal only if all of it is."""
        runs = [self._run(first, last) for first, last in _runs(columns)]
        if not runs:
            return [()] * len(self)
        return runs[0] if len(runs) == 1 else list(zip(*runs, strict=True))

    def at(self, rows: Places) -> "Cells":
        return Cells(self.content, self.letters, self.starts[rows], self.ends[rows])

    def turns(self, columns: Sequence[int]) -> Places | None:
        """The rows that say something else in these columns than the one before.

        None when that is not quickly told, or helps little.
        """
        runs = _runs(columns)
        if not runs:
            return np.zeros(1, np.int64)
        first, last = runs[0]
        starts, length = self.starts[:, first], int(self.ends[0, last] - self.starts[0, first])
        if len(runs) > 1 or not _WORD <= length <= _MOST_TOLD_QUICKLY:
            return None
        if (self.ends[:, last] - starts != length).any():
            return None
        words = np.ndarray(len(self.content) - _WORD + 1, np.uint64, self.content, strides=(1,))
        turns = np.arange(len(self)) == 0
        for offset in (*range(0, length - _WORD, _WORD), length - _WORD):
            word = words[starts + offset]
            turns[1:] |= word[1:] != word[:-1]
        rows = np.flatnonzero(turns)
        return rows if len(rows) * 2 < len(self) else None

    def counts(self, place: int) -> Places | None:
        """None when any cell is not plain digits, few enough to be a whole number."""
        starts, ends = self._within_marks(place)
        lengths = ends - starts
        if lengths.min() < 1 or lengths.max() > _MOST_DIGITS:
            return None
        numbers = np.zeros(len(starts), np.int64)
        for digit in range(lengths.max()):
            value = self.letters[ends - 1 - digit] - np.uint8(_ZERO)
            value = np.where(digit < lengths, value, 0)
            if (value > 9).any():
                return None
            numbers += value.astype(np.int64) * 10**digit
        return numbers

    def _text(self, start: int, end: int) -> str:
        text = self.content[start:end].decode()
        return text[1:-1].replace('""', '"') if text.startswith('"') else text

    def _run(self, first: int, last: int) -> list[bytes]:
        content = self.content
        starts, ends = self.starts[:, first].tolist(), self.ends[:, last].tolist()
        return [content[start:end] for start, end in zip(starts, ends, strict=True)]

    def _within_marks(self, place: int) -> tuple[Places, Places]:
        starts, ends = self.starts[:, place], self.ends[:, place]
        marked = self.letters[starts] == _QUOTE
        return starts + marked, ends - marked


def block_of(content: bytes, delimiter: str, number: int) -> Block | None:
    """The whole rows that `content` begins with; None when it has none, or none so plain."""
    letters = _letters(content)
    marks = np.flatnonzero(_marking(letters, delimiter))
    kinds = letters[marks]
    quotes = kinds == _QUOTE
    inside = np.bitwise_xor.accumulate(quotes) if quotes.any() else quotes
    parting = ~(quotes | inside)
    row_ends = np.flatnonzero(kinds[parting] == _NEWLINE)
    if not len(row_ends):
        return None
    separators = marks[parting][: row_ends[-1] + 1]
    end = int(separators[-1]) + 1
    if not _are_around_cells(letters, marks[quotes & (marks < end)], delimiter):
        return None
    if _has_lone_return(content, end) or np.diff(separators, prepend=-1).max() > _MOST_LETTERS:
        return None
    return Block(content, delimiter, number, 0, separators, row_ends)


def _marking(letters: Letters, delimiter: str) -> NDArray[np.bool_]:
    marking: NDArray[np.bool_] = letters == ord(delimiter)
    marking |= letters == _NEWLINE
    marking |= letters == _QUOTE
    return marking


def _are_around_cells(letters: Letters, quotes: Places, delimiter: str) -> bool:
    """Beside a mark that opens or closes there is an end of the cell, or its doubled twin."""
    opening, closing = quotes[0::2], quotes[1::2]
    before = letters[opening - 1]
    before[opening == 0] = _NEWLINE
    after = letters[closing + 1]
    edges = np.array([ord(delimiter), _NEWLINE, _QUOTE], np.uint8)
    return bool(np.isin(before, edges).all() and np.isin(after, [*edges, _RETURN]).all())


def _has_lone_return(content: bytes, end: int) -> bool:
    """One that is no half of the end of a line."""
    if b"\r" not in content:
        return False
    return content.count(b"\r", 0, end) != content.count(b"\r\n", 0, end)


def _letters(content: bytes) -> Letters:
    return np.frombuffer(content, np.uint8)


def _runs(columns: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of those that stand side by side."""
    runs: list[tuple[int, int]] = []
    for column in sorted(columns):
        if runs and runs[-1][1] == column - 1:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return runs
