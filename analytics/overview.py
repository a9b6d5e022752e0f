"""What happened in the selected period?"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from domain.metrics import Metric
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Platform


@dataclass(frozen=True)
class Change:
    """`ratio` is now/before - 1; None when before is zero ("new")."""

    amount: Decimal
    ratio: float | None
    within_noise: bool | None  # None: too few days to tell
    comparable: bool  # False: the two periods are not equally covered, or the definition changed
    reason: str = ""  # why not comparable, or why noise cannot be told


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


@dataclass(frozen=True, eq=False)
class DailySeries:
    """Both arrays have one entry per day of `period`; nan and False where missing."""

    platform: Platform
    period: Period
    values: NDArray[np.float64]
    estimated: NDArray[np.bool_]


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


@dataclass(frozen=True, eq=False)
class OverviewReport:
    selection: Selection
    metric: Metric  # the one the chart shows
    metrics: tuple[Metric, ...]  # those with figures in the workspace, for the metric choice
    basis: Basis  # the one counted, chosen by the reader or resolved
    basis_note: str  # e.g. how the other basis differs; "" when only one exists
    time_zone: str
    cards: tuple[Card, ...]
    series: tuple[DailySeries, ...]  # largest platform first
    comparison: tuple[DailySeries, ...]  # same order of platforms, over the comparison period
    definition_changes: tuple[DefinitionChange, ...]
    freshness: tuple[Freshness, ...]
    notes: tuple[str, ...]  # what was left out and why, in the reader's words


@dataclass(frozen=True, eq=False)
class TopContent:
    content_id: int
    title: str
    platforms: tuple[Platform, ...]
    content_type: str | None
    published_on: date | None
    url: str | None
    amount: Decimal
    before: Decimal | None
    change_ratio: float | None
    share: float | None  # 0..1 of the selection's total
    recent: NDArray[np.float64]  # the last 28 days of the period, nan where missing
    beyond_days: bool  # True: rests on figures for a longer stretch


@dataclass(frozen=True, eq=False)
class TopContentReport:
    selection: Selection
    metric: Metric
    rows: tuple[TopContent, ...]
    counted: int  # how many pieces of content had a figure
    notes: tuple[str, ...]
