"""The rows of a table of text to its end, many at a time wherever they are plain."""

import csv
import io
from collections.abc import Callable, Iterator
from itertools import islice
from typing import BinaryIO

from domain.errors import SourceRejected
from sources.blocks import Block, block_of
from sources.rows import Row

_AT_ONCE = 1024**2  # bytes
_SINGLY = 512  # rows
_UTF_8 = ("utf-8", "utf-8-sig")
_MARK = b"\xef\xbb\xbf"


class TableText:
    """`number` is that of the next row."""

    def __init__(self, stream: BinaryIO, encoding: str, delimiter: str) -> None:
        self.number = 1
        self._delimiter = delimiter
        self._more = stream.read if encoding in _UTF_8 else _as_utf_8(stream, encoding)
        self._unread = self._more(len(_MARK)).removeprefix(_MARK)
        self._is_over = False

    def pass_over(self, number: int) -> None:
        """Every row up to this one."""
        lines = _Lines(self._take_lines)
        while self.number <= number:
            next(self._single_rows(lines))
        self._unread = lines.left().encode() + self._unread

    def pieces(self) -> Iterator[Block | list[Row]]:
        """To the end."""
        while self._fill(_AT_ONCE):
            block = self._block()
            if block is not None:
                self._unread = self._unread[block.end :]
                self.number += len(block)
                yield block
                continue
            rows = self._single_rows(_Lines(self._take_lines))
            while some := list(islice(rows, _SINGLY)):
                yield some

    def _block(self) -> Block | None:
        """The last line may have no end."""
        unended = self._is_over and not self._unread.endswith(b"\n")
        content = self._unread + b"\n" if unended else self._unread
        return block_of(content, self._delimiter, self.number)

    def _single_rows(self, lines: "_Lines") -> Iterator[Row]:
        """Until the row is over in which the lines taken out are."""
        try:
            for cells in csv.reader(lines, delimiter=self._delimiter):
                self.number += 1
                yield Row(self.number - 1, cells)
                if lines.are_used_up:
                    return
        except csv.Error as cause:
            raise SourceRejected(
                f"After row {self.number - 1} the file cannot be read as a table ({cause}): "
                "a quotation mark may be left open."
            ) from cause

    def _take_lines(self) -> str:
        """Whole ones, with their ends; nothing when all are taken."""
        self._fill(_AT_ONCE)
        while not (end := _lines_end(self._unread)) and not self._is_over:
            self._fill(len(self._unread) + _AT_ONCE)
        end = len(self._unread) if self._is_over else end
        taken, self._unread = self._unread[:end], self._unread[end:]
        return taken.decode()

    def _fill(self, wanted: int) -> bool:
        while len(self._unread) < wanted and not self._is_over:
            more = self._more(wanted - len(self._unread))
            self._unread += more
            self._is_over = not more
        return bool(self._unread)


class _Lines:
    """One line after the other of texts that are fetched when they are needed."""

    def __init__(self, fetch: Callable[[], str]) -> None:
        self._fetch, self._text, self._reader = fetch, "", io.StringIO()

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self._reader.readline()
        if not line:
            self._text = self._fetch()
            self._reader = io.StringIO(self._text, newline="")
            line = self._reader.readline()
        if not line:
            raise StopIteration
        return line

    @property
    def are_used_up(self) -> bool:
        """Of the text fetched last nothing is left."""
        return self._reader.tell() == len(self._text)

    def left(self) -> str:
        return self._text[self._reader.tell() :]


def _as_utf_8(stream: BinaryIO, encoding: str) -> Callable[[int], bytes]:
    text = io.TextIOWrapper(stream, encoding, newline="")
    return lambda size: text.read(size).encode()


def _lines_end(content: bytes) -> int:
    """Where the last whole line ends. A return at the very end may be half an end."""
    return max(content.rfind(b"\n"), content.rfind(b"\r", 0, len(content) - 1)) + 1
