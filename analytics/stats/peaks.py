"""At which hours of the day does something happen most, and may that be chance?"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from domain.errors import NotEnoughData

Codes = NDArray[np.int64]

HOURS = 24
MINIMUM_EVENTS = 30
MINIMUM_DAYS = 10
_WIDTH = 3
_PERMUTATIONS = 1999


@dataclass(frozen=True)
class PeakHours:
    """The `width` hours from `first_hour` on in which most events lie, beyond midnight if need be;
    `low` and `high` bound the `share` of events in these very hours."""

    first_hour: int
    width: int
    share: float
    low: float
    high: float
    p: float
    n: int
    days: int
    method: str

    @property
    def stands(self) -> bool:
        return self.p < 0.05

    @property
    def last_hour(self) -> int:
        """The hour at which they end."""
        return (self.first_hour + self.width) % HOURS


def find_peak_hours(
    hours: Codes,
    days: Codes,
    *,
    width: int = _WIDTH,
    permutations: int = _PERMUTATIONS,
    seed: int = 0,
) -> PeakHours:
    """Events with their hour (0..23) and day, shapes (n,).

    Events of one day come together, so each day counts as a whole: for the test all events of a
    day are moved by the same random number of hours, for the interval days are drawn anew.

    Source: the scan statistic, Naus (1965), J. Am. Statist. Assoc. 60; Efron (1979), Ann. Stat. 7.
    """
    names, place = np.unique(days, return_inverse=True)
    if hours.size < MINIMUM_EVENTS:
        raise NotEnoughData("Peak hours", needed=MINIMUM_EVENTS, got=hours.size, unit="clips")
    if names.size < MINIMUM_DAYS:
        raise NotEnoughData("Peak hours", needed=MINIMUM_DAYS, got=names.size)
    table = np.zeros((names.size, HOURS))
    np.add.at(table, (place, hours), 1)
    rng = np.random.default_rng(seed)
    counts = _windows(table.sum(axis=0)[None, :], width)[0]
    first = int(counts.argmax())
    heights = _windows(_turned(table, permutations, rng), width).max(axis=1)
    low, high = _drawn_anew(table, first, width, permutations, rng)
    return PeakHours(
        first_hour=first,
        width=width,
        share=float(counts[first] / hours.size),
        low=low,
        high=high,
        p=float((1 + (heights >= counts[first] - 0.5).sum()) / (1 + permutations)),
        n=hours.size,
        days=names.size,
        method="scan of the hours, days turned at random",
    )


def _windows(counts: NDArray[np.float64], width: int) -> NDArray[np.float64]:
    """Of each row (r, 24): the events of `width` hours from each hour on."""
    return np.asarray(sum(np.roll(counts, -step, axis=1) for step in range(width)))


def _turned(
    table: NDArray[np.float64], permutations: int, rng: np.random.Generator
) -> NDArray[np.float64]:
    """Sums of the days, each turned by hours of its own, shape (permutations, 24)."""
    sums = np.zeros((permutations, HOURS))
    hours = np.arange(HOURS)
    for day in table:
        sums += day[(hours - rng.integers(HOURS, size=permutations)[:, None]) % HOURS]
    return sums


def _drawn_anew(
    table: NDArray[np.float64], first: int, width: int, resamples: int, rng: np.random.Generator
) -> tuple[float, float]:
    inside = _windows(table, width)[:, first]
    drawn = rng.integers(len(table), size=(resamples, len(table)))
    shares = inside[drawn].sum(axis=1) / table.sum(axis=1)[drawn].sum(axis=1)
    low, high = np.quantile(shares, [0.025, 0.975])
    return float(low), float(high)
