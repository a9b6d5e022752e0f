"""What each way of writing some cells stands for: every one is looked at once."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

import numpy as np

from sources.blocks import Cells, Places, Said

Told = TypeVar("Told")
_MOST_KNOWN = 100_000  # beyond, and the rows of a block, they are looked at again


class Spellings(Generic[Told]):
    """`read` gives the cells of a row a number and what they tell."""

    def __init__(
        self, columns: Sequence[int], read: Callable[[Sequence[str]], tuple[int, Told]]
    ) -> None:
        self._columns, self._read = columns, read
        self.forget()

    @property
    def are_many(self) -> bool:
        return len(self._told) >= _MOST_KNOWN

    def forget(self) -> None:
        """Places that were given before mean nothing from now on."""
        self._known: dict[Said, int] = {}
        self._told: list[Told] = []
        self._numbers = np.empty(0, np.int64)

    def places_in(self, cells: Cells) -> Places:
        """Where among all that was told so far that of each row stands."""
        turns = cells.turns(self._columns)
        if turns is None:
            return self._places(cells)
        lengths = np.diff(turns, append=len(cells))
        return np.repeat(self._places(cells.at(turns)), lengths)

    def numbers_of(self, places: Places) -> Places:
        return self._numbers[places]

    def told_at(self, places: Places) -> tuple[list[Told], Places]:
        """What is told there, each once, and where in it that of each place stands."""
        is_met = np.zeros(len(self._told), np.bool_)
        is_met[places] = True
        met = np.flatnonzero(is_met)
        stands = np.empty(len(is_met), np.int64)
        stands[met] = np.arange(len(met))
        return [self._told[one] for one in met.tolist()], stands[places]

    def _places(self, cells: Cells) -> Places:
        said = cells.said(self._columns)
        places = list(map(self._known.get, said))
        if None in places:
            self._learn(said, cells)
            places = list(map(self._known.get, said))
        return np.array(places, np.int64)

    def _learn(self, said: Sequence[Said], cells: Cells) -> None:
        numbers = []
        try:
            for row, one in enumerate(said):
                if one not in self._known:
                    number, told = self._read(cells.row(row))
                    self._known[one] = len(self._told)
                    self._told.append(told)
                    numbers.append(number)
        finally:  # what was read before an unreadable one stays known
            self._numbers = np.append(self._numbers, np.array(numbers, np.int64))
