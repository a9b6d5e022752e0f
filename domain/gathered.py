"""Sequences that go on in a temporary file once they are long: memory stays flat."""

import os
import pickle
import tempfile
import weakref
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, MutableSequence, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import Any, TypeVar, overload

Item = TypeVar("Item")
Chunk = Sequence[tuple[Any, ...]]
_CHUNK = 4_096
# Far above what most files bring, so that only large ones touch the disk.
_HELD = 16_384


class _NamelessFile:
    """Gone with the object, whatever ends the program. Read by position: several may read."""

    def __init__(self) -> None:
        number, path = tempfile.mkstemp(prefix="workbench-")
        Path(path).unlink()
        self._number, self._end = number, 0
        weakref.finalize(self, os.close, number)

    def add(self, content: bytes) -> int:
        """Where it begins."""
        begin = self._end
        while self._end - begin < len(content):
            self._end += os.pwrite(self._number, content[self._end - begin :], self._end)
        return begin

    def read(self, offset: int, length: int) -> bytes:
        return os.pread(self._number, length, offset)


class Gathered(MutableSequence[Item]):
    """A list for appending and reading through; its first chunks are held, the others are not.

    `pack` turns an item into a tuple of plain values that is quickly written, `unpack` turns it
    back. Appending and iterating cost as little as they can; changing what is inside rewrites all.
    """

    def __init__(
        self, pack: Callable[[Item], tuple[Any, ...]], unpack: Callable[[tuple[Any, ...]], Item]
    ) -> None:
        self._pack, self._unpack = pack, unpack
        self.clear()

    def append(self, item: Item) -> None:
        self._tail.append(self._pack(item))
        if len(self._tail) >= _CHUNK:
            self._put_away()

    def extend(self, items: Iterable[Item]) -> None:
        self.extend_packed(map(self._pack, items))

    def extend_packed(self, items: Iterable[tuple[Any, ...]]) -> None:
        coming = iter(items)
        while added := list(islice(coming, _CHUNK - len(self._tail))):
            self._tail += added
            if len(self._tail) >= _CHUNK:
                self._put_away()

    def extend_chunk(self, chunk: Chunk) -> None:
        """Of packed items that know a shorter way to be written than one after the other."""
        self._put_away()
        self._put(chunk)

    def chunks(self) -> Iterator[Chunk]:
        """The items as they are kept, many at a time; none is empty."""
        for number in range(len(self._ends)):
            yield self._chunk(number)
        if self._tail:
            yield self._tail

    def clear(self) -> None:
        self._held: list[Chunk] = []
        self._places: list[tuple[int, int]] = []  # offset and length of every chunk in the file
        self._ends: list[int] = []  # of every chunk, counted in items
        self._tail: list[tuple[Any, ...]] = []
        self._file: _NamelessFile | None = None

    def __len__(self) -> int:
        return self._put_by + len(self._tail)

    def __iter__(self) -> Iterator[Item]:
        return map(self._unpack, chain.from_iterable(self.chunks()))

    @overload
    def __getitem__(self, place: int) -> Item: ...
    @overload
    def __getitem__(self, place: slice) -> list[Item]: ...
    def __getitem__(self, place: int | slice) -> Item | list[Item]:
        if isinstance(place, slice):
            first, last, step = place.indices(len(self))
            return list(islice(self, first, last, step)) if step > 0 else list(self)[place]
        wanted = range(len(self))[place]
        if wanted >= self._put_by:
            return self._unpack(self._tail[wanted - self._put_by])
        number = bisect_right(self._ends, wanted)
        begin = self._ends[number - 1] if number else 0
        return self._unpack(self._chunk(number)[wanted - begin])

    def __setitem__(self, place: int | slice, value: Any) -> None:  # noqa: ANN401
        items: Any = list(self)
        items[place] = value
        self._begin_anew(items)

    def __delitem__(self, place: int | slice) -> None:
        items = list(self)
        del items[place]
        self._begin_anew(items)

    def insert(self, index: int, value: Item) -> None:
        items = list(self)
        items.insert(index, value)
        self._begin_anew(items)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Sequence) or isinstance(other, str | bytes):
            return NotImplemented
        same_length = len(self) == len(other)
        return same_length and all(a == b for a, b in zip(self, other, strict=True))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{len(self):,} gathered>"

    def _begin_anew(self, items: list[Item]) -> None:
        self.clear()
        self.extend(items)

    @property
    def _put_by(self) -> int:
        return self._ends[-1] if self._ends else 0

    def _put_away(self) -> None:
        full, self._tail = self._tail, []
        self._put(full)

    def _put(self, chunk: Chunk) -> None:
        if not chunk:
            return
        self._ends.append(self._put_by + len(chunk))
        if self._file is None and self._put_by <= _HELD:
            self._held.append(chunk)
            return
        if self._file is None:
            self._file = _NamelessFile()
        content = pickle.dumps(chunk, protocol=5)
        self._places.append((self._file.add(content), len(content)))

    def _chunk(self, number: int) -> Chunk:
        if number < len(self._held):
            return self._held[number]
        assert self._file is not None
        found: Chunk = pickle.loads(self._file.read(*self._places[number - len(self._held)]))
        return found
