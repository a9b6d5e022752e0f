"""What one period tells of a metric: the amounts of its days, and figures for longer stretches."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from analytics.stretches import chosen_stretches
from database.queries.daily import DailyAmounts, daily_amounts
from database.queries.stretches import CountedStretches, counted_stretches
from domain.metrics import Metric
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis


@dataclass(frozen=True, eq=False)
class Side:
    """None stands for: no source tells it."""

    period: Period
    daily: DailyAmounts | None = None
    stretches: CountedStretches | None = None

    @property
    def beyond(self) -> Decimal | None:
        return self.stretches.counted if self.stretches else None

    @property
    def amount(self) -> Decimal | None:
        if self.daily is None:
            return self.beyond
        return self.daily.amount + (self.beyond or 0)

    @property
    def rests_on_stretches(self) -> bool:
        return bool(self.beyond) or (self.daily is None and self.beyond is not None)

    @property
    def values(self) -> NDArray[np.float64]:
        return self.daily.values if self.daily else np.full(self.period.days, np.nan)

    @property
    def days_with_data(self) -> int:
        return self.daily.days_with_data if self.daily else 0

    @property
    def estimated_share(self) -> float:
        """0..1 of the daily part."""
        if self.daily is None or self.daily.amount <= 0:
            return 0.0
        return min(1.0, max(0.0, float(self.daily.estimated_amount / self.daily.amount)))


def sides(
    connection: Connection, selection: Selection, basis: Basis, metrics: Iterable[Metric]
) -> dict[str, Side]:
    """By name of counter; those of which the period tells nothing at all are absent."""
    counters = [metric for metric in metrics if metric.additive]
    daily = daily_amounts(connection, selection, basis, counters)
    stretches = {}
    if basis is Basis.POSTS:
        chosen = chosen_stretches(connection, selection, counters)
        stretches = counted_stretches(connection, selection, counters, chosen)
    return {
        name: Side(selection.period, daily.get(name), stretches.get(name))
        for name in daily.keys() | stretches.keys()
    }


def told_names(*of: Mapping[str, Side]) -> frozenset[str]:
    """Metrics with an amount on any of these sides."""
    return frozenset(
        name for by_name in of for name, side in by_name.items() if side.amount is not None
    )
