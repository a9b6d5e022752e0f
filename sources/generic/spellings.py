"""What each way of writing some cells stands for: every one is looked at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from sources.blocks import Cells, Places, Said

Told = TypeVar("Told")
_MOST_KNOWN = 100_000  # beyond, and the rows of a block, they are looked at again


@dataclass(frozen=True, eq=False)
class Met(Generic[Told]):
    """What some rows speak of, where in `told` that of each row stands, and its number."""

    told: list[Told]
    told_by: Places
    numbers: Places


class Spellings(Generic[Told]):
    """`read` gives the cells of a row a number and what they tell."""

    def __init__(
        self, columns: Sequence[int], read: Callable[[Sequence[str]], tuple[int, Told]]
    ) -> None:
        self._columns, self._read = columns, read
        self._known: dict[Said, int] = {}
        self._meanings: list[tuple[int, Told]] = []

    def met_in(self, cells: Cells) -> Met[Told]:
        if not self._columns:
            number, told = self._read(cells.row(0))
            return Met([told], np.zeros(len(cells), np.int64), np.full(len(cells), number))
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
            self._meanings.clear()
        turns = cells.turns(self._columns)
        if turns is None:
            return self._met(self._places(cells))
        lengths = np.diff(turns, append=len(cells))
        return self._met(np.repeat(self._places(cells.at(turns)), lengths))

    def _places(self, cells: Cells) -> Places:
        """Where among all meanings those of the rows stand."""
        said, known = cells.said(self._columns), self._known
        places = list(map(known.get, said))
        if None in places:
            for row, one in enumerate(said):
                if one not in known:
                    self._meanings.append(self._read(cells.row(row)))
                    known[one] = len(self._meanings) - 1
            places = [known[one] for one in said]
        return np.array(places, np.int64)

    def _met(self, places: Places) -> Met[Told]:
        is_met = np.zeros(len(self._meanings), np.bool_)
        is_met[places] = True
        met = np.flatnonzero(is_met)
        place_of = np.empty(len(is_met), np.int64)
        place_of[met] = np.arange(len(met))
        told_by = place_of[places]
        numbers, told = zip(*[self._meanings[one] for one in met.tolist()], strict=True)
        return Met(list(told), told_by, np.array(numbers, np.int64)[told_by])
