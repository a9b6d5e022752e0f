"""Rows in which nothing is out of the ordinary, taken in many at a time: nearly all of large files.

Column by column instead of cell by cell; each way of naming a post or a time is looked at once.
Whatever is not plain is left to the way of single rows, which words the reasons.
"""

from array import array

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


class PlainRows:
    def __init__(self, layout: Layout, calendar: Calendar, posts: Posts) -> None:
        self._layout = layout
        self._posts = Spellings(posts.places, lambda cells: _whose(posts.subject(cells)))
        self._whens = Spellings(calendar.places, lambda cells: _when(calendar.when(cells)))
        registry = STANDARD_METRICS.with_custom(layout.custom_metrics)
        self._counts = {f.metric for f in layout.figures if registry[f.metric].scale == 0}

    def take_in(self, block: Block, harvest: Harvest) -> bool:
        """All of the rows, or none."""
        seen, cells = harvest.observations, block.cells(len(self._layout.header))
        if cells is None or not isinstance(seen, Gathered):
            return False
        try:
            figures = self._figures(cells)
            if figures is None:
                return False
            whens, subjects = self._whens.met_in(cells), self._posts.met_in(cells)
        except (CellRejected, Unreadable):
            return False
        if not harvest.remember(subjects.numbers * _MOST_OCCASIONS + whens.numbers, block.number):
            return False
        harvest.rows_read += len(block)
        whose, when_of = _stored(subjects.told_by), _stored(whens.told_by)
        seen.extend_chunk(ObservationColumns(subjects.told, whens.told, whose, when_of, figures))
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
