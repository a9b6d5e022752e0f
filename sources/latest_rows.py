"""Of every post the row of its latest day, found in whole columns of whole numbers."""

from array import array
from collections.abc import Iterator
from datetime import date

import numpy as np

from domain.observation_columns import Number, ObservationColumns, Occasion
from sources.blocks import Places

_NEVER = 0
Told = tuple[date, int, tuple[Number, ...]]  # day, row, all figures of the row


class LatestRows:
    """Nothing is known any more once there are more than `most_posts`."""

    def __init__(self, metrics: int, most_posts: int | None) -> None:
        self.are_too_many = False
        self._most_posts = most_posts
        self._place_of: dict[object, int] = {}
        self._days, self._rows = np.empty(0, np.int64), np.empty(0, np.int64)
        self._figures = np.empty((metrics, 0), np.int64)

    def take_in(self, seen: ObservationColumns, first_row: int) -> bool:
        """Running totals, all of them or none: none where a figure is no whole number."""
        columns = [np.frombuffer(one, np.int64) for one in seen.figures if isinstance(one, array)]
        if len(columns) < len(seen.figures):
            return False
        if not self.are_too_many:
            self._renew(seen, np.stack(columns), first_row)
            self._forget_too_many()
        return True

    def _forget_too_many(self) -> None:
        if self._most_posts is not None and len(self._place_of) > self._most_posts:
            self.are_too_many = True
            self._place_of.clear()
            self._days, self._rows = self._days[:0].copy(), self._rows[:0].copy()
            self._figures = self._figures[:, :0].copy()

    def items(self) -> Iterator[tuple[object, Told]]:
        days, rows = self._days.tolist(), self._rows.tolist()
        figures = zip(*self._figures.tolist(), strict=True)
        for post, day, row, values in zip(self._place_of, days, rows, figures, strict=True):
            yield post, (date.fromordinal(day), row, values)

    def _renew(self, seen: ObservationColumns, figures: Places, first_row: int) -> None:
        """Of the same day the row further down counts."""
        days = np.array([day_of(one).toordinal() for one in seen.occasions])[seen.occasion_of]
        rows = np.arange(len(days))
        if (days[1:] < days[:-1]).any():
            rows = np.argsort(days, kind="stable")
        last = np.empty(len(seen.subjects), np.int64)
        last[np.frombuffer(seen.subject_of, np.int32)[rows]] = rows
        # A post may be among the subjects more than once.
        last = last[np.lexsort((last, days[last]))]
        places = self._places(seen)[np.frombuffer(seen.subject_of, np.int32)[last]]
        later = days[last] >= self._days[places]
        places, last = places[later], last[later]
        self._days[places], self._rows[places] = days[last], last + first_row
        self._figures[:, places] = figures[:, last]

    def _places(self, seen: ObservationColumns) -> Places:
        known = self._place_of
        places = list(map(known.get, seen.subjects))
        if None in places:
            places = [known.setdefault(one, len(known)) for one in seen.subjects]
        more = len(known) - len(self._days)
        self._days = np.append(self._days, np.full(more, _NEVER))
        self._rows = np.append(self._rows, np.zeros(more, np.int64))
        self._figures = np.pad(self._figures, ((0, 0), (0, more)))
        return np.array(places)


def day_of(occasion: Occasion) -> date:
    """The day as written; a moment in the middle of a day sorts with that day."""
    _, moment, days = occasion
    if days is not None:
        return days.last_day
    return date.min if moment is None else date(moment.year, moment.month, moment.day)
