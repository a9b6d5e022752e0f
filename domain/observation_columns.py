"""Observations side by side: whom and when they speak of, and their figures metric by metric."""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import repeat
from typing import Any, TypeVar, overload

from domain.periods import Period
from domain.vocabulary import Figure, Platform

Number = int | Decimal
PackedObservation = tuple[Any, ...]  # figure, values, subject, moment, days, platform
Subject = tuple[str | None, Platform | None]
Occasion = tuple[Figure, datetime | date | None, Period | None]
Figures = Sequence[Number | None]
_One = TypeVar("_One")
_WHOLE = "q"
_PLACES = "i"


@dataclass(frozen=True, slots=True, eq=False)
class ObservationColumns(Sequence[PackedObservation]):
    """`subject_of` and `occasion_of` say where in `subjects` and `occasions` those of a row stand.

    Every one of them is some row's. `figures` are one column per metric; whole numbers without a
    gap are an array.
    """

    subjects: Sequence[Subject]
    occasions: Sequence[Occasion]
    subject_of: "array[int]"
    occasion_of: "array[int]"
    figures: tuple[Figures, ...]

    @classmethod
    def of(cls, rows: Sequence[PackedObservation]) -> "ObservationColumns":
        kinds, values, subjects, moments, stretches, platforms = zip(*rows, strict=True)
        whose, subject_of = _each_once(zip(subjects, platforms, strict=True))
        whens, occasion_of = _each_once(zip(kinds, moments, stretches, strict=True))
        figures = tuple(map(compact, zip(*values, strict=True)))
        return cls(whose, whens, subject_of, occasion_of, figures)

    def __len__(self) -> int:
        return len(self.subject_of)

    def __iter__(self) -> Iterator[PackedObservation]:
        values = zip(*self.figures, strict=True) if self.figures else repeat((), len(self))
        for whose, when, told in zip(self.subject_of, self.occasion_of, values, strict=True):
            figure, moment, days = self.occasions[when]
            subject, platform = self.subjects[whose]
            yield figure, told, subject, moment, days, platform

    @overload
    def __getitem__(self, place: int) -> PackedObservation: ...
    @overload
    def __getitem__(self, place: slice) -> list[PackedObservation]: ...
    def __getitem__(self, place: int | slice) -> PackedObservation | list[PackedObservation]:
        if isinstance(place, slice):
            return [self[one] for one in range(len(self))[place]]
        figure, moment, days = self.occasions[self.occasion_of[place]]
        subject, platform = self.subjects[self.subject_of[place]]
        return figure, self.row(place), subject, moment, days, platform

    def row(self, place: int) -> tuple[Number | None, ...]:
        return tuple([column[place] for column in self.figures])


def whole_numbers(content: bytes) -> "array[int]":
    """A column of figures from the bytes of integers of 64 bits."""
    return array(_WHOLE, content)


def places(numbers: list[int] | bytes) -> "array[int]":
    """Bytes are those of integers of 32 bits."""
    return array(_PLACES, numbers)


def lacks_figures(column: Figures) -> bool:
    return not isinstance(column, array) and None in column


def _each_once(items: Iterable[_One]) -> tuple[list[_One], "array[int]"]:
    """The items, and where in them each of the given ones stands."""
    known: dict[_One, int] = {}
    stands = places([known.setdefault(item, len(known)) for item in items])
    return list(known), stands


def compact(column: Figures) -> Figures:
    """The same, as an array where it can be one."""
    whole = [number for number in column if type(number) is int]
    try:
        return array(_WHOLE, whole) if len(whole) == len(column) else column
    except OverflowError:
        return column
