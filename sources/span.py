"""First to last day a file speaks of."""

from collections.abc import Iterable
from datetime import date

from domain.observation_columns import ObservationColumns
from domain.periods import Period


class Span:
    """Where the file names `stretches`, the days of its amounts lie within them."""

    def __init__(self, stretches: Iterable[Period]) -> None:
        self._first, self._last = date.max, date.min
        for stretch in stretches:
            self._reach(stretch)
        self._told = self._first <= self._last

    def take_in(self, seen: ObservationColumns) -> None:
        for _, moment, stretch in seen.occasions:
            if stretch is not None and not (moment is None and self._told):
                self._reach(stretch)
            elif stretch is None and moment is not None:
                self._reach(_day_of(moment))

    @property
    def days(self) -> Period | None:
        return Period(self._first, self._last) if self._first <= self._last else None

    def _reach(self, stretch: Period) -> None:
        self._first = min(self._first, stretch.first_day)
        self._last = max(self._last, stretch.last_day)


def _day_of(moment: date) -> Period:
    day = date(moment.year, moment.month, moment.day)
    return Period(day, day)
