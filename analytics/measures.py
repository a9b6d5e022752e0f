"""The frozen pieces that reports of amounts over a period share."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

from analytics.stats.variation import Variation
from domain.metrics import Metric
from domain.periods import Period
from domain.vocabulary import Basis, Platform


@dataclass(frozen=True)
class Change:
    """`ratio` is now/before - 1; None when before is zero ("new")."""

    amount: Decimal
    ratio: float | None
    within_noise: bool | None  # None: too few days to tell
    comparable: bool  # False: the two periods are not equally covered, or the definition changed
    reason: str = ""  # why not comparable, or why noise cannot be told
    variation: Variation | None = None  # of the mean day, where it could be told


@dataclass(frozen=True, eq=False)
class Card:
    """One metric over the period. `amount` None: no source tells it, which is not zero."""

    metric: Metric
    amount: Decimal | None
    before: Decimal | None
    change: Change | None
    sparkline: NDArray[np.float64]  # one value per day of the period, nan where missing
    days_with_data: int
    beyond_days: Decimal  # part of `amount` known only for longer stretches, not by day
    estimated_share: float  # 0..1 of the daily part that was spread over gaps
    currency: str | None = None  # ISO 4217 of an amount of money, when the accounts name it
    basis: Basis | None = None  # set where it differs from the page's: no other tells the metric


@dataclass(frozen=True, eq=False)
class DailySeries:
    """Both arrays have one entry per day of `period`, or per stretch of `lengths` days when these
    are given; nan and False where missing."""

    platform: Platform
    period: Period
    values: NDArray[np.float64]
    estimated: NDArray[np.bool_]
    lengths: tuple[int, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """The first day of each entry."""
        return tuple(span.first_day for span in self.spans)

    @property
    def spans(self) -> tuple[Period, ...]:
        if not self.lengths:
            return tuple(Period(day, day) for day in self.period)
        after = tuple(accumulate(self.lengths))
        first = self.period.first_day
        return tuple(
            Period(first + timedelta(end - length), first + timedelta(end - 1))
            for end, length in zip(after, self.lengths, strict=True)
        )


@dataclass(frozen=True)
class DefinitionChange:
    platform: Platform
    metric: str
    day: date
    description: str


@dataclass(frozen=True)
class Freshness:
    platform: Platform
    account: str
    last_day: date | None
    imported_at: datetime | None
