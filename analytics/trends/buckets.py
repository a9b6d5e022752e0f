"""Days gathered into weeks or months, where every day of them is known."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from domain.granularity import Granularity, buckets, is_whole
from domain.periods import Period

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Line:
    """One value per step, nan where missing; a step is named by its first day."""

    steps: tuple[date, ...]
    values: Values
    estimated: NDArray[np.bool_]  # largely spread over days without figures

    @property
    def known(self) -> int:
        return int(np.count_nonzero(np.isfinite(self.values)))


def gathered(daily: Line, granularity: Granularity, *, gauge: bool) -> Line:
    """Weeks and months that `daily` covers whole. Amounts are added and are missing where a day
    is; of a gauge the last reading stands for the step."""
    if granularity is Granularity.DAY or not daily.steps:
        return daily
    combine = _last if gauge else _sum
    parts = _parts(Period(daily.steps[0], daily.steps[-1]), granularity)
    return Line(
        tuple(daily.steps[part.start] for part in parts),
        np.array([combine(daily.values[part]) for part in parts]),
        np.array([bool(daily.estimated[part].any()) for part in parts], dtype=np.bool_),
    )


def gathered_values(
    values: Values, period: Period, granularity: Granularity, *, gauge: bool
) -> Values:
    """Of a line beside the days, such as a fitted trend."""
    if granularity is Granularity.DAY:
        return values
    combine: Callable[[Values], float] = _last if gauge else _sum
    return np.array([combine(values[part]) for part in _parts(period, granularity)])


def _parts(period: Period, granularity: Granularity) -> Sequence[slice]:
    return [
        slice(
            (bucket.first_day - period.first_day).days,
            (bucket.last_day - period.first_day).days + 1,
        )
        for bucket in buckets(period, granularity)
        if is_whole(bucket, granularity)
    ]


def _sum(values: Values) -> float:
    return float(values.sum())


def _last(values: Values) -> float:
    known = values[np.isfinite(values)]
    return float(known[-1]) if known.size else float("nan")
