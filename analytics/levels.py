"""How high do gauges such as followers stand?"""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

import numpy as np

from analytics.comparison import change_of
from analytics.measures import Card, Change, DailySeries
from analytics.wording import count_in_words, day_in_words, listed
from database.queries.levels import LevelReadings, total_level
from domain.metrics import Metric
from domain.periods import Period

# A reading older than this at the period's end is named in the notes.
OLD_AFTER = timedelta(days=7)


def level_card(
    metric: Metric, readings: Sequence[LevelReadings], before: Sequence[LevelReadings] | None
) -> Card | None:
    """None when no account was ever read up to the period's end."""
    if not readings:
        return None
    values = total_level(readings)
    return Card(
        metric=metric,
        amount=_sum(readings),
        before=_sum(before) if before else None,
        change=_change(readings, before) if before else None,
        sparkline=values,
        days_with_data=int(np.count_nonzero(~np.isnan(values))),
        beyond_days=Decimal(0),
        estimated_share=0.0,
    )


def _sum(readings: Sequence[LevelReadings]) -> Decimal:
    return sum((reading.last_value for reading in readings), Decimal(0))


def _change(now: Sequence[LevelReadings], before: Sequence[LevelReadings]) -> Change:
    """Accounts first read after the comparison period would pass for growth."""
    added = {reading.account_id for reading in now} - {reading.account_id for reading in before}
    reason = "A level is not compared with daily variation."
    if added:
        accounts = count_in_words(len(added), "account")
        reason = f"{accounts} of {len(now)} had no reading in the comparison period or before."
    return change_of(_sum(now), _sum(before), reason=reason, comparable=not added)


def level_series(readings: Sequence[LevelReadings], period: Period) -> tuple[DailySeries, ...]:
    """One per platform, in the order of first appearance."""
    platforms = dict.fromkeys(reading.platform for reading in readings)
    return tuple(
        DailySeries(
            platform,
            period,
            total_level([r for r in readings if r.platform is platform]),
            np.zeros(period.days, dtype=np.bool_),
        )
        for platform in platforms
    )


def old_readings_note(metric: Metric, readings: Sequence[LevelReadings], period: Period) -> str:
    old = [r for r in readings if period.last_day - r.last_day > OLD_AFTER]
    if not old:
        return ""
    words = [
        f"{r.account} ({r.platform.label}) was last read on {day_in_words(r.last_day)}" for r in old
    ]
    return f"{metric.label}: {listed(words)}; that value stands for the end of the period."
