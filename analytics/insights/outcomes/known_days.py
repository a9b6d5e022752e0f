"""Daily series by account or platform, as they are known now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection

from analytics.scope import resolve_scope
from analytics.series import ESTIMATED_DAY_SHARE
from database.queries.daily import DailyAmounts
from database.queries.grouped_daily import grouped_amounts
from domain.periods import Period
from domain.selection import Selection
from domain.vocabulary import Comparison, Level

Values = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class KnownDays:
    """By platform, or by the label of an account. `read` leaves out days that are mostly spread
    over a gap."""

    period: Period
    told: Mapping[str, Values]
    read: Mapping[str, Values]

    def over(self, name: str, days: Period, *, with_spread: bool = True) -> Values:
        """One entry per day; nan where it is not known, or outside of what was looked at."""
        known = (self.told if with_spread else self.read).get(name)
        found = np.full(days.days, np.nan)
        if known is None:
            return found
        for at in range(days.days):
            day = days.first_day + timedelta(days=at)
            if day in self.period:
                found[at] = known[(day - self.period.first_day).days]
        return found


def known_days(
    connection: Connection, workspace_id: int, period: Period, metric: str, level: Level
) -> KnownDays:
    selection = Selection(workspace_id, period, Comparison.OFF)
    scope = resolve_scope(connection, selection, metric)
    groups = grouped_amounts(connection, selection, scope.basis_of(scope.metric), scope.metric,
                             level)  # fmt: skip
    named = [group.key if level is Level.PLATFORM else group.label for group in groups]
    told = [group.amounts.values for group in groups]
    read = [_read(group.amounts) for group in groups]
    return KnownDays(
        period, dict(zip(named, told, strict=True)), dict(zip(named, read, strict=True))
    )


def _read(amounts: DailyAmounts) -> Values:
    with np.errstate(invalid="ignore"):
        spread = np.abs(amounts.estimated) > ESTIMATED_DAY_SHARE * np.abs(amounts.values)
    return np.where(spread, np.nan, amounts.values)
