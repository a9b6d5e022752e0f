"""The days of one metric, platform by platform."""

from collections.abc import Sequence

import numpy as np
from sqlalchemy import Connection

from analytics.measures import DailySeries
from database.queries.daily import DailyAmounts, platform_amounts
from domain.metrics import Metric
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Basis, Platform

# A day counts as estimated when more than this share of its amount was spread over a gap.
ESTIMATED_DAY_SHARE = 0.2


def counter_series(
    connection: Connection, selection: Selection, basis: Basis, metric: Metric
) -> tuple[DailySeries, ...]:
    """Platforms without a figure in the period are absent."""
    found = platform_amounts(connection, selection, basis, metric)
    return tuple(
        _series(platform, selection.period, amounts) for platform, amounts in found.items()
    )


def _series(platform: Platform, period: Period, amounts: DailyAmounts) -> DailySeries:
    with np.errstate(invalid="ignore"):
        estimated = np.abs(amounts.estimated) > ESTIMATED_DAY_SHARE * np.abs(amounts.values)
    return DailySeries(platform, period, amounts.values, estimated)


def largest_first(series: Sequence[DailySeries]) -> tuple[DailySeries, ...]:
    return tuple(sorted(series, key=lambda one: (-np.nansum(one.values), one.platform)))


def in_order_of(
    series: Sequence[DailySeries], order: Sequence[DailySeries], period: Period
) -> tuple[DailySeries, ...]:
    """The series of the same platforms as `order`, then any further ones; nan where missing."""
    found = {one.platform: one for one in series}
    platforms = dict.fromkeys([one.platform for one in order] + [one.platform for one in series])
    return tuple(found.get(platform) or _empty(platform, period) for platform in platforms)


def _empty(platform: Platform, period: Period) -> DailySeries:
    return DailySeries(
        platform, period, np.full(period.days, np.nan), np.zeros(period.days, dtype=np.bool_)
    )
