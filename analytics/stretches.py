"""Which of several overlapping stretches of days are counted?"""

from bisect import bisect_left
from collections.abc import Iterable
from datetime import date
from itertools import groupby

from sqlalchemy import Connection

from database.queries.stretches import Stretch, stated_stretches
from domain.metrics import Metric
from domain.periods import Period
from domain.selection import Selection

# Days covered, stretches used (negative), and the stretches from the last to the first: the
# greatest wins.
_Merit = tuple[int, int, tuple[tuple[int, int], ...]]


def choose_stretches(stretches: Iterable[Period]) -> tuple[Period, ...]:
    """Those that cover the most days without overlapping; ties: fewer, then the later ones.

    Weighted interval scheduling, O(n log n). Later: compared from the last stretch backwards by
    last day, then first day.
    """
    candidates = sorted(set(stretches), key=lambda stretch: (stretch.last_day, stretch.first_day))
    ends = [stretch.last_day for stretch in candidates]
    best: list[_Merit] = [(0, 0, ())]
    for number, stretch in enumerate(candidates):
        days, fewer, later = best[bisect_left(ends, stretch.first_day)]
        key = (stretch.last_day.toordinal(), stretch.first_day.toordinal())
        taken = (days + stretch.days, fewer - 1, (key, *later))
        best.append(max(best[number], taken))
    return tuple(
        Period(date.fromordinal(first), date.fromordinal(last))
        for last, first in reversed(best[-1][2])
    )


def chosen_stretches(
    connection: Connection, selection: Selection, metrics: Iterable[Metric]
) -> tuple[Stretch, ...]:
    """The stated stretches inside the period that it counts, per account and metric."""
    found = sorted(stated_stretches(connection, selection, metrics), key=_series)
    return tuple(
        Stretch(metric, account_id, period)
        for (metric, account_id), series in groupby(found, key=_series)
        for period in choose_stretches(stretch.period for stretch in series)
    )


def _series(stretch: Stretch) -> tuple[str, int]:
    return stretch.metric, stretch.account_id
