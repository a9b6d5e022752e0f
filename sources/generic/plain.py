"""Rows in which nothing is out of the ordinary, taken in many at a time: nearly all of large files.

Column by column instead of cell by cell; each way of naming a post or a time is looked at once.
Whatever is not plain is left to the way of single rows, which words the reasons.
"""

from array import array
from itertools import chain
from typing import NamedTuple

import numpy as np

from domain import observation_columns
from domain.gathered import Gathered
from domain.metric_definitions import STANDARD_METRICS
from domain.observation_columns import (
    Figures,
    ObservationColumns,
    compact,
    lacks_figures,
    places,
    whole_numbers,
)
from sources.blocks import Block, Cells, Places
from sources.generic.dated import Calendar, When
from sources.generic.layout import FigureColumn, Layout
from sources.generic.posts import Posts, Subject
from sources.generic.spellings import Spellings
from sources.harvest import Harvest
from sources.unreadable import CellRejected, Unreadable

_MOST_OCCASIONS = 2**32
_TOGETHER = 32_768  # rows, for most of them speak of the same posts


class _Taken(NamedTuple):
    whose: Places
    when: Places
    figures: tuple[Figures, ...]


class PlainRows:
    """What was taken in joins the harvest with `hand_on`, at the latest."""

    def __init__(self, layout: Layout, calendar: Calendar, posts: Posts) -> None:
        self._layout = layout
        self._posts = Spellings(posts.places, lambda cells: _whose(posts.subject(cells)))
        self._whens = Spellings(calendar.places, lambda cells: _when(calendar.when(cells)))
        registry = STANDARD_METRICS.with_custom(layout.custom_metrics)
        self._counts = {f.metric for f in layout.figures if registry[f.metric].scale == 0}
        self._taken: list[_Taken] = []

    def take_in(self, block: Block, harvest: Harvest) -> bool:
        """All of the rows, or none."""
        cells = block.cells(len(self._layout.header))
        if cells is None:
            return False
        if self._posts.are_many or self._whens.are_many:
            self.hand_on(harvest)
            self._posts.forget()
            self._whens.forget()
        try:
            figures = self._figures(cells)
            if figures is None:
                return False
            when, whose = self._whens.places_in(cells), self._posts.places_in(cells)
        except (CellRejected, Unreadable):
            return False
        return self._keep(_Taken(whose, when, figures), block, harvest)

    def hand_on(self, harvest: Harvest) -> None:
        if not self._taken:
            return
        whose, when, figures = zip(*self._taken, strict=True)
        self._taken = []
        subjects, subject_of = self._posts.told_at(np.concatenate(whose))
        occasions, occasion_of = self._whens.told_at(np.concatenate(when))
        columns = tuple(map(_joined, zip(*figures, strict=True)))
        told = ObservationColumns(
            subjects, occasions, _stored(subject_of), _stored(occasion_of), columns
        )
        assert isinstance(harvest.observations, Gathered)
        harvest.observations.extend_chunk(told)

    def _keep(self, taken: _Taken, block: Block, harvest: Harvest) -> bool:
        subjects = self._posts.numbers_of(taken.whose)
        keys = subjects * _MOST_OCCASIONS + self._whens.numbers_of(taken.when)
        if not harvest.remember(keys, block.number):
            return False
        harvest.rows_read += len(block)
        self._taken.append(taken)
        if sum(len(one.whose) for one in self._taken) >= _TOGETHER:
            self.hand_on(harvest)
        return True

    def _figures(self, cells: Cells) -> tuple[Figures, ...] | None:
        """None when a row has no figure or one below zero."""
        columns = []
        for figure in self._layout.figures:
            column = self._column(figure, cells)
            if column is None:
                return None
            columns.append(column)
        nothing = (None,) * len(columns)
        may_lack_all = all(map(lacks_figures, columns))
        return None if may_lack_all and nothing in zip(*columns, strict=True) else tuple(columns)

    def _column(self, figure: FigureColumn, cells: Cells) -> Figures | None:
        is_count = figure.metric in self._counts
        counts = cells.counts(figure.position) if is_count else None
        if counts is not None:
            return whole_numbers(counts.tobytes())
        numbers = list(map(figure.read, cells.column(figure.position)))
        if any(number is not None and number < 0 for number in numbers):
            return None
        return compact(numbers)


def _whose(subject: Subject) -> tuple[int, observation_columns.Subject]:
    return subject.number, (subject.post, subject.platform if subject.post else None)


def _when(when: When) -> tuple[int, observation_columns.Occasion]:
    return when.number, (when.figure, when.moment, when.days)


def _stored(numbers: Places) -> "array[int]":
    return places(numbers.astype(np.int32).tobytes())


def _joined(parts: tuple[Figures, ...]) -> Figures:
    whole = [part for part in parts if isinstance(part, array)]
    if len(whole) == len(parts):
        return whole_numbers(b"".join(whole))
    return list(chain.from_iterable(parts))
