"""Which share of a metric did each platform bring, and how did that move?"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from analytics.measures import DailySeries
from domain.periods import DAYS_PER_WEEK, Period
from domain.vocabulary import Platform

_BY_DAY_UP_TO = 35  # days; longer periods are told by week

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class PlatformMix:
    """`shares` has a row per platform and a column per span, 0..1, nan where the platform tells
    nothing. `whole` is False where a platform lacks days that others have."""

    spans: tuple[Period, ...]
    platforms: tuple[Platform, ...]
    shares: Values
    whole: NDArray[np.bool_]


def platform_mix(series: Sequence[DailySeries]) -> PlatformMix | None:
    """None without amounts by day. Weeks are counted back from the last day; a rest is left out."""
    if not series:
        return None
    values = np.vstack([one.values for one in series])
    length = 1 if values.shape[1] <= _BY_DAY_UP_TO else DAYS_PER_WEEK
    rest = values.shape[1] % length
    grouped = values[:, rest:].reshape(len(series), -1, length)
    known = np.isfinite(grouped)
    sums = np.where(known.any(axis=2), np.nansum(grouped, axis=2), np.nan)
    totals = np.nansum(sums, axis=0)
    shares = np.divide(sums, totals, out=np.full(sums.shape, np.nan), where=totals > 0)
    days = known.sum(axis=2)
    return PlatformMix(
        spans=_spans(series[0].period, rest, length),
        platforms=tuple(one.platform for one in series),
        shares=shares,
        whole=np.asarray((days == days.max(axis=0)).all(axis=0)),
    )


def _spans(period: Period, rest: int, length: int) -> tuple[Period, ...]:
    days = tuple(period)[rest:]
    return tuple(
        Period(days[start], days[start + length - 1]) for start in range(0, len(days), length)
    )
