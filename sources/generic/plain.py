"""Rows in which nothing is out of the ordinary, taken in many at a time: nearly all of large files.

Column by column instead of cell by cell. Whatever is not plain is left to the way of single rows.
"""

from collections.abc import Sequence

from domain.gathered import Gathered
from domain.metric_definitions import STANDARD_METRICS
from domain.observations import Number
from sources.documents import Row
from sources.generic.dated import Calendar, When
from sources.generic.layout import FigureColumn, Layout
from sources.generic.posts import PARTED, Posts, Subject
from sources.harvest import Harvest
from sources.unreadable import CellRejected, Unreadable

AT_ONCE = 512
_MOST_DIGITS = 15
_MOST_OCCASIONS = 2**32

Columns = Sequence[Sequence[str]]
Values = list[tuple[Number | None, ...]]


class PlainRows:
    def __init__(self, layout: Layout, calendar: Calendar, posts: Posts) -> None:
        self._layout, self._calendar, self._posts = layout, calendar, posts
        registry = STANDARD_METRICS.with_custom(layout.custom_metrics)
        self._counts = {f.metric for f in layout.figures if registry[f.metric].scale == 0}

    def take_in(self, rows: Sequence[Row], harvest: Harvest) -> bool:
        """All of them, or none."""
        seen = harvest.observations
        cells = [row.cells for row in rows]
        if not isinstance(seen, Gathered) or set(map(len, cells)) != {len(self._layout.header)}:
            return False
        columns = list(zip(*cells, strict=True))
        try:
            values = self._values(columns)
            whens = self._whens(columns, cells) if values else []
            subjects = self._subjects(columns, cells) if whens else []
        except (CellRejected, Unreadable):
            return False
        told = list(zip(whens, values, subjects, strict=False))
        occasions = [who.number * _MOST_OCCASIONS + when.number for when, _, who in told]
        if not told or not harvest.remember(occasions, rows):
            return False
        seen.extend_packed(
            (
                when.figure,
                figures,
                who.post,
                when.moment,
                when.days,
                who.platform if who.post else None,
            )
            for when, figures, who in told
        )
        return True

    def _values(self, columns: Columns) -> Values:
        """Empty when a row has no figure or one below zero."""
        read = [self._column(figure, columns[figure.position]) for figure in self._layout.figures]
        if any(min(known, default=0) < 0 for known in map(_known, read)):
            return []
        values: Values = list(zip(*read, strict=True))
        nothing = (None,) * len(read)
        return [] if any(None in one for one in read) and nothing in values else values

    def _column(self, figure: FigureColumn, cells: Sequence[str]) -> Sequence[Number | None]:
        digits = "".join(cells)
        plain = digits.isdecimal() and digits.isascii() and "" not in cells
        if plain and figure.metric in self._counts and max(map(len, cells)) <= _MOST_DIGITS:
            return list(map(int, cells))
        return list(map(figure.read, cells))

    def _whens(self, columns: Columns, cells: Sequence[list[str]]) -> list[When]:
        calendar = self._calendar
        if not calendar.places:
            return [calendar.when(cells[0])] * len(cells)
        said = zip(*(columns[place] for place in calendar.places), strict=True)
        found = map(calendar.known.get, said)
        return [when or calendar.when(cells[n]) for n, when in enumerate(found)]

    def _subjects(self, columns: Columns, cells: Sequence[list[str]]) -> list[Subject]:
        posts = self._posts
        said = map(PARTED.join, zip(*(columns[place] for place in posts.places), strict=True))
        found = map(posts.known.get, said)
        return [who or posts.subject(cells[n]) for n, who in enumerate(found)]


def _known(column: Sequence[Number | None]) -> Sequence[Number]:
    return [value for value in column if value is not None] if None in column else column  # type: ignore[return-value]
